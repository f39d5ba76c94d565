import { Alert, Form, Input, Modal } from 'antd'
import { useDeed } from '../../api.ts'
import { useSpeech } from '../../language.tsx'
import type { Signatures } from './official-form.tsx'

interface Filing extends Signatures {
  reason?: string
}

/** Files the table under three names; a later version says why. */
export function FileDialog({
  run,
  quarter,
  version,
  onFiled,
  onCancel,
}: {
  run: string
  quarter: string
  /** of the table filed last for the quarter; 0: none */
  version: number
  onFiled: (table: string) => void
  onCancel: () => void
}) {
  const { say } = useSpeech()
  const [form] = Form.useForm<Filing>()
  const file = useDeed('post', '/api/runs/{key}/quarterly/filing', ({ table }) => onFiled(table))
  const needed = (message: string) => [{ required: true, whitespace: true, message }]
  const names: [keyof Signatures, string][] = [
    ['preparer', say('填表人', 'Prepared by')],
    ['sectionHead', say('处（科）负责人', 'Head of the section')],
    ['unitHead', say('单位负责人', 'Head of the unit')],
  ]
  return (
    <Modal
      open
      title={say(
        `上报 ${quarter} 季度报表（第 ${version + 1} 版）`,
        `File the table of ${quarter}, version ${version + 1}`,
      )}
      okText={say('上报', 'File')}
      confirmLoading={file.isPending}
      onOk={() => form.submit()}
      onCancel={onCancel}
    >
      <p>
        {say(
          '上报后这张表固定不变。更正须另报一版并说明原因。',
          'Once filed the table is frozen. A correction is a new version that says why.',
        )}
      </p>
      <Form
        form={form}
        layout="vertical"
        onFinish={({ reason, ...signatures }) =>
          file.mutate({ path: { key: run }, body: { signatures, ...(version > 0 && reason && { reason }) } })
        }
      >
        {names.map(([name, label]) => (
          <Form.Item key={name} name={name} label={label} rules={needed(say(`请填写${label}姓名`, 'Give the name'))}>
            <Input maxLength={60} autoComplete="off" />
          </Form.Item>
        ))}
        {version > 0 && (
          <Form.Item
            name="reason"
            label={say('更正原因', 'Why it is corrected')}
            rules={[{ required: true, whitespace: true, min: 2, message: say('请说明更正原因', 'Say why') }]}
          >
            <Input.TextArea rows={3} maxLength={500} showCount />
          </Form.Item>
        )}
      </Form>
      {file.error && <Alert role="alert" type="error" showIcon title={file.error.message} />}
    </Modal>
  )
}
