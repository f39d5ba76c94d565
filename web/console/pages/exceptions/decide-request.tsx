import { Alert, App, Form, Input, InputNumber, Modal } from 'antd'
import { useDeed } from '../../api.ts'
import { useSpeech } from '../../language.tsx'
import { AreaName } from '../../parts/area-name.tsx'
import type { AccessException } from './access-exception.ts'

/** Grants a request for some days, or refuses it for a reason. */
export function DecideRequest({
  exception,
  isGrant,
  onClose,
}: {
  exception: AccessException
  isGrant: boolean
  onClose: () => void
}) {
  const { say } = useSpeech()
  const { message } = App.useApp()
  const [form] = Form.useForm<{ days: number; reason: string }>()
  const finish = (words: string) => {
    message.success(words)
    onClose()
  }
  const grant = useDeed('post', '/api/exceptions/{key}/grant', () => finish(say('已开放', 'It is open')))
  const refuse = useDeed('post', '/api/exceptions/{key}/refusal', () => finish(say('已退回申请人', 'It was refused')))
  const { isPending, error } = isGrant ? grant : refuse
  const path = { key: exception.key }
  const required = { required: true, message: say('必填', 'Needed') }
  return (
    <Modal
      open
      title={isGrant ? say('同意访问', 'Grant access') : say('不同意访问', 'Refuse access')}
      okText={isGrant ? say('同意', 'Grant') : say('不同意', 'Refuse')}
      cancelText={say('取消', 'Cancel')}
      okButtonProps={{ loading: isPending, danger: !isGrant }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      {error && <Alert role="alert" type="error" showIcon title={error.message} style={{ marginBottom: 16 }} />}
      <p>
        {exception.name} ({exception.login}) · <AreaName code={exception.area} />
        <br />
        {say('事由：', 'Reason: ')}
        {exception.reason}
      </p>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ days: exception.requestedDays }}
        onFinish={({ days, reason }) =>
          isGrant ? grant.mutate({ path, body: { days } }) : refuse.mutate({ path, body: { reason } })
        }
      >
        {isGrant ? (
          <Form.Item
            name="days"
            label={say('开放几天（1 至 30）', 'For how many days (1 to 30)')}
            extra={say('从现在起，只能查看。', 'From now on, for reading only.')}
            rules={[required]}
          >
            <InputNumber min={1} max={30} precision={0} autoFocus />
          </Form.Item>
        ) : (
          <Form.Item
            name="reason"
            label={say('理由', 'Why')}
            rules={[required, { min: 2, message: say('至少 2 个字', 'At least 2 characters') }]}
          >
            <Input.TextArea rows={3} maxLength={500} showCount autoFocus />
          </Form.Item>
        )}
      </Form>
    </Modal>
  )
}
