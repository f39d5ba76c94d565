import { ExportOutlined } from '@ant-design/icons'
import { Alert, App, Button, Form, Input, Modal, Select } from 'antd'
import { useState } from 'react'
import { useAsk, useDeed } from '../../api.ts'
import { useSpeech } from '../../language.tsx'
import { AreaName } from '../../parts/area-name.tsx'
import { saveFile } from '../../parts/save-file.ts'
import { useSession } from '../../session.tsx'

interface Entered {
  department: string
  reason: string
  purposeOfFull?: string
}

/** The list of what was handed to a department, to send along; the audit keeps who drew it and why. */
export function HandOverButton({ area }: { area: string | undefined }) {
  const { say } = useSpeech()
  const { can, area: own } = useSession()
  const { message } = App.useApp()
  const [form] = Form.useForm<Entered>()
  const [isOpen, setOpen] = useState(false)
  const draw = useDeed('post', '/api/findings/hand-over', (list) => {
    saveFile(`${say('转办清单', 'hand-over')}-${form.getFieldValue('department')}.csv`, list)
    message.success(say('清单已保存到下载文件夹', 'The list is in your downloads'))
    setOpen(false)
    form.resetFields()
  })
  const listed = useAsk(
    'get',
    '/api/findings/departments',
    { query: { ...(area !== undefined && { area }) } },
    { enabled: isOpen },
  )
  const departments = listed.data?.departments.filter(({ waiting }) => waiting > 0) ?? []
  const atLeastTwo = { min: 2, whitespace: true, message: say('至少 2 个字', 'At least 2 characters') }
  const needed = { required: true, message: say('必填', 'Needed') }
  return (
    <>
      <Button icon={<ExportOutlined />} onClick={() => setOpen(true)}>
        {say('转办清单', 'Hand-over list')}
      </Button>
      <Modal
        open={isOpen}
        title={say('导出转办清单', 'Hand-over list')}
        okText={say('导出 CSV', 'Save as CSV')}
        confirmLoading={draw.isPending}
        onOk={() => form.submit()}
        onCancel={() => setOpen(false)}
      >
        <p>
          {say('已转办给一个部门的疑点及所涉人员，地区：', 'What is routed to a department, with the people, in ')}
          <AreaName code={area ?? own} />
          {say('。每一行都带有您的水印。', '. Every row carries your watermark.')}
        </p>
        <Form<Entered>
          form={form}
          layout="vertical"
          requiredMark={false}
          onFinish={({ department, reason, purposeOfFull }) =>
            draw.mutate({
              body: { ...(area && { area }), department, reason, ...(purposeOfFull && { purposeOfFull }) },
            })
          }
        >
          <Form.Item name="department" label={say('部门', 'Department')} rules={[needed]}>
            <Select
              aria-label={say('部门', 'Department')}
              notFoundContent={say('还没有转办给任何部门的疑点', 'Nothing lies with a department')}
              options={departments.map(({ department, waiting }) => ({
                value: department,
                label: say(`${department}（在办 ${waiting}）`, `${department} (${waiting})`),
              }))}
            />
          </Form.Item>
          <Form.Item
            name="reason"
            label={say('事由（将记入审计）', 'Reason (kept in the audit)')}
            rules={[needed, atLeastTwo]}
          >
            <Input.TextArea rows={2} maxLength={200} showCount />
          </Form.Item>
          {can('person.reveal') && (
            <Form.Item
              name="purposeOfFull"
              label={say(
                '需要完整号码的用途（不填则隐去中间几位）',
                'What full numbers are needed for (empty: masked)',
              )}
              rules={[atLeastTwo]}
            >
              <Input maxLength={200} />
            </Form.Item>
          )}
        </Form>
        {draw.error && <Alert role="alert" type="error" showIcon title={draw.error.message} />}
      </Modal>
    </>
  )
}
