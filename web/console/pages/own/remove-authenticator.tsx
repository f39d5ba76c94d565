import { App, Form, Modal } from 'antd'
import { useDeed } from '../../api.ts'
import { useSpeech } from '../../language.tsx'
import { PasswordStep } from './password-step.tsx'

/** Takes one's own authenticator away, by password. */
export function RemoveAuthenticator({ onClose }: { onClose: () => void }) {
  const { say } = useSpeech()
  const { message } = App.useApp()
  const [form] = Form.useForm<{ current: string }>()
  const remove = useDeed('delete', '/api/own/second-factor', () => {
    message.success(say('验证器已解除', 'The authenticator was taken away'))
    onClose()
  })
  return (
    <Modal
      open
      title={say('解除验证器？', 'Take the authenticator away?')}
      okText={say('解除', 'Take away')}
      cancelText={say('取消', 'Cancel')}
      okButtonProps={{ danger: true, loading: remove.isPending }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p>{say('以后只凭密码登录，恢复码随之作废。', 'The password alone is enough then; recovery codes end too.')}</p>
      <PasswordStep form={form} error={remove.error} onEntered={(current) => remove.mutate({ body: { current } })} />
    </Modal>
  )
}
