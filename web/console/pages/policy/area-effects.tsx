import { DownloadOutlined } from '@ant-design/icons'
import { Button, Card, Table } from 'antd'
import { useSpeech } from '../../language.tsx'
import { AreaName } from '../../parts/area-name.tsx'
import { count } from '../../parts/figures.ts'
import { saveCSV } from '../../parts/save-csv.ts'
import { Nothing } from '../../parts/states.tsx'
import { type AreaEffect, byPrefecture, type PrefectureEffect, type Touched } from './effect.ts'

interface Row extends Touched {
  key: string
  area: string
  /** of a prefecture, those who belong to no county of it */
  isRest: boolean
  children?: Row[]
}

const countyRow = (county: AreaEffect): Row => ({
  ...county,
  key: county.area,
  isRest: county.area === county.prefecture,
})

const prefectureRow = ({ counties, ...prefecture }: PrefectureEffect): Row => ({
  ...prefecture,
  key: `all-${prefecture.area}`,
  isRest: false,
  children: counties.map(countyRow),
})

/** Where a policy table would change how many people, the most first. */
export function AreaEffects({ areas }: { areas: readonly AreaEffect[] }) {
  const { say } = useSpeech()
  const rows = byPrefecture(areas).map(prefectureRow)
  const columns = [
    ['changed', say('状态代码有变化', 'A code changes')],
    ['newlyAsked', say('新增需调查', 'Newly asked')],
    ['noLongerAsked', say('不再需调查', 'No longer asked')],
  ] as const
  const most = (name: (typeof columns)[number][0]) => Math.max(1, ...areas.map((area) => area[name]))
  const save = () =>
    saveCSV('policy-effect.csv', [
      [say('代码', 'Code'), say('人数', 'People'), ...columns.map(([, title]) => title)],
      ...areas.map((area) => [area.area, area.people, ...columns.map(([name]) => area[name])]),
    ])
  return (
    <Card
      title={say('各地有多少人受影响', 'How many people, by area')}
      styles={{ body: { padding: 0 } }}
      extra={
        areas.length > 0 && (
          <Button size="small" className="no-print" icon={<DownloadOutlined />} onClick={save}>
            CSV
          </Button>
        )
      }
    >
      <Table<Row>
        size="small"
        rowKey="key"
        aria-label={say('各地受影响的人数', 'People by area')}
        dataSource={rows}
        pagination={false}
        scroll={{ x: 760 }}
        expandable={{ defaultExpandAllRows: rows.length === 1 }}
        locale={{ emptyText: <Nothing>{say('哪里都没有变化。', 'Nothing changes anywhere.')}</Nothing> }}
        columns={[
          {
            title: say('地区', 'Area'),
            render: (_, { area, isRest }) =>
              isRest ? say('未落到县（市、区）', 'In no county') : <AreaName code={area} />,
          },
          { title: say('人数', 'People'), align: 'right', width: 90, render: (_, { people }) => count(people) },
          ...columns.map(([name, title]) => ({
            title,
            width: 170,
            align: 'right' as const,
            render: (_: unknown, row: Row) => (
              <Bar value={row[name]} most={row.children === undefined ? most(name) : null} />
            ),
          })),
        ]}
      />
    </Card>
  )
}

/** A figure, with its length beside those of other counties. */
function Bar({ value, most }: { value: number; most: number | null }) {
  return (
    <span style={{ display: 'flex', gap: 8, alignItems: 'center', justifyContent: 'flex-end' }}>
      {most !== null && (
        <span aria-hidden style={{ flex: 1, display: 'flex', justifyContent: 'flex-end' }}>
          <span style={{ width: `${(value / most) * 100}%`, height: 8, borderRadius: 2, background: '#8fb4dc' }} />
        </span>
      )}
      <span style={{ minWidth: 44, ...(most === null && { fontWeight: 600 }) }}>{count(value)}</span>
    </span>
  )
}
