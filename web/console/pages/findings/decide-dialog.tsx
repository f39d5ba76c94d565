import { Alert, App, AutoComplete, Form, Input, Modal, Radio } from 'antd'
import { type FindingAction, isRulable, type Ruling, rulings } from '../../../../src/registry/finding-states.ts'
import { useDeed } from '../../api.ts'
import { useSpeech } from '../../language.tsx'
import { actionMeanings, actionWords, rulingWords } from '../../parts/finding-words.ts'
import { DepartmentField } from './department-field.tsx'

interface Entered {
  reason: string
  department?: string
  ruling?: Ruling | 'none'
  otherName?: string
}

/** Says what should become of a finding, and why. A second person approves it. */
export function DecideDialog({
  finding,
  action,
  names,
  onClose,
}: {
  finding: { key: string; code: string }
  action: FindingAction
  /** of the people whom the finding concerns */
  names: readonly string[]
  onClose: () => void
}) {
  const { say } = useSpeech()
  const { message } = App.useApp()
  const [form] = Form.useForm<Entered>()
  const ruling = Form.useWatch('ruling', form) ?? 'none'
  const propose = useDeed('post', '/api/findings/{key}/decisions', () => {
    message.success(say('已提交，等待另一人复核', 'Sent; a second person has to approve it'))
    onClose()
  })
  const isRuled = action === 'confirm' || action === 'dismiss'
  const needsName = isRuled && ruling !== 'none' && finding.code === 'number_shared'
  const needed = { required: true, whitespace: true, message: say('必填', 'Needed') }
  return (
    <Modal
      open
      title={say(...actionWords[action])}
      okText={say('提交复核 (Ctrl+Enter)', 'Send for approval (Ctrl+Enter)')}
      confirmLoading={propose.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p>
        {say(...actionMeanings[action])}
        {say('。另一人复核后生效。', '. It holds once a second person approves it.')}
      </p>
      <Form<Entered>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ ruling: 'none' }}
        onKeyDown={({ key, ctrlKey, metaKey }) => {
          if (key === 'Enter' && (ctrlKey || metaKey) && !propose.isPending) form.submit()
        }}
        onFinish={({ reason, department, otherName }) =>
          propose.mutate({
            path: { key: finding.key },
            body: {
              action,
              reason,
              ...(department && { department }),
              ...(isRuled && ruling !== 'none' && { ruling }),
              ...(needsName && otherName && { otherName }),
            },
          })
        }
      >
        {action === 'route' && (
          <Form.Item name="department" label={say('转办部门', 'Department')} rules={[needed]}>
            <DepartmentField />
          </Form.Item>
        )}
        {isRuled && (
          <Form.Item
            name="ruling"
            label={say('认定', 'Ruling')}
            extra={say(
              '认定会导出给以后的比对，照此处理同样的情况。',
              'A ruling is told to later runs, which follow it.',
            )}
          >
            <Radio.Group
              options={[
                { value: 'none', label: say('不作认定', 'none') },
                ...rulings
                  .filter((each) => isRulable(each, finding.code))
                  .map((value) => ({ value, label: say(...rulingWords[value]) })),
              ]}
            />
          </Form.Item>
        )}
        {needsName && (
          <Form.Item
            name="otherName"
            label={say(
              '号码下的另一个姓名（按数据中的写法）',
              'The other name under the number, as the records have it',
            )}
            rules={[needed]}
          >
            <AutoComplete maxLength={60} options={names.map((value) => ({ value }))} />
          </Form.Item>
        )}
        <Form.Item
          name="reason"
          label={say('理由', 'Reason')}
          rules={[needed, { min: 2, message: say('至少 2 个字', 'At least 2 characters') }]}
        >
          <Input.TextArea rows={3} maxLength={500} showCount autoFocus={action !== 'route'} />
        </Form.Item>
      </Form>
      {propose.error && <Alert role="alert" type="error" showIcon title={propose.error.message} />}
    </Modal>
  )
}
