import { App, Button, Table, Tag } from 'antd'
import { useState } from 'react'
import type { paths as Api } from '../../../api/schema.ts'
import { useDeed } from '../../api.ts'
import { useSpeech } from '../../language.tsx'
import { momentText } from '../../parts/moment-text.ts'
import { ReasonDialog } from '../../parts/reason-dialog.tsx'
import { TwoHands } from '../../parts/two-hands.tsx'
import { useSession } from '../../session.tsx'
import { RowPlace } from '../decisions/ruled-row.tsx'

type Ruling =
  Api['/api/people/{key}/history']['get']['responses']['200']['content']['application/json']['rulings'][number]

/** Rows that people ruled to be this person's, or not; a ruling that stands may be taken back. */
export function RowRulings({ personKey: key, rulings }: { personKey: string; rulings: readonly Ruling[] }) {
  const { say } = useSpeech()
  const { can } = useSession()
  const { message } = App.useApp()
  const [wrong, setWrong] = useState<Ruling | null>(null)
  const takeBack = useDeed('post', '/api/people/{key}/ruling-undoings', () => {
    message.success(say('已提交，等待另一人复核', 'Sent; a second person has to approve it'))
    setWrong(null)
  })
  const close = () => {
    takeBack.reset()
    setWrong(null)
  }
  return (
    <>
      <Table<Ruling>
        size="small"
        rowKey="decision"
        aria-label={say('记录认定', 'Rulings on rows')}
        pagination={false}
        scroll={{ x: 480 }}
        style={{ marginBottom: 16 }}
        dataSource={rulings}
        columns={[
          {
            title: say('记录', 'Row'),
            render: (_, { row }) => (
              <>
                {row.name} {row.number ?? say('（无可用号码）', '(no usable number)')}
                <RowPlace row={row} />
              </>
            ),
          },
          {
            title: say('认定', 'Ruled'),
            render: (_, { ruling, reason }) => (
              <>
                {ruling === 'same' ? (
                  <Tag color="green">{say('是本人', 'theirs')}</Tag>
                ) : (
                  <Tag>{say('不是本人', 'not theirs')}</Tag>
                )}
                <div>{reason}</div>
              </>
            ),
          },
          {
            title: say('经办 / 复核', 'By / approved by'),
            render: (_, { handler, reviewer, ruledAt }) => (
              <TwoHands handler={handler} reviewer={reviewer} at={ruledAt} />
            ),
          },
          {
            title: say('现状', 'Now'),
            width: 110,
            render: (_, ruling) => {
              const { ended } = ruling
              if (ended !== null)
                return (
                  <>
                    {ended.as === 'taken_back' ? say('已撤销', 'taken back') : say('已另行认定', 'ruled anew')}
                    <div style={{ color: '#4d5866' }}>{momentText(ended.at)}</div>
                  </>
                )
              return can('person.verify') ? (
                <Button size="small" onClick={() => setWrong(ruling)}>
                  {say('撤销认定', 'Take back')}
                </Button>
              ) : (
                say('有效', 'stands')
              )
            },
          },
        ]}
      />
      <ReasonDialog
        open={wrong !== null}
        title={
          wrong?.ruling === 'same'
            ? say('撤销认定：不再把这条记录归入此人', 'Take back: the row is no longer ruled to be this person’s')
            : say('撤销认定：这条记录可以重新认定', 'Take back: the row may be ruled on again')
        }
        okText={say('提交复核', 'Send for approval')}
        pending={takeBack.isPending}
        error={takeBack.error}
        onOk={(reason) =>
          wrong !== null && takeBack.mutate({ path: { key }, body: { ruling: wrong.decision, reason } })
        }
        onCancel={close}
      />
    </>
  )
}
