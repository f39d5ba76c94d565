import { AutoComplete } from 'antd'
import { useSpeech } from '../../language.tsx'

/** Departments whose data the register compares; another may be written. */
const departments = [
  '公安局',
  '民政局',
  '卫生健康局',
  '医疗保障局',
  '税务局',
  '市场监督管理局',
  '教育局',
  '残疾人联合会',
  '机构编制委员会办公室',
]

/** The department that findings are handed to, written the same each time so that its list can be drawn. Fits a Form.Item. */
export function DepartmentField({
  id,
  value,
  onChange,
}: {
  id?: string
  value?: string
  onChange?: (department: string) => void
}) {
  const { say } = useSpeech()
  return (
    <AutoComplete
      {...(id !== undefined && { id })}
      {...(value !== undefined && { value })}
      {...(onChange !== undefined && { onChange })}
      maxLength={60}
      placeholder={say('选择或填写部门', 'Choose or write a department')}
      options={departments.map((name) => ({ value: name }))}
      showSearch={{ filterOption: (typed, option) => option?.value.includes(typed) ?? false }}
    />
  )
}
