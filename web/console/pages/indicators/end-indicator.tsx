import { Alert, App, Form, Input, Modal } from 'antd'
import { useDeed } from '../../api.ts'
import { useSpeech } from '../../language.tsx'
import type { LocalIndicator } from './types.ts'

/** Ends a local indicator, for a reason. */
export function EndIndicator({ indicator, onClose }: { indicator: LocalIndicator; onClose: () => void }) {
  const { say } = useSpeech()
  const { message } = App.useApp()
  const [form] = Form.useForm<{ reason: string }>()
  const end = useDeed('post', '/api/indicators/{code}/ending', () => {
    message.success(say('已停用', 'It was ended'))
    onClose()
  })
  return (
    <Modal
      open
      title={say(`停用“${indicator.name}”？`, `End ${indicator.name}?`)}
      okText={say('停用', 'End')}
      cancelText={say('取消', 'Cancel')}
      okButtonProps={{ danger: true, loading: end.isPending }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p>
        {say(
          '停用后核实人员时不再填写；已填的内容保留，可以查看。停用后不能恢复。',
          'It is verified no more; values that are there stay readable. It cannot be taken up again.',
        )}
      </p>
      {end.error && <Alert role="alert" type="error" showIcon title={end.error.message} style={{ marginBottom: 12 }} />}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={({ reason }) => end.mutate({ path: { code: indicator.code }, body: { reason } })}
      >
        <Form.Item
          name="reason"
          label={say('理由', 'Reason')}
          rules={[
            { required: true, message: say('必填', 'Needed') },
            { min: 2, message: say('至少 2 个字', 'At least 2 characters') },
          ]}
        >
          <Input.TextArea rows={3} maxLength={500} showCount autoFocus />
        </Form.Item>
      </Form>
    </Modal>
  )
}
