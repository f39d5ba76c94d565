import { App, Button, Table } from 'antd'
import { useState } from 'react'
import { Link } from 'wouter'
import { useDeed } from '../../api.ts'
import { useSpeech } from '../../language.tsx'
import { momentText } from '../../parts/moment-text.ts'
import { ReasonDialog } from '../../parts/reason-dialog.tsx'
import { TwoHands } from '../../parts/two-hands.tsx'
import { paths } from '../../paths.ts'
import { useSession } from '../../session.tsx'

interface Merge {
  other: string
  /** whether this entry is the one that stayed */
  kept: boolean
  reason: string
  handler: string
  reviewer: string
  mergedAt: string
  undoneAt: string | null
}

/** Entries that are, or were, one with this person. */
export function Merges({ personKey: key, merges }: { personKey: string; merges: readonly Merge[] }) {
  const { say } = useSpeech()
  const { can } = useSession()
  const { message } = App.useApp()
  const [undone, setUndone] = useState<Merge | null>(null)
  const undo = useDeed('post', '/api/people/{key}/merge-undoings', () => {
    message.success(say('已提交，等待另一人复核', 'Sent; a second person has to approve it'))
    setUndone(null)
  })
  return (
    <>
      <Table<Merge>
        size="small"
        rowKey={({ other, mergedAt }) => other + mergedAt}
        aria-label={say('合并', 'Merges')}
        pagination={false}
        dataSource={merges}
        columns={[
          {
            title: say('另一条登记', 'The other entry'),
            render: (_, { other, kept }) => (
              <Link href={paths.person(other)}>
                {kept ? say('并入此人的登记', 'was merged into this one') : say('此人并入的登记', 'stays instead')}
              </Link>
            ),
          },
          { title: say('依据', 'Grounds'), dataIndex: 'reason' },
          {
            title: say('经办 / 复核', 'By / approved by'),
            render: (_, { handler, reviewer, mergedAt }) => (
              <TwoHands handler={handler} reviewer={reviewer} at={mergedAt} />
            ),
          },
          {
            title: say('现状', 'Now'),
            render: (_, merge) =>
              merge.undoneAt !== null ? (
                say(`${momentText(merge.undoneAt)} 已撤销`, `undone ${momentText(merge.undoneAt)}`)
              ) : merge.kept && can('person.merge.propose') ? (
                <Button size="small" onClick={() => setUndone(merge)}>
                  {say('撤销合并', 'Undo')}
                </Button>
              ) : (
                say('有效', 'stands')
              ),
          },
        ]}
      />
      <ReasonDialog
        open={undone !== null}
        title={say('撤销合并：两条登记不是同一人', 'Undo the merge: they are two people')}
        okText={say('提交复核', 'Send for approval')}
        pending={undo.isPending}
        error={undo.error}
        onOk={(reason) => undone !== null && undo.mutate({ path: { key }, body: { other: undone.other, reason } })}
        onCancel={() => setUndone(null)}
      />
    </>
  )
}
