import { CheckCircleOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Alert, App, Button, Form, Input, Modal, Select, Space } from 'antd'
import { useState } from 'react'
import type { components } from '../../../api/schema.ts'
import { useAsk, useDeed } from '../../api.ts'
import { useSpeech } from '../../language.tsx'
import { today } from '../../parts/today.ts'
import { insuranceWords } from '../../parts/words.ts'
import { isWithin, VerifiedValue } from './verified-value.tsx'

interface Entered {
  values: { field: string; value: string }[]
  /** YYYY-MM-DD */
  verifiedOn: string
  reason: string
}

/** What somebody at the counter found out about the person. It is a proposal until a second person approves it. */
export function VerifyButton({
  personKey: key,
  person,
}: {
  personKey: string
  person: components['schemas']['PersonRecord']
}) {
  const { say } = useSpeech()
  const { message } = App.useApp()
  const [isOpen, setOpen] = useState(false)
  const [form] = Form.useForm<Entered>()
  const verify = useDeed('post', '/api/people/{key}/verifications', () => {
    message.success(say('已提交，等待另一人复核', 'Sent; a second person has to approve it'))
    setOpen(false)
    form.resetFields()
  })
  const fields: Readonly<Record<string, string>> = {
    ...Object.fromEntries(Object.entries(insuranceWords).map(([code, words]) => [code, say(...words)])),
    AAC004: say('性别', 'Sex'),
    AAC006: say('出生日期（YYYYMMDD）', 'Birth date (YYYYMMDD)'),
    AAC010: say('户籍地址', 'Registered address'),
    AAE006: say('联系地址', 'Address'),
    AAE005: say('联系电话', 'Phone'),
    AAC012: say('个人身份', 'Status of the person'),
    AAB004: say('工作单位', 'Employer'),
  }
  const asked = useAsk('get', '/api/indicators', {}, { enabled: isOpen })
  const local = (asked.data?.local ?? []).filter(({ area, endedAt }) => endedAt === null && isWithin(person.area, area))
  const items = [
    ...Object.entries(fields).map(([value, label]) => ({ value, label })),
    ...local.map(({ code, name }) => ({ value: code, label: name })),
  ]
  return (
    <>
      <Button
        type="primary"
        icon={<CheckCircleOutlined />}
        disabled={person.leftAt !== null}
        onClick={() => setOpen(true)}
      >
        {say('核实登记', 'Verify')}
      </Button>
      <Modal
        open={isOpen}
        width={640}
        title={say(`核实登记：${person.name ?? ''}`, `Verify: ${person.name ?? ''}`)}
        okText={say('提交复核', 'Send for approval')}
        confirmLoading={verify.isPending}
        onOk={() => form.submit()}
        onCancel={() => setOpen(false)}
      >
        {verify.error && <Alert role="alert" type="error" title={verify.error.message} style={{ marginBottom: 12 }} />}
        <Form<Entered>
          form={form}
          layout="vertical"
          initialValues={{ values: [{}] }}
          onFinish={({ values, verifiedOn, reason }) =>
            verify.mutate({
              path: { key },
              body: {
                values: Object.fromEntries(values.map(({ field, value }) => [field, value.trim()])),
                verifiedOn,
                reason,
              },
            })
          }
        >
          <Form.List name="values">
            {(rows, { add, remove }) => (
              <>
                {rows.map(({ key: row, name }) => (
                  <Space key={row} align="start" style={{ display: 'flex' }}>
                    <Form.Item name={[name, 'field']} rules={[{ required: true, message: say('请选择', 'Choose') }]}>
                      <Select
                        style={{ width: 190 }}
                        // A list that grows while somebody chooses from it loses what they choose.
                        disabled={asked.isPending}
                        listHeight={420}
                        aria-label={say('项目', 'Item')}
                        placeholder={say('核实哪一项', 'Which item')}
                        options={items}
                      />
                    </Form.Item>
                    <Form.Item noStyle shouldUpdate>
                      {() => (
                        <VerifiedValue
                          name={name}
                          field={form.getFieldValue(['values', name, 'field'])}
                          indicators={local}
                        />
                      )}
                    </Form.Item>
                    <Button
                      aria-label={say('去掉这一项', 'Take this item away')}
                      icon={<DeleteOutlined />}
                      disabled={rows.length === 1}
                      onClick={() => remove(name)}
                    />
                  </Space>
                ))}
                <Button type="dashed" icon={<PlusOutlined />} onClick={() => add({})} style={{ marginBottom: 16 }}>
                  {say('再加一项', 'Another item')}
                </Button>
              </>
            )}
          </Form.List>
          <Form.Item name="verifiedOn" label={say('核实日期', 'Verified on')} rules={[{ required: true }]}>
            <Input type="date" max={today()} style={{ width: 180 }} />
          </Form.Item>
          <Form.Item
            name="reason"
            label={say('依据（如：本人持身份证到柜台）', 'On what grounds')}
            rules={[{ required: true, min: 2 }]}
          >
            <Input.TextArea rows={2} maxLength={200} showCount />
          </Form.Item>
        </Form>
      </Modal>
    </>
  )
}
