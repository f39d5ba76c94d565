import { Input, Select, Typography } from 'antd'
import { useAsk } from '../api.ts'
import { useSpeech } from '../language.tsx'

/** An area by its code, with its name; or from the divisions below, one level after the other. Fits a Form.Item. */
export function AreaField({
  id,
  value = '',
  onChange,
}: {
  id?: string
  value?: string
  onChange?: (code: string) => void
}) {
  const { say } = useSpeech()
  const isCode = /^(\d{6}|\d{9}|\d{12})$/.test(value)
  const found = useAsk('get', '/api/divisions/{code}', { path: { code: value } }, { enabled: isCode, keeps: true })
  const division = isCode && !found.isPlaceholderData ? found.data?.division : undefined
  const below = found.data?.below ?? []
  const note = !isCode
    ? say('6、9 或 12 位数字；全国写 000000。', '6, 9 or 12 digits; 000000 is the whole country.')
    : (division?.name ?? (found.error === null ? '…' : found.error.message))
  return (
    <>
      <div style={{ display: 'grid', gridTemplateColumns: 'minmax(130px, 1fr) minmax(150px, 1fr)', gap: 8 }}>
        <Input
          {...(id !== undefined && { id })}
          value={value}
          inputMode="numeric"
          maxLength={12}
          autoComplete="off"
          placeholder={say('区划代码', 'Division code')}
          aria-describedby={`${id ?? 'area'}-name`}
          onChange={({ target }) => onChange?.(target.value.trim())}
        />
        <Select<string>
          value={null}
          showSearch={{ optionFilterProp: 'label' }}
          aria-label={say('选下一级地区', 'Choose an area below')}
          placeholder={below.length === 0 ? say('没有下一级', 'Nothing below') : say('选下一级地区', 'Areas below')}
          disabled={below.length === 0}
          options={below.map(({ code, name }) => ({ value: code, label: name }))}
          onChange={(code) => onChange?.(code)}
        />
      </div>
      <Typography.Text
        id={`${id ?? 'area'}-name`}
        aria-live="polite"
        type={isCode && found.error !== null ? 'danger' : division === undefined ? 'secondary' : undefined}
        strong={division !== undefined}
      >
        {note}
      </Typography.Text>
    </>
  )
}
