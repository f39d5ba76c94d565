import { Form, Input, Select } from 'antd'
import { codeTables } from '../../../../src/standards/code-tables.ts'
import { faultOfValue } from '../../../../src/standards/local-indicators.ts'
import { useSpeech } from '../../language.tsx'
import type { LocalIndicator } from '../indicators/types.ts'

const bare = (area: string) => (area === '000000' ? '' : area.replace(/(00)+$/, ''))

/** Whether the division lies in the area. */
export const isWithin = (division: string, area: string): boolean => division.startsWith(bare(area))

/** The value of one item: of its code table where it has one; of a local indicator as its definition says. */
export function VerifiedValue({
  name,
  field,
  indicators,
}: {
  name: number
  field: string | undefined
  indicators: readonly LocalIndicator[]
}) {
  const { say } = useSpeech()
  const indicator = indicators.find(({ code }) => code === field)
  const official = field === undefined ? undefined : codeTables[field as keyof typeof codeTables]?.codes
  const listed = indicator?.codes?.map(({ code, name: meaning }) => [code, meaning] as const)
  const codes = listed ?? (official === undefined ? undefined : Object.entries(official))
  // The item is read when the value is judged: it may have been chosen since this was drawn.
  const fits = ({ getFieldValue }: { getFieldValue: (path: (string | number)[]) => unknown }) => ({
    async validator(_: unknown, value: string | undefined) {
      const chosen = indicators.find(({ code }) => code === getFieldValue(['values', name, 'field']))
      const fault = chosen === undefined || !value ? null : faultOfValue(chosen, value.trim())
      if (fault !== null) throw new Error(say(fault.zh, fault.en))
    },
  })
  const label = say('核实后的值', 'Value')
  return (
    <Form.Item
      name={[name, 'value']}
      dependencies={[['values', name, 'field']]}
      rules={[{ required: true, message: say('请填写', 'Needed') }, fits]}
    >
      {codes === undefined ? (
        <Input
          style={{ width: 330 }}
          aria-label={label}
          maxLength={200}
          {...(indicator?.type === 'date' && { placeholder: 'YYYYMMDD' })}
        />
      ) : (
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          style={{ width: 330 }}
          aria-label={label}
          options={codes.map(([value, meaning]) => ({ value, label: `${value} ${meaning}` }))}
        />
      )}
    </Form.Item>
  )
}
