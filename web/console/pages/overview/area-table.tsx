import { DownloadOutlined } from '@ant-design/icons'
import { Button, Card, Table } from 'antd'
import { useSpeech } from '../../language.tsx'
import { count, coverage, figure, percent, registered, share } from '../../parts/figures.ts'
import { narrow } from '../../parts/narrow-words.ts'
import { saveCSV } from '../../parts/save-csv.ts'
import { insuranceWords } from '../../parts/words.ts'
import type { AreaFigures } from './area-tiles.tsx'

/** The divisions below, to be ranked by any column. */
export function AreaTable({
  area,
  divisions,
  onOpen,
}: {
  area: string
  divisions: readonly AreaFigures[]
  onOpen: (code: string) => void
}) {
  const { say } = useSpeech()
  const columns = [
    { title: say('户籍人口', 'People'), of: ({ figures }: AreaFigures) => figure(figures, 'local'), show: count },
    {
      title: say('登记率', 'Registered'),
      of: ({ figures }: AreaFigures) => share(registered(figures), figure(figures, 'local')),
      show: percent,
    },
    { title: say('需调查', 'To be asked'), of: ({ figures }: AreaFigures) => figure(figures, 'survey'), show: count },
    { title: say('已核实', 'Verified'), of: ({ figures }: AreaFigures) => figure(figures, 'verified'), show: count },
    ...Object.entries(insuranceWords).map(([code, words]) => ({
      title: say(...words),
      of: ({ figures }: AreaFigures) => coverage(figures, code),
      show: percent,
    })),
  ] as { title: string; of: (row: AreaFigures) => number | null; show: (value: never) => string }[]
  const nameOf = ({ name }: AreaFigures) => name ?? say('未细分', 'Known no finer')
  return (
    <Card
      title={say('各地排名', 'Areas, ranked')}
      styles={{ body: { padding: 0 } }}
      extra={
        <Button
          size="small"
          className="no-print"
          icon={<DownloadOutlined />}
          onClick={() =>
            saveCSV(`areas-${area}.csv`, [
              [say('代码', 'Code'), say('地区', 'Area'), ...columns.map(({ title }) => title)],
              ...divisions.map((row) => [
                row.area,
                nameOf(row),
                ...columns.map(({ of, show }) => show(of(row) as never)),
              ]),
            ])
          }
        >
          CSV
        </Button>
      }
    >
      <Table<AreaFigures>
        size="small"
        rowKey="area"
        dataSource={divisions as AreaFigures[]}
        pagination={divisions.length > 50 ? { pageSize: 50, size: 'small' } : false}
        scroll={{ x: 920 }}
        columns={[
          {
            title: say('地区', 'Area'),
            fixed: 'left',
            width: 140,
            render: (_, row) =>
              row.name === null ? (
                nameOf(row)
              ) : (
                <Button type="link" style={{ padding: 0, height: 'auto' }} onClick={() => onOpen(row.area)}>
                  {row.name}
                </Button>
              ),
          },
          ...columns.map(({ title, of, show }) => ({
            title: narrow(title),
            align: 'right' as const,
            className: 'narrow-head',
            sorter: (one: AreaFigures, other: AreaFigures) => (of(one) ?? -1) - (of(other) ?? -1),
            render: (_: unknown, row: AreaFigures) => show(of(row) as never),
          })),
        ]}
      />
    </Card>
  )
}
