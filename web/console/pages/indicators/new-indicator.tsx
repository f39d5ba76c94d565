import { Alert, App, Form, Input, InputNumber, Modal, Radio } from 'antd'
import { localCodePattern } from '../../../../src/standards/local-indicators.ts'
import { useDeed } from '../../api.ts'
import { useSpeech } from '../../language.tsx'
import { AreaField } from '../../parts/area-field.tsx'
import { useSession } from '../../session.tsx'
import { CodeList } from './code-list.tsx'
import { type LocalIndicator, typeWords } from './types.ts'

interface Entered {
  area: string
  code: string
  name: string
  type: LocalIndicator['type']
  length?: number
  codes?: { code: string; name: string }[]
  meaning: string
}

/** A local indicator: its code, what its values may be, and what it means. */
export function NewIndicator({ onClose }: { onClose: () => void }) {
  const { say } = useSpeech()
  const { message } = App.useApp()
  const { area } = useSession()
  const [form] = Form.useForm<Entered>()
  const type = Form.useWatch('type', form) ?? 'text'
  const add = useDeed('post', '/api/indicators', () => {
    message.success(say('已增加', 'It was added'))
    onClose()
  })
  const required = { required: true, message: say('必填', 'Needed') }
  const isMeasured = type === 'text' || type === 'number'
  return (
    <Modal
      open
      width={600}
      title={say('增加指标', 'Add an indicator')}
      okText={say('增加', 'Add')}
      cancelText={say('取消', 'Cancel')}
      okButtonProps={{ loading: add.isPending }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      {add.error && <Alert role="alert" type="error" showIcon title={add.error.message} style={{ marginBottom: 16 }} />}
      <Form<Entered>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ area, type: 'text', codes: [{ code: '', name: '' }] }}
        onFinish={(entered) => add.mutate({ body: entered })}
      >
        <Form.Item
          name="code"
          label={say('代码', 'Code')}
          extra={say(
            'LD/T 92 已有的项目用其编号（如 AAC161）；没有的以 X_ 开头（如 X_TRAINED）。',
            'An item of LD/T 92 keeps its number (AAC161); what it lacks begins with X_ (X_TRAINED).',
          )}
          rules={[
            required,
            {
              pattern: new RegExp(localCodePattern),
              message: say('三个大写字母加三位数字，或 X_ 开头', 'Three capitals and three digits, or X_ and more'),
            },
          ]}
        >
          <Input autoComplete="off" maxLength={20} autoFocus />
        </Form.Item>
        <Form.Item
          name="name"
          label={say('名称', 'Name')}
          rules={[required, { min: 2, message: say('至少 2 个字', 'At least 2 characters') }]}
        >
          <Input autoComplete="off" maxLength={100} />
        </Form.Item>
        <Form.Item name="type" label={say('类型', 'Type')}>
          <Radio.Group
            options={(Object.keys(typeWords) as LocalIndicator['type'][]).map((value) => ({
              value,
              label: say(...typeWords[value]),
            }))}
          />
        </Form.Item>
        {isMeasured && (
          <Form.Item
            name="length"
            label={type === 'text' ? say('长度（字节，一个汉字 2 字节）', 'Length in bytes') : say('位数', 'Digits')}
            extra={type === 'text' && say('按 GB18030 计。', 'In GB18030; a Chinese character is 2.')}
            rules={[required]}
          >
            <InputNumber min={1} max={4000} precision={0} />
          </Form.Item>
        )}
        {type === 'code' && <CodeList />}
        <Form.Item
          name="meaning"
          label={say('含义', 'Meaning')}
          style={{ marginTop: 12 }}
          rules={[required, { min: 2, message: say('至少 2 个字', 'At least 2 characters') }]}
        >
          <Input.TextArea rows={2} maxLength={500} showCount />
        </Form.Item>
        <Form.Item name="area" label={say('适用地区', 'Area')} rules={[required]}>
          <AreaField />
        </Form.Item>
      </Form>
    </Modal>
  )
}
