import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Form, Input } from 'antd'
import { useSpeech } from '../../language.tsx'

/** The codes of an indicator that is one of a list. */
export function CodeList() {
  const { say } = useSpeech()
  const required = { required: true, message: say('必填', 'Needed') }
  return (
    <Form.List name="codes">
      {(rows, { add, remove }) => (
        <fieldset style={{ border: 0, margin: 0, padding: 0 }}>
          <legend style={{ border: 0, fontSize: 14, color: 'inherit', marginBottom: 8 }}>
            {say('代码表', 'Codes')}
          </legend>
          {rows.map(({ key, name }) => (
            <div key={key} style={{ display: 'grid', gridTemplateColumns: '120px 1fr 32px', gap: 8 }}>
              <Form.Item
                name={[name, 'code']}
                style={{ marginBottom: 8 }}
                rules={[
                  required,
                  { pattern: /^[0-9A-Z]{1,20}$/, message: say('大写字母或数字', 'Capitals or digits') },
                ]}
              >
                <Input
                  aria-label={say(`第 ${name + 1} 项代码`, `Code ${name + 1}`)}
                  placeholder={say('代码', 'Code')}
                  maxLength={20}
                />
              </Form.Item>
              <Form.Item name={[name, 'name']} style={{ marginBottom: 8 }} rules={[required]}>
                <Input
                  aria-label={say(`第 ${name + 1} 项名称`, `Name ${name + 1}`)}
                  placeholder={say('名称', 'Name')}
                  maxLength={100}
                />
              </Form.Item>
              <Button
                type="text"
                icon={<DeleteOutlined />}
                aria-label={say(`删除第 ${name + 1} 项`, `Take code ${name + 1} away`)}
                disabled={rows.length === 1}
                onClick={() => remove(name)}
              />
            </div>
          ))}
          <Button icon={<PlusOutlined />} onClick={() => add()} disabled={rows.length >= 500}>
            {say('加一项', 'One more')}
          </Button>
        </fieldset>
      )}
    </Form.List>
  )
}
