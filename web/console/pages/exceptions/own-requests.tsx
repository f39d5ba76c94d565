import { Card, Table } from 'antd'
import { useAsk } from '../../api.ts'
import { useSpeech } from '../../language.tsx'
import { AreaName } from '../../parts/area-name.tsx'
import { usePages } from '../../parts/page-turner.tsx'
import { Answer, Nothing } from '../../parts/states.tsx'
import { Wide } from '../../parts/wide.tsx'
import type { AccessException } from './access-exception.ts'
import { useRequestColumns } from './use-request-columns.tsx'

/** What whoever is signed in asked for themselves: what waits, what is open to them, and what became of the rest. */
export function OwnRequests() {
  const { say } = useSpeech()
  const { cursor, turner } = usePages()
  const list = useAsk('get', '/api/own/exceptions', { query: { limit: 20, cursor } }, { keeps: true })
  const { reason, asked, days, state } = useRequestColumns()
  const title = say('我的申请', 'What I asked for')
  return (
    <Card
      title={title}
      extra={say('由该地区的复核人审批', 'A reviewer of that area decides')}
      styles={{ body: { padding: 0 } }}
    >
      <Answer of={list}>
        {({ exceptions, next }) => (
          <>
            <Wide label={title} width={860}>
              <Table<AccessException>
                size="small"
                rowKey="key"
                aria-label={title}
                dataSource={exceptions}
                pagination={false}
                locale={{
                  emptyText: (
                    <Nothing>
                      {say('您还没有申请过。申请后在这里看到进展。', 'You have asked for nothing yet.')}
                    </Nothing>
                  ),
                }}
                columns={[
                  {
                    title: say('地区', 'Area'),
                    width: 200,
                    render: (_, { area }) => (
                      <>
                        <AreaName code={area} /> ({area})
                      </>
                    ),
                  },
                  reason,
                  asked,
                  days,
                  state,
                ]}
              />
            </Wide>
            {turner(next)}
          </>
        )}
      </Answer>
    </Card>
  )
}
