import { Select } from 'antd'
import { useId } from 'react'
import { useSpeech } from '../../language.tsx'
import { type Description, type FileRow, fitOf } from './use-description.ts'

/** Which header of the file is which column, for those that are not known by their names. */
export function ColumnMap({
  row,
  kinds,
  onChange,
}: {
  row: FileRow
  kinds: Description['kinds']
  onChange: (change: Partial<FileRow>) => void
}) {
  const { say } = useSpeech()
  const id = useId()
  const { known } = fitOf(row, kinds)
  const all = kinds.find(({ kind }) => kind === row.kind)?.columns ?? []
  const headerOf = new Map(Object.entries(row.columns).map(([header, column]) => [column, header]))
  const open = all.filter(({ name }) => name !== 'op' && (!known.has(name) || headerOf.has(name)))
  const taken = new Set(Object.keys(row.columns))
  const byItself = new Set(Object.keys(row.seen?.fits.find(({ kind }) => kind === row.kind)?.columns ?? {}))
  const free = (row.seen?.header ?? []).filter((header) => header !== '' && !byItself.has(header))
  function choose(column: string, header: string | undefined) {
    const others = Object.entries(row.columns).filter(([key, target]) => target !== column && key !== header)
    onChange({ columns: Object.fromEntries(header === undefined ? others : [...others, [header, column]]) })
  }
  if (open.length === 0) return <>{say('各列都已识别。', 'Every column is known.')}</>
  return (
    <div style={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(330px, 1fr))', gap: '6px 20px' }}>
      {[...open]
        .sort((one, other) => Number(other.required) - Number(one.required))
        .map(({ name, chinese, required }) => (
          <div key={name} style={{ display: 'flex', gap: 8, alignItems: 'center' }}>
            <label htmlFor={`${id}${name}`} style={{ flex: '0 0 160px', textAlign: 'end' }}>
              {chinese}
              {required && <span style={{ color: '#c0262d' }}> *</span>}
            </label>
            <Select<string>
              id={`${id}${name}`}
              aria-label={chinese}
              allowClear
              showSearch
              style={{ flex: 1, minWidth: 0 }}
              placeholder={free.length === 0 ? say('没有未识别的列', 'no column is left') : say('取自文件的列', 'from')}
              value={headerOf.get(name) ?? null}
              options={[...new Set([...free, ...taken])].map((value) => ({ value, label: value }))}
              onChange={(header?: string) => choose(name, header)}
            />
          </div>
        ))}
    </div>
  )
}
