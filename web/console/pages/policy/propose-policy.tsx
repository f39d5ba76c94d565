import { UploadOutlined } from '@ant-design/icons'
import { Alert, Button, Form, Input, Modal, Tooltip, Upload } from 'antd'
import { useState } from 'react'
import { useDeed } from '../../api.ts'
import { useSpeech } from '../../language.tsx'

interface Proposal {
  note: string
  validFrom: string
  content: string
}

/** Proposes another table for the province: the one in force, changed here or in a spreadsheet. */
export function ProposePolicy({ area, isOwn, content }: { area: string; isOwn: boolean; content: string }) {
  const { say } = useSpeech()
  const [open, setOpen] = useState(false)
  const [form] = Form.useForm<Proposal>()
  const propose = useDeed('post', '/api/policy-tables', () => {
    setOpen(false)
    form.resetFields()
  })
  return (
    <>
      <Tooltip
        title={
          !isOwn && say('政策由省级统一制定，须用省级账号提出', 'The policy is the province’s; its account proposes')
        }
      >
        <Button type="primary" disabled={!isOwn} onClick={() => setOpen(true)}>
          {say('提出新规则表', 'Propose a table')}
        </Button>
      </Tooltip>
      <Modal
        open={open}
        width={860}
        title={say('提出新规则表', 'Propose a table')}
        okText={say('提出', 'Propose')}
        confirmLoading={propose.isPending}
        onOk={() => form.submit()}
        onCancel={() => setOpen(false)}
      >
        <Form
          form={form}
          // Its fields would else have the id of the page's content.
          name="policy"
          layout="vertical"
          initialValues={{ content }}
          onFinish={({ note, validFrom, content: changed }) =>
            propose.mutate({ body: { area, note, validFrom, content: changed } })
          }
        >
          <Form.Item
            name="note"
            label={say('说明（依据的文件、改了什么）', 'Note: by which document, what changes')}
            rules={[{ required: true, whitespace: true, min: 2, message: say('请填写说明', 'Say what it is') }]}
          >
            <Input maxLength={500} />
          </Form.Item>
          <Form.Item
            name="validFrom"
            label={say('生效日期', 'Valid from')}
            rules={[{ required: true, message: say('请选择生效日期', 'Choose the day') }]}
          >
            <Input type="date" style={{ width: 180 }} />
          </Form.Item>
          <Upload
            accept=".csv"
            showUploadList={false}
            beforeUpload={async (file) => {
              form.setFieldValue('content', await file.text())
              return false
            }}
          >
            <Button size="small" icon={<UploadOutlined />}>
              {say('用 CSV 文件（UTF-8）替换下面的内容', 'Take a CSV file (UTF-8) instead')}
            </Button>
          </Upload>
          <Form.Item
            name="content"
            label={say('规则表内容', 'The table')}
            style={{ marginTop: 12 }}
            rules={[{ required: true, message: say('请填写规则表', 'Give the table') }]}
          >
            <Input.TextArea rows={14} wrap="off" spellCheck={false} style={{ fontFamily: 'monospace', fontSize: 12 }} />
          </Form.Item>
        </Form>
        {propose.error && <Alert role="alert" type="error" showIcon title={propose.error.message} />}
      </Modal>
    </>
  )
}
