import { Alert, Button, Modal, Space, Tooltip } from 'antd'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { useDeed } from '../../api.ts'
import { useSpeech } from '../../language.tsx'
import { ReasonDialog } from '../../parts/reason-dialog.tsx'
import { paths } from '../../paths.ts'
import { useSession } from '../../session.tsx'
import type { Run } from './run-words.ts'

/** What can be done with a proposal that waits: look ahead, publish, refuse. */
export function RunActions({ run }: { run: Run }) {
  const { say } = useSpeech()
  const { can, own } = useSession()
  const [, go] = useLocation()
  const [asks, setAsks] = useState<'approve' | 'refuse' | null>(null)
  const path = { key: run.key }
  const toJob = ({ job }: { job: string }) => go(paths.job(job))
  const preview = useDeed('post', '/api/runs/{key}/preview', toJob)
  const approve = useDeed('post', '/api/runs/{key}/approval', toJob)
  const refuse = useDeed('post', '/api/runs/{key}/refusal', () => setAsks(null))
  if (run.state !== 'proposed') return null
  const isOwn = run.proposedBy === own.login
  const why = isOwn
    ? say('您是提请人，须由另一人复核', 'You proposed it; a second person has to decide')
    : !can('run.publish.approve')
      ? say('须由有复核权限的另一人办理', 'Somebody who may approve has to decide')
      : null
  return (
    <>
      <Space wrap>
        {(can('run.publish.propose') || can('run.publish.approve')) && (
          <Button loading={preview.isPending} onClick={() => preview.mutate({ path })}>
            {say('预览变化', 'Preview the changes')}
          </Button>
        )}
        <Tooltip title={why}>
          <Button danger disabled={why !== null} onClick={() => setAsks('refuse')}>
            {say('不予入库', 'Refuse')}
          </Button>
        </Tooltip>
        <Tooltip title={why}>
          <Button type="primary" disabled={why !== null} onClick={() => setAsks('approve')}>
            {say('同意入库', 'Approve')}
          </Button>
        </Tooltip>
      </Space>
      {preview.error && <Alert role="alert" type="error" showIcon title={preview.error.message} />}
      <Modal
        open={asks === 'approve'}
        title={say(`同意 ${run.quarter} 的结果入库？`, `Publish the results of ${run.quarter}?`)}
        okText={say('入库', 'Publish')}
        confirmLoading={approve.isPending}
        onOk={() => approve.mutate({ path })}
        onCancel={() => setAsks(null)}
      >
        <p>
          {say(
            '登记库将按这次结果更新，全部成功或全部不变；原来的内容作为历史保留。建议先看“预览变化”。',
            'The register takes these results, all or nothing; what it held stays as history. Preview the changes first.',
          )}
        </p>
        {approve.error && <Alert role="alert" type="error" showIcon title={approve.error.message} />}
      </Modal>
      <ReasonDialog
        open={asks === 'refuse'}
        title={say('不予入库', 'Refuse the proposal')}
        okText={say('不予入库', 'Refuse')}
        pending={refuse.isPending}
        error={refuse.error}
        onOk={(reason) => refuse.mutate({ path, body: { reason } })}
        onCancel={() => setAsks(null)}
      />
    </>
  )
}
