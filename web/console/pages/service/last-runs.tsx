import { Card, Table } from 'antd'
import { useSpeech } from '../../language.tsx'
import { AreaName } from '../../parts/area-name.tsx'
import { momentText } from '../../parts/moment-text.ts'
import { Nothing } from '../../parts/states.tsx'
import { Wide } from '../../parts/wide.tsx'
import type { Health } from './health.ts'

type LastRun = Health['runs'][number]

/** The run that each area published last. */
export function LastRuns({ runs }: { runs: LastRun[] }) {
  const { say } = useSpeech()
  const title = say('各地区最近一次入库', 'The last run of each area')
  return (
    <Card size="small" title={title} styles={{ body: { padding: 0 } }}>
      <Wide label={title} width={600}>
        <Table<LastRun>
          size="small"
          rowKey="area"
          aria-label={title}
          dataSource={runs}
          pagination={runs.length > 20 && { pageSize: 20, showSizeChanger: false }}
          locale={{ emptyText: <Nothing>{say('还没有入库。', 'Nothing was published yet.')}</Nothing> }}
          columns={[
            {
              title: say('地区', 'Area'),
              render: (_, { area }) => (
                <>
                  <AreaName code={area} /> ({area})
                </>
              ),
            },
            { title: say('季度', 'Quarter'), width: 140, dataIndex: 'quarter' },
            { title: say('数据截至', 'Data as of'), width: 160, dataIndex: 'asOf' },
            {
              title: say('入库时间', 'Published'),
              width: 180,
              render: (_, { publishedAt }) => momentText(publishedAt),
            },
          ]}
        />
      </Wide>
    </Card>
  )
}
