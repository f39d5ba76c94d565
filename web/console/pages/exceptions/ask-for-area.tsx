import { Alert, App, Form, Input, InputNumber, Modal } from 'antd'
import { useDeed } from '../../api.ts'
import { useSpeech } from '../../language.tsx'
import { AreaField } from '../../parts/area-field.tsx'

interface Entered {
  area: string
  reason: string
  days: number
}

/** Asks for an area outside one's own. */
export function AskForArea({ onClose }: { onClose: () => void }) {
  const { say } = useSpeech()
  const { message } = App.useApp()
  const [form] = Form.useForm<Entered>()
  const days = Form.useWatch('days', form) ?? 7
  const send = useDeed('post', '/api/exceptions', () => {
    message.success(say('已提交，由该地区的复核人审批', 'It was sent; a reviewer of that area decides'))
    onClose()
  })
  const required = { required: true, message: say('必填', 'Needed') }
  const until = new Date(Date.now() + days * 86_400_000).toLocaleDateString('sv-SE')
  return (
    <Modal
      open
      title={say('申请访问辖区以外的数据', 'Ask for access outside your area')}
      okText={say('提交申请', 'Send')}
      cancelText={say('取消', 'Cancel')}
      okButtonProps={{ loading: send.isPending }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      {send.error && (
        <Alert role="alert" type="error" showIcon title={send.error.message} style={{ marginBottom: 16 }} />
      )}
      <Form<Entered>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ area: '000000', days: 7 }}
        onFinish={(entered) => send.mutate({ body: entered })}
      >
        <Form.Item
          name="area"
          label={say('要访问的地区', 'Which area')}
          rules={[
            required,
            {
              pattern: /^(?!000000$)/,
              message: say('请选到省以下的具体地区', 'Choose an area below the whole country'),
            },
          ]}
        >
          <AreaField />
        </Form.Item>
        <Form.Item
          name="reason"
          label={say('事由', 'Reason')}
          extra={say(
            '不要写姓名和证件号码：事由会留在审计记录里。',
            'No names or numbers: the reason stays in the audit.',
          )}
          rules={[required, { min: 4, message: say('至少 4 个字', 'At least 4 characters') }]}
        >
          <Input.TextArea rows={3} maxLength={500} showCount />
        </Form.Item>
        <Form.Item
          name="days"
          label={say('需要几天（1 至 30）', 'For how many days (1 to 30)')}
          extra={say(`如今天获准，有效至 ${until}。`, `Granted today, it lasts until ${until}.`)}
          rules={[required]}
        >
          <InputNumber min={1} max={30} precision={0} />
        </Form.Item>
      </Form>
    </Modal>
  )
}
