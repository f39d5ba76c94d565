import { Card, Table, Tag } from 'antd'
import { useAsk } from '../../api.ts'
import { useSpeech } from '../../language.tsx'
import { AreaName } from '../../parts/area-name.tsx'
import { momentText } from '../../parts/moment-text.ts'
import { usePages } from '../../parts/page-turner.tsx'
import { Answer, Nothing } from '../../parts/states.tsx'
import { Wide } from '../../parts/wide.tsx'
import { type AccessException, stateWords } from './access-exception.ts'

/** What whoever is signed in asked for themselves: what waits, what is open to them, and what became of the rest. */
export function OwnRequests() {
  const { say } = useSpeech()
  const { cursor, turner } = usePages()
  const list = useAsk('get', '/api/own/exceptions', { query: { limit: 20, cursor } }, { keeps: true })
  const title = say('我的申请', 'What I asked for')
  return (
    <Card title={title} styles={{ body: { padding: 0 } }}>
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
                  { title: say('事由', 'Reason'), dataIndex: 'reason' },
                  {
                    title: say('申请时间', 'Asked'),
                    width: 140,
                    render: (_, { requestedAt }) => momentText(requestedAt),
                  },
                  {
                    title: say('天数', 'Days'),
                    width: 60,
                    align: 'right',
                    render: (_, { requestedDays }) => requestedDays,
                  },
                  {
                    title: say('状态', 'State'),
                    width: 260,
                    render: (_, { state, validTo, refusal }) => (
                      <>
                        <Tag color={stateWords[state][2]}>{say(stateWords[state][0], stateWords[state][1])}</Tag>
                        {state === 'requested' && say('等该地区复核人审批', 'a reviewer there decides')}
                        {validTo !== null && `${say('至', 'until')} ${momentText(validTo)}`}
                        {refusal !== null && <div>{refusal}</div>}
                      </>
                    ),
                  },
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
