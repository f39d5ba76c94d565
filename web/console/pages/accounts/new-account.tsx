import { Alert, Form, Input, Modal } from 'antd'
import { useDeed } from '../../api.ts'
import { useSpeech } from '../../language.tsx'
import { AreaField } from '../../parts/area-field.tsx'
import { ShownOnce } from '../../parts/shown-once.tsx'
import { useSession } from '../../session.tsx'

interface Entered {
  login: string
  name: string
  area: string
}

/** An account without roles, and the password with which its owner first signs in. */
export function NewAccount({ onClose }: { onClose: () => void }) {
  const { say } = useSpeech()
  const { area } = useSession()
  const [form] = Form.useForm<Entered>()
  const make = useDeed('post', '/api/accounts')
  const required = { required: true, message: say('必填', 'Needed') }
  if (make.data !== undefined) {
    return (
      <ShownOnce
        title={say('账号已建立：一次性密码', 'The account is made: its one-time password')}
        secret={make.data.password}
        onClose={onClose}
      >
        <p>
          {say(
            `请当面交给 ${form.getFieldValue('name')}（账号 ${form.getFieldValue('login')}）。首次登录后须改为自己的密码，再由安全管理员授予角色。`,
            `Hand it to ${form.getFieldValue('name')} (account ${form.getFieldValue('login')}). They choose a password of their own at the first sign-in; then the security administrator grants roles.`,
          )}
        </p>
      </ShownOnce>
    )
  }
  return (
    <Modal
      open
      title={say('新建账号', 'New account')}
      okText={say('建立', 'Make')}
      cancelText={say('取消', 'Cancel')}
      okButtonProps={{ loading: make.isPending }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      {make.error && (
        <Alert role="alert" type="error" showIcon title={make.error.message} style={{ marginBottom: 16 }} />
      )}
      <Form<Entered>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ area }}
        onFinish={(entered) => make.mutate({ body: entered })}
      >
        <Form.Item
          name="login"
          label={say('账号', 'Account')}
          extra={say(
            '小写字母开头，可含数字、点和连字符。',
            'Small letters, digits, dots and hyphens; a letter first.',
          )}
          rules={[
            required,
            {
              pattern: /^[a-z][a-z0-9.-]{1,39}$/,
              message: say('2 至 40 个小写字母、数字、点或连字符', '2 to 40 small letters, digits, dots or hyphens'),
            },
          ]}
        >
          <Input autoComplete="off" autoFocus maxLength={40} />
        </Form.Item>
        <Form.Item name="name" label={say('姓名', 'Name')} rules={[required]}>
          <Input autoComplete="off" maxLength={60} />
        </Form.Item>
        <Form.Item name="area" label={say('所在地区', 'Office')} rules={[required]}>
          <AreaField />
        </Form.Item>
      </Form>
    </Modal>
  )
}
