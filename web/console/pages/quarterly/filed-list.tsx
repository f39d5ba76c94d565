import { Card, Table, Tooltip } from 'antd'
import { Link } from 'wouter'
import type { components } from '../../../api/schema.ts'
import { useAsk } from '../../api.ts'
import { useSpeech } from '../../language.tsx'
import { AreaName } from '../../parts/area-name.tsx'
import { Answer, Nothing } from '../../parts/states.tsx'
import { paths } from '../../paths.ts'
import { CursorPages, useCursor } from '../runs/cursor-pages.tsx'
import { momentText } from '../runs/run-words.ts'

/** Tables that were filed, the newest first. */
export function FiledList() {
  const { say } = useSpeech()
  const place = useCursor()
  const query = { ...(place.cursor && { cursor: place.cursor }), limit: 20 }
  const filed = useAsk('get', '/api/quarterly-tables', { query }, { keeps: true })
  return (
    <Card className="no-print" title={say('已上报的表', 'Filed tables')} styles={{ body: { padding: 0 } }}>
      <Answer of={filed}>
        {({ tables, next }) => (
          <>
            <Table<components['schemas']['FiledTable']>
              size="small"
              rowKey="key"
              aria-label={say('已上报的表', 'Filed tables')}
              dataSource={tables}
              pagination={false}
              scroll={{ x: 860 }}
              locale={{ emptyText: <Nothing>{say('还没有上报过。', 'Nothing was filed yet.')}</Nothing> }}
              columns={[
                {
                  title: say('季度', 'Quarter'),
                  width: 160,
                  render: (_, { key, quarter, version }) => (
                    <Link href={`${paths.quarterly()}?table=${key}`}>
                      {say(`${quarter} 第 ${version} 版`, `${quarter}, version ${version}`)}
                    </Link>
                  ),
                },
                { title: say('地区', 'Area'), width: 120, render: (_, { area }) => <AreaName code={area} /> },
                { title: say('编制', 'Prepared by'), dataIndex: 'preparedBy', width: 110 },
                { title: say('上报人', 'Filed by'), dataIndex: 'filedBy', width: 110 },
                { title: say('上报时间', 'Filed'), width: 150, render: (_, { filedAt }) => momentText(filedAt) },
                { title: say('更正原因', 'Why corrected'), render: (_, { reason }) => reason ?? '—' },
                {
                  title: say('校验值', 'Digest'),
                  width: 130,
                  render: (_, { digest }) => (
                    <Tooltip title={digest}>
                      <code>{digest.slice(0, 12)}</code>
                    </Tooltip>
                  ),
                },
              ]}
            />
            <CursorPages place={place} next={next} />
          </>
        )}
      </Answer>
    </Card>
  )
}
