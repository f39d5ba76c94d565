import { Segmented, Select, Space } from 'antd'
import type { FindingState } from '../../../../src/registry/finding-states.ts'
import { useSpeech } from '../../language.tsx'
import { AreaPicker } from '../../parts/area-picker.tsx'
import { count } from '../../parts/figures.ts'
import { stateWords } from '../../parts/finding-words.ts'
import { insuranceWords } from '../../parts/words.ts'
import { type Age, ages, type Filter } from './filter.ts'

const states = ['open', 'confirmed', 'routed', 'dismissed', 'solved'] as const satisfies readonly FindingState[]

/** What is undefined is no longer filtered by. */
export type Changes = { [Name in keyof Filter]?: Filter[Name] | undefined }

/** Which findings are listed; states have their counts of the kind that is chosen. */
export function FilterBar({
  filter,
  counts,
  onChange,
}: {
  filter: Filter
  counts: readonly { code: string; state: FindingState; count: number }[]
  onChange: (changes: Changes) => void
}) {
  const { say } = useSpeech()
  const { code, state, area, insurance, waiting, age } = filter
  const inState = (of: FindingState) =>
    counts
      .filter((row) => row.state === of && (code === undefined || row.code === code))
      .reduce((sum, row) => sum + row.count, 0)
  return (
    <Space wrap size={8} style={{ padding: 12 }}>
      <Segmented<FindingState | 'all'>
        aria-label={say('状态', 'State')}
        value={state ?? 'all'}
        onChange={(next) => onChange({ state: next === 'all' ? undefined : next })}
        options={[
          ...states.map((value) => ({ value, label: `${say(...stateWords[value])} ${count(inState(value))}` })),
          { value: 'all' as const, label: say('全部', 'All') },
        ]}
      />
      <AreaPicker value={area} onChange={(next) => onChange({ area: next })} />
      <Select<string | undefined>
        allowClear
        style={{ width: 120 }}
        aria-label={say('险种', 'Insurance')}
        placeholder={say('险种', 'Insurance')}
        value={insurance}
        onChange={(next) => onChange({ insurance: next })}
        options={Object.entries(insuranceWords).map(([value, words]) => ({ value, label: say(...words) }))}
      />
      <Select<string | undefined>
        allowClear
        style={{ width: 140 }}
        aria-label={say('复核', 'Approval')}
        placeholder={say('复核', 'Approval')}
        value={waiting === undefined ? undefined : waiting ? 'yes' : 'no'}
        onChange={(next) => onChange({ waiting: next === undefined ? undefined : next === 'yes' })}
        options={[
          { value: 'no', label: say('没有待复核', 'Nothing awaited') },
          { value: 'yes', label: say('待复核', 'Awaits approval') },
        ]}
      />
      <Select<Age | undefined>
        allowClear
        style={{ width: 140 }}
        aria-label={say('发现了多久', 'Age')}
        placeholder={say('发现了多久', 'Age')}
        value={age}
        onChange={(next) => onChange({ age: next })}
        options={ages.map((value) => ({ value, label: say(`${value} 天以上`, `${value} days or more`) }))}
      />
    </Space>
  )
}
