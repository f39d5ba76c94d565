import { Button, Card, Segmented, Space, Table, Tooltip } from 'antd'
import { useState } from 'react'
import { useAsk } from '../../api.ts'
import { useSpeech } from '../../language.tsx'
import { AreaName } from '../../parts/area-name.tsx'
import { usePages } from '../../parts/page-turner.tsx'
import { Answer, Nothing } from '../../parts/states.tsx'
import { useSession } from '../../session.tsx'
import { type AccessException, type State, stateWords } from './access-exception.ts'
import { DecideRequest } from './decide-request.tsx'
import { useRequestColumns } from './use-request-columns.tsx'

/** What others ask to see of the reviewer's areas, and what became of it. */
export function Requests() {
  const { say } = useSpeech()
  const { own } = useSession()
  const { cursor, turner, first } = usePages()
  const [state, setState] = useState<State | 'all'>('requested')
  const [deciding, setDeciding] = useState<{ exception: AccessException; isGrant: boolean } | null>(null)
  const list = useAsk(
    'get',
    '/api/exceptions',
    { query: { limit: 50, cursor, ...(state !== 'all' && { state }) } },
    { keeps: true },
  )
  const columns = useRequestColumns()
  const word = (of: State) => say(stateWords[of][0], stateWords[of][1])
  return (
    <Card
      title={say('对本地区的访问申请', 'Requests for our area')}
      styles={{ body: { padding: 0 } }}
      extra={
        <Segmented<State | 'all'>
          aria-label={say('状态', 'State')}
          value={state}
          onChange={(next) => {
            first()
            setState(next)
          }}
          options={[
            ...(Object.keys(stateWords) as State[]).map((value) => ({ value, label: word(value) })),
            { value: 'all', label: say('全部', 'All') },
          ]}
        />
      }
    >
      <Answer of={list}>
        {({ exceptions, next }) => (
          <>
            <Table<AccessException>
              size="small"
              rowKey="key"
              aria-label={say('对本地区的访问申请', 'Requests for our area')}
              dataSource={exceptions}
              pagination={false}
              scroll={{ x: 1000 }}
              locale={{ emptyText: <Nothing>{say('没有这样的申请。', 'There are none.')}</Nothing> }}
              columns={[
                {
                  title: say('申请人', 'Who'),
                  width: 150,
                  render: (_, { name, login }) => (name === login ? name : `${name} (${login})`),
                },
                { title: say('地区', 'Area'), width: 130, render: (_, { area }) => <AreaName code={area} /> },
                columns.reason,
                columns.asked,
                columns.days,
                columns.state,
                {
                  title: say('审批', 'Decision'),
                  width: 150,
                  render: (_, exception) => {
                    if (exception.state !== 'requested') return null
                    const isOwn = exception.account === own.key
                    return (
                      <Tooltip title={isOwn ? say('自己的申请由他人审批。', 'Somebody else decides your own.') : null}>
                        <Space size={6}>
                          <Button
                            size="small"
                            type="primary"
                            disabled={isOwn}
                            onClick={() => setDeciding({ exception, isGrant: true })}
                          >
                            {say('同意', 'Grant')}
                          </Button>
                          <Button
                            size="small"
                            danger
                            disabled={isOwn}
                            onClick={() => setDeciding({ exception, isGrant: false })}
                          >
                            {say('不同意', 'Refuse')}
                          </Button>
                        </Space>
                      </Tooltip>
                    )
                  },
                },
              ]}
            />
            {turner(next)}
          </>
        )}
      </Answer>
      {deciding && <DecideRequest {...deciding} onClose={() => setDeciding(null)} />}
    </Card>
  )
}
