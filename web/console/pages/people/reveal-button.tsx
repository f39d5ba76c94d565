import { EyeOutlined } from '@ant-design/icons'
import { Alert, Button, Checkbox, Descriptions, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { useDeed } from '../../api.ts'
import { useSpeech } from '../../language.tsx'

interface Entered {
  fields: string[]
  reason: string
}

/**
 * Number, phone, address and values of local indicators in full, for a reason that the audit keeps. They are gone when the
 * dialog closes.
 */
export function RevealButton({
  personKey: key,
  local,
}: {
  personKey: string
  /** local indicators that have a value, which is masked where it is no code */
  local: readonly { code: string; name: string; valueName: string | null }[]
}) {
  const { say } = useSpeech()
  const [isOpen, setOpen] = useState(false)
  const reveal = useDeed('post', '/api/people/{key}/reveal')
  const [form] = Form.useForm<Entered>()
  const names = { number: say('证件号码', 'Number'), phone: say('电话', 'Phone'), address: say('地址', 'Address') }
  const masked = local.filter(({ valueName }) => valueName === null)
  const choices = [
    ...Object.entries(names).map(([value, label]) => ({ value, label })),
    ...masked.map(({ code, name }) => ({ value: code, label: name })),
  ]
  const shown = Object.entries({ ...reveal.data, ...reveal.data?.local }).filter(([name]) => name !== 'local')
  const close = () => {
    setOpen(false)
    reveal.reset()
    form.resetFields()
  }
  return (
    <>
      <Button icon={<EyeOutlined />} onClick={() => setOpen(true)}>
        {say('显示完整信息', 'Reveal')}
      </Button>
      <Modal
        open={isOpen}
        title={say('显示完整信息', 'Reveal')}
        onCancel={close}
        okText={reveal.data ? say('关闭', 'Close') : say('显示', 'Reveal')}
        onOk={() => (reveal.data ? close() : form.submit())}
        confirmLoading={reveal.isPending}
        cancelButtonProps={{ style: reveal.data ? { display: 'none' } : {} }}
      >
        {reveal.error && <Alert role="alert" type="error" title={reveal.error.message} style={{ marginBottom: 12 }} />}
        {reveal.data ? (
          <Descriptions
            column={1}
            bordered
            size="small"
            items={shown.map(([name, value]) => ({
              key: name,
              label: choices.find((choice) => choice.value === name)?.label ?? name,
              children: (value as string | null) ?? '—',
            }))}
          />
        ) : (
          <Form<Entered>
            form={form}
            layout="vertical"
            initialValues={{ fields: ['number'] }}
            onFinish={(body) => reveal.mutate({ path: { key }, body })}
          >
            <Form.Item name="fields" label={say('显示哪些', 'Which')} rules={[{ required: true }]}>
              <Checkbox.Group options={choices} />
            </Form.Item>
            <Form.Item
              name="reason"
              label={say('事由（将记入审计）', 'Reason (kept in the audit)')}
              rules={[{ required: true, min: 2 }]}
            >
              <Input.TextArea rows={2} maxLength={200} showCount />
            </Form.Item>
          </Form>
        )}
      </Modal>
    </>
  )
}
