import { MergeCellsOutlined } from '@ant-design/icons'
import { Alert, App, Button, Form, Input, Modal, Radio } from 'antd'
import { useState } from 'react'
import type { PersonRow } from '../../../api/schema.ts'
import { useDeed } from '../../api.ts'
import { useSpeech } from '../../language.tsx'

interface Entered {
  kept: string
  reason: string
}

/** Two entries are one person: which one stays, and on what grounds. A second person approves it; it can be undone. */
export function MergeButton({ people }: { people: readonly [PersonRow, PersonRow] }) {
  const { say } = useSpeech()
  const { message } = App.useApp()
  const [form] = Form.useForm<Entered>()
  const [isOpen, setOpen] = useState(false)
  const merge = useDeed('post', '/api/people/{key}/merges', () => {
    message.success(say('已提交，等待另一人复核', 'Sent; a second person has to approve it'))
    setOpen(false)
    form.resetFields()
  })
  return (
    <>
      <Button icon={<MergeCellsOutlined />} onClick={() => setOpen(true)}>
        {say('合并为一人', 'Merge into one')}
      </Button>
      <Modal
        open={isOpen}
        title={say('合并两条登记', 'Merge two entries')}
        okText={say('提交复核', 'Send for approval')}
        confirmLoading={merge.isPending}
        onOk={() => form.submit()}
        onCancel={() => setOpen(false)}
      >
        <p>
          {say(
            '两条登记都保留历史，以后可以撤销合并。另一人复核后生效。',
            'Both keep their history, and the merge can be undone. It holds once a second person approves it.',
          )}
        </p>
        <Form<Entered>
          form={form}
          layout="vertical"
          requiredMark={false}
          onFinish={({ kept, reason }) => {
            const other = people.find(({ key }) => key !== kept)!.key
            merge.mutate({ path: { key: kept }, body: { other, reason } })
          }}
        >
          <Form.Item
            name="kept"
            label={say('保留哪一条', 'Which one stays')}
            rules={[{ required: true, message: say('请选择', 'Choose') }]}
          >
            <Radio.Group
              style={{ display: 'grid', gap: 6 }}
              options={people.map(({ key, name, number }, at) => ({
                value: key,
                label: say(
                  `第 ${at + 1} 人：${name ?? '（无姓名）'} ${number ?? ''}`,
                  `Person ${at + 1}: ${name ?? '(no name)'} ${number ?? ''}`,
                ),
              }))}
            />
          </Form.Item>
          <Form.Item
            name="reason"
            label={say('依据', 'On what grounds')}
            rules={[{ required: true, whitespace: true, min: 2, message: say('至少 2 个字', 'At least 2 characters') }]}
          >
            <Input.TextArea rows={2} maxLength={500} showCount />
          </Form.Item>
        </Form>
        {merge.error && <Alert role="alert" type="error" showIcon title={merge.error.message} />}
      </Modal>
    </>
  )
}
