import { Button, Card, Form, Input, Select } from 'antd'
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

/** Moment of an entry as the browser's own field writes it, local time to the minute. */
const localMoment = (moment: string | undefined) =>
  moment === undefined ? undefined : new Date(moment).toLocaleString('sv-SE').slice(0, 16).replace(' ', 'T')
const minute = 60_000

/** By what entries are looked for. */
export function AuditFilters({ wanted, onChange }: { wanted: Wanted; onChange: (wanted: Wanted) => void }) {
  const { say } = useSpeech()
  const [form] = Form.useForm<Wanted>()
  const accounts = useAsk('get', '/api/accounts', { query: { limit: 200 } })
  useEffect(() => {
    // Also what was asked for by a link in the table: the fields say what is shown.
    const { account, action, objectKind, objectId, from, to } = wanted
    const until = to === undefined ? undefined : new Date(Date.parse(to) - minute).toISOString()
    form.setFieldsValue({ account, action, objectKind, objectId, from: localMoment(from), to: localMoment(until) })
  }, [form, wanted])
  const search = ({ from, to, ...entered }: Wanted) => {
    const given = Object.entries(entered).filter(([, value]) => value !== undefined && value !== '')
    onChange({
      ...Object.fromEntries(given),
      ...(from && { from: new Date(from).toISOString() }),
      // The minute that was given is part of it.
      ...(to && { to: new Date(Date.parse(to) + minute).toISOString() }),
    })
  }
  const anything = say('不限', 'Any')
  return (
    <Card size="small" style={{ marginBottom: 16 }} className="no-print">
      <Form<Wanted> form={form} layout="vertical" requiredMark={false} onFinish={search}>
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
          <Form.Item name="from" label={say('时间从', 'From')} style={{ marginBottom: 12 }}>
            <Input type="datetime-local" />
          </Form.Item>
          <Form.Item name="to" label={say('到', 'Until')} style={{ marginBottom: 12 }}>
            <Input type="datetime-local" />
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
