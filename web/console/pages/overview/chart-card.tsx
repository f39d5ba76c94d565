import { BarChartOutlined, DownloadOutlined, TableOutlined } from '@ant-design/icons'
import { Button, Card, Segmented, Space, Table } from 'antd'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { useSpeech } from '../../language.tsx'
import { saveCSV } from '../../parts/save-csv.ts'
import { Waiting } from '../../parts/states.tsx'

const Chart = lazy(() => import('../../parts/chart.tsx'))

interface Shown {
  title: string
  /** what the chart says, for whoever cannot see it */
  label: string
  option: object
  height?: number
  head: readonly string[]
  rows: readonly (readonly (string | number | null)[])[]
  name: string
  note?: ReactNode
  /** what is shown first; a chart unless it would say nothing */
  first?: 'chart' | 'table'
  onPick?: (code: string) => void
}

/** A chart with its table and its CSV. */
export function ChartCard({
  title,
  label,
  option,
  height = 280,
  head,
  rows,
  name,
  note,
  first = 'chart',
  onPick,
}: Shown) {
  const { say } = useSpeech()
  const [shown, setShown] = useState<'chart' | 'table'>(first)
  return (
    <Card
      title={title}
      style={{ height: '100%' }}
      extra={
        <Space className="no-print">
          <Segmented
            size="small"
            value={shown}
            onChange={setShown}
            aria-label={say('图或表', 'Chart or table')}
            options={[
              { value: 'chart', icon: <BarChartOutlined />, title: say('图', 'Chart') },
              { value: 'table', icon: <TableOutlined />, title: say('表', 'Table') },
            ]}
          />
          <Button size="small" icon={<DownloadOutlined />} onClick={() => saveCSV(`${name}.csv`, [head, ...rows])}>
            CSV
          </Button>
        </Space>
      }
    >
      {shown === 'chart' ? (
        <Suspense fallback={<Waiting />}>
          <Chart option={option} height={height} label={label} {...(onPick && { onPick })} />
        </Suspense>
      ) : (
        // Wider than the card it is moved sideways, by the keyboard too.
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached
        <section tabIndex={0} aria-label={title} style={{ overflowX: 'auto' }}>
          <Table
            size="small"
            pagination={false}
            className="figures-table"
            rowKey={(row) => String(row[0])}
            dataSource={rows as never}
            columns={head.map(
              (text, place) =>
                ({
                  title: text,
                  align: place === 0 ? 'left' : 'right',
                  render: (_: unknown, row: readonly unknown[]) => row[place] as ReactNode,
                }) as never,
            )}
          />
        </section>
      )}
      {note && <div style={{ marginTop: 8, color: '#4d5866' }}>{note}</div>}
    </Card>
  )
}
