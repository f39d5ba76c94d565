import { Card, Table } from 'antd'
import { Link } from 'wouter'
import { useAsk } from '../../api.ts'
import { useSpeech } from '../../language.tsx'
import { AreaName } from '../../parts/area-name.tsx'
import { Answer, Nothing } from '../../parts/states.tsx'
import { paths } from '../../paths.ts'
import { CursorPages, useCursor } from './cursor-pages.tsx'
import { momentText } from './run-words.ts'

/** Batches of extracts that were begun. */
export function BatchList() {
  const { say } = useSpeech()
  const place = useCursor('batches')
  const query = { ...(place.cursor && { cursor: place.cursor }), limit: 20 }
  const batches = useAsk('get', '/api/batches', { query }, { keeps: true })
  return (
    <Card styles={{ body: { padding: 0 } }}>
      <Answer of={batches}>
        {({ batches: rows, next }) => (
          <>
            <Table
              size="small"
              rowKey="key"
              aria-label={say('批次', 'Batches')}
              dataSource={rows}
              pagination={false}
              scroll={{ x: 640 }}
              locale={{
                emptyText: (
                  <Nothing>{say('还没有批次。点“新建批次”开始。', 'No batches yet. Begin with “New batch”.')}</Nothing>
                ),
              }}
              columns={[
                {
                  title: say('名称', 'Name'),
                  render: (_, batch) => <Link href={paths.batch(batch.key)}>{batch.name}</Link>,
                },
                { title: say('地区', 'Area'), render: (_, { area }) => <AreaName code={area} /> },
                { title: say('建立人', 'Made by'), dataIndex: 'madeBy' },
                { title: say('建立时间', 'Made'), render: (_, { madeAt }) => momentText(madeAt) },
              ]}
            />
            <CursorPages place={place} next={next} />
          </>
        )}
      </Answer>
    </Card>
  )
}
