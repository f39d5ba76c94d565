import { SafetyCertificateOutlined } from '@ant-design/icons'
import { Alert, Button, Modal } from 'antd'
import { useState } from 'react'
import { useDeed } from '../../api.ts'
import { useSpeech } from '../../language.tsx'
import { Waiting } from '../../parts/states.tsx'

const faultWords: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  changed: ['被改动过', 'was changed'],
  missing: ['缺失', 'is missing'],
  inserted: ['是插入的', 'was put in'],
  reordered: ['次序被调换', 'was moved'],
  truncated: ['从这里起被截去', 'and all after it were cut off'],
}

/** Goes through the whole chain, and says in a sentence whether it holds. */
export function ChainCheck() {
  const { say } = useSpeech()
  const [isOpen, setOpen] = useState(false)
  const check = useDeed('post', '/api/audit/verification')
  const fault = check.data?.firstFault
  const faultText = () => {
    if (!fault) return ''
    const words = faultWords[fault.what]
    const place = fault.seq === null ? say('', '') : say(`第 ${fault.seq} 号记录`, `, entry ${fault.seq},`)
    return say(
      `第 ${fault.groupNo} 组${place}${words?.[0] ?? fault.what}。请立即保全现场并报告。`,
      `Group ${fault.groupNo}${place} ${words?.[1] ?? fault.what}. Keep everything as it is and report it.`,
    )
  }
  return (
    <>
      <Button
        icon={<SafetyCertificateOutlined />}
        onClick={() => {
          setOpen(true)
          check.mutate({})
        }}
      >
        {say('核对审计链', 'Check the chain')}
      </Button>
      <Modal
        open={isOpen}
        title={say('核对审计链', 'Check of the audit chain')}
        onCancel={() => setOpen(false)}
        footer={
          <Button type="primary" onClick={() => setOpen(false)}>
            {say('关闭', 'Close')}
          </Button>
        }
      >
        {check.isPending && <Waiting />}
        {check.error && <Alert role="alert" type="error" showIcon title={check.error.message} />}
        {check.data?.ok === true && (
          <Alert
            role="status"
            type="success"
            showIcon
            title={say('审计链完整', 'The chain holds')}
            description={say(
              `核对了 ${check.data.groups} 组共 ${check.data.entries} 条记录，没有改动、缺失、插入或调换。`,
              `${check.data.entries} entries in ${check.data.groups} groups were checked: none was changed, removed, added or moved.`,
            )}
          />
        )}
        {check.data?.ok === false && (
          <Alert
            role="alert"
            type="error"
            showIcon
            title={say('审计链有问题', 'The chain is broken')}
            description={`${faultText()} ${say(
              `此前的 ${check.data.entries} 条记录无误。`,
              `The ${check.data.entries} entries before it are right.`,
            )}`}
          />
        )}
      </Modal>
    </>
  )
}
