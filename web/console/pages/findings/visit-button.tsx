import { EnvironmentOutlined } from '@ant-design/icons'
import { Alert, App, Button, Checkbox, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import type { PersonRow } from '../../../api/schema.ts'
import { useDeed } from '../../api.ts'
import { useSpeech } from '../../language.tsx'

interface Entered {
  people: string[]
  reason: string
}

/** Sends people to be asked at the door: whom the records do not answer for, or because of a finding. */
export function VisitButton({
  people,
  finding,
}: {
  people: readonly Pick<PersonRow, 'key' | 'name' | 'ask'>[]
  finding?: string
}) {
  const { say } = useSpeech()
  const { message } = App.useApp()
  const [form] = Form.useForm<Entered>()
  const [isOpen, setOpen] = useState(false)
  const send = useDeed('post', '/api/people/{key}/visits')
  const open = people.filter(({ ask }) => ask !== 'visit')
  if (open.length === 0) return null
  const nameOf = ({ name }: { name: string | null }) => name ?? say('（无姓名）', '(no name)')
  async function sendAll({ people: keys, reason }: Entered) {
    for (const key of keys) {
      await send.mutateAsync({ path: { key }, body: { reason, ...(finding !== undefined && { finding }) } })
      // Whoever is sent is not sent again where a later one is refused.
      form.setFieldValue(
        'people',
        form.getFieldValue('people').filter((one: string) => one !== key),
      )
    }
    message.success(say('已提交，等待另一人复核', 'Sent; a second person has to approve it'))
    setOpen(false)
    form.resetFields()
  }
  return (
    <>
      <Button icon={<EnvironmentOutlined />} onClick={() => setOpen(true)}>
        {say('转入户调查', 'Send to be visited')}
      </Button>
      <Modal
        open={isOpen}
        title={say('转入户调查', 'To be asked at the door')}
        okText={say('提交复核', 'Send for approval')}
        confirmLoading={send.isPending}
        onOk={() => form.submit()}
        onCancel={() => setOpen(false)}
      >
        <p>
          {say(
            '列入需入户调查的名单，直到有人核实。另一人复核后生效。',
            'They are listed to be visited until somebody verifies them. It holds once a second person approves it.',
          )}
        </p>
        <Form<Entered>
          form={form}
          layout="vertical"
          requiredMark={false}
          initialValues={{ people: open.length === 1 ? [open[0]!.key] : [] }}
          onFinish={(entered) => void sendAll(entered).catch(() => undefined)}
        >
          <Form.Item
            name="people"
            label={say('人员', 'People')}
            rules={[
              {
                // Not `required`, which a group of boxes cannot say to those who hear it.
                validator: (_, keys: string[]) =>
                  keys.length > 0 ? Promise.resolve() : Promise.reject(new Error(say('请选择人员', 'Choose somebody'))),
              },
            ]}
          >
            <Checkbox.Group options={open.map((person) => ({ value: person.key, label: nameOf(person) }))} />
          </Form.Item>
          <Form.Item
            name="reason"
            label={say('要调查什么', 'What to ask')}
            rules={[{ required: true, whitespace: true, min: 2, message: say('至少 2 个字', 'At least 2 characters') }]}
          >
            <Input.TextArea rows={2} maxLength={500} showCount />
          </Form.Item>
        </Form>
        {send.error && <Alert role="alert" type="error" showIcon title={send.error.message} />}
      </Modal>
    </>
  )
}
