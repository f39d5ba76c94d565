import { PlusOutlined } from '@ant-design/icons'
import { Alert, Button, Form, Input, Modal, Select } from 'antd'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { useDeed } from '../../api.ts'
import { useSpeech } from '../../language.tsx'
import { AreaName } from '../../parts/area-name.tsx'
import { paths } from '../../paths.ts'
import { useSession } from '../../session.tsx'

/** Begins a batch and goes to it. */
export function NewBatch() {
  const { say } = useSpeech()
  const { own, area } = useSession()
  const [, go] = useLocation()
  const [open, setOpen] = useState(false)
  const [form] = Form.useForm<{ name: string; area: string }>()
  const create = useDeed('post', '/api/batches', ({ batch }) => go(paths.batch(batch)))
  const areas = own.areas.filter((code) => code !== '').map((code) => code.padEnd(6, '0'))
  return (
    <>
      <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen(true)}>
        {say('新建批次', 'New batch')}
      </Button>
      <Modal
        open={open}
        title={say('新建批次', 'New batch')}
        okText={say('建立', 'Make')}
        confirmLoading={create.isPending}
        onOk={() => form.submit()}
        onCancel={() => setOpen(false)}
      >
        <Form
          form={form}
          layout="vertical"
          initialValues={{ area }}
          onFinish={(values) => create.mutate({ body: values })}
        >
          <Form.Item
            name="name"
            label={say('名称', 'Name')}
            extra={say('例如：2026年第三季度', 'For example: third quarter of 2026')}
            rules={[{ required: true, whitespace: true, max: 100, message: say('请填写名称', 'Give it a name') }]}
          >
            <Input maxLength={100} />
          </Form.Item>
          <Form.Item name="area" label={say('地区', 'Area')}>
            <Select options={areas.map((value) => ({ value, label: <AreaName code={value} /> }))} />
          </Form.Item>
        </Form>
        {create.error && <Alert role="alert" type="error" showIcon title={create.error.message} />}
      </Modal>
    </>
  )
}
