import { Button, Card, DatePicker, Form, Input, Select } from 'antd'
import { useEffect } from 'react'
import { useAsk } from '../../api.ts'
import { useSpeech } from '../../language.tsx'
import { actionGroups } from './action-words.ts'
import { objectWords } from './detail-words.ts'

export interface Wanted {
  account?: string
  action?: string
  objectKind?: string
  objectId?: string
  from?: string
  to?: string
}

interface Moment {
  toISOString: () => string
}
interface Entered extends Omit<Wanted, 'from' | 'to'> {
  time?: [Moment, Moment] | null
}

/** By what entries are looked for. */
export function AuditFilters({ wanted, onChange }: { wanted: Wanted; onChange: (wanted: Wanted) => void }) {
  const { say } = useSpeech()
  const [form] = Form.useForm<Entered>()
  const accounts = useAsk('get', '/api/accounts', { query: { limit: 200 } })
  useEffect(() => {
    // Also what was asked for by a link in the table: the fields say what is shown.
    const { account, action, objectKind, objectId, from } = wanted
    form.setFieldsValue({ account, action, objectKind, objectId, ...(from === undefined && { time: null }) })
  }, [form, wanted])
  const search = ({ time, ...entered }: Entered) => {
    const given = Object.entries(entered).filter(([, value]) => value !== undefined && value !== '')
    onChange({
      ...Object.fromEntries(given),
      ...(time && { from: time[0].toISOString(), to: time[1].toISOString() }),
    })
  }
  const anything = say('不限', 'Any')
  return (
    <Card size="small" style={{ marginBottom: 16 }} className="no-print">
      <Form<Entered> form={form} layout="vertical" requiredMark={false} onFinish={search}>
        <div
          style={{
            display: 'grid',
            gridTemplateColumns: 'repeat(auto-fit, minmax(200px, 1fr))',
            columnGap: 16,
          }}
        >
          <Form.Item name="account" label={say('账号', 'Account')} style={{ marginBottom: 12 }}>
            <Select
              allowClear
              showSearch={{ optionFilterProp: 'label' }}
              placeholder={anything}
              loading={accounts.isPending}
              options={accounts.data?.accounts.map(({ key, login, name }) => ({
                value: key,
                label: name === login ? login : `${name} (${login})`,
              }))}
            />
          </Form.Item>
          <Form.Item name="action" label={say('操作', 'Deed')} style={{ marginBottom: 12 }}>
            <Select
              allowClear
              showSearch={{ optionFilterProp: 'label' }}
              placeholder={anything}
              options={actionGroups.map(({ zh, en, actions }) => ({
                label: say(zh, en),
                title: say(zh, en),
                options: Object.entries(actions).map(([value, words]) => ({ value, label: say(...words) })),
              }))}
            />
          </Form.Item>
          <Form.Item name="objectKind" label={say('对象', 'Object')} style={{ marginBottom: 12 }}>
            <Select
              allowClear
              placeholder={anything}
              options={Object.entries(objectWords).map(([value, words]) => ({ value, label: say(...words) }))}
            />
          </Form.Item>
          <Form.Item
            name="objectId"
            label={say('对象标识', 'Key of the object')}
            dependencies={['objectKind']}
            style={{ marginBottom: 12 }}
            rules={[
              {
                pattern: /^[0-9a-f]{24}([0-9a-f]{8})?$/,
                message: say('24 或 32 位标识，如网址末段', '24 or 32 characters, as at the end of an address'),
              },
              ({ getFieldValue }) => ({
                validator: async (_, value) => {
                  if ((value ?? '') === '' && getFieldValue('objectKind') !== undefined)
                    throw new Error(say('请填写对象标识', 'Enter the key'))
                  if ((value ?? '') !== '' && getFieldValue('objectKind') === undefined)
                    throw new Error(say('请选择对象种类', 'Choose the kind'))
                },
              }),
            ]}
          >
            <Input allowClear autoComplete="off" maxLength={32} />
          </Form.Item>
          <Form.Item name="time" label={say('时间', 'Time')} style={{ marginBottom: 12, gridColumn: 'span 2' }}>
            <DatePicker.RangePicker
              showTime={{ format: 'HH:mm' }}
              format="YYYY-MM-DD HH:mm"
              style={{ width: '100%' }}
            />
          </Form.Item>
          <div style={{ display: 'flex', gap: 8, alignItems: 'end', paddingBottom: 12 }}>
            <Button type="primary" htmlType="submit">
              {say('查询', 'Search')}
            </Button>
            <Button
              onClick={() => {
                form.resetFields()
                onChange({})
              }}
            >
              {say('清空', 'Clear')}
            </Button>
          </div>
        </div>
      </Form>
    </Card>
  )
}
