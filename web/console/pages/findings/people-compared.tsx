import { Table, Tag } from 'antd'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { PersonRow } from '../../../api/schema.ts'
import { useSpeech } from '../../language.tsx'
import { AreaName } from '../../parts/area-name.tsx'
import { codeText, dispositionWords, householdWords, insuranceWords, reasonWords, same } from '../../parts/words.ts'
import { paths } from '../../paths.ts'
import { useSession } from '../../session.tsx'

interface Trait {
  name: string
  label: string
  /** what is compared */
  of: (person: PersonRow) => string | null
  show?: (value: string, person: PersonRow) => ReactNode
}

/** People side by side, a column each; where they differ is marked. */
export function PeopleCompared({ people }: { people: readonly PersonRow[] }) {
  const { say } = useSpeech()
  const traits = useTraits()
  const differs = ({ of }: Trait) => new Set(people.map(of)).size > 1
  const heading = (place: number) =>
    people.length === 1 ? say('登记库所载', 'In the register') : say(`第 ${place + 1} 人`, `Person ${place + 1}`)
  return (
    <Table<Trait>
      size="small"
      bordered
      rowKey="name"
      aria-label={say('所涉人员', 'The people')}
      pagination={false}
      dataSource={traits}
      scroll={{ x: 150 + people.length * 190 }}
      columns={[
        {
          title: say('项目', 'Item'),
          width: 150,
          fixed: 'left',
          rowScope: 'row',
          render: (_, trait) => (
            <span style={{ display: 'flex', gap: 6, justifyContent: 'space-between' }}>
              {trait.label}
              {differs(trait) && <Tag color="warning">{say('不同', 'differs')}</Tag>}
            </span>
          ),
        },
        ...people.map((person, place) => ({
          key: person.key,
          title: heading(place),
          width: 190,
          onCell: (trait: Trait) => ({ className: differs(trait) ? 'cell-differs' : '' }),
          render: (_: unknown, { of, show }: Trait) => {
            const value = of(person)
            return value === null ? '—' : show === undefined ? value : show(value, person)
          },
        })),
      ]}
    />
  )
}

function useTraits(): Trait[] {
  const { say, language } = useSpeech()
  const { can } = useSession()
  return [
    {
      name: 'name',
      label: say('姓名', 'Name'),
      of: ({ name }) => name ?? say('（无姓名）', '(no name)'),
      show: (name, { key }) => (can('person.read') ? <Link href={paths.person(key)}>{name}</Link> : name),
    },
    { name: 'number', label: say('证件号码', 'Number'), of: ({ number }) => number },
    {
      name: 'sex',
      label: say('性别', 'Sex'),
      of: ({ sex }) => sex,
      show: (sex) => codeText('AAC004', sex, language),
    },
    {
      name: 'born',
      label: say('出生年', 'Born'),
      of: ({ birthYear }) => (birthYear === null ? null : String(birthYear)),
    },
    { name: 'area', label: say('登记地', 'Place'), of: ({ area }) => area, show: (area) => <AreaName code={area} /> },
    {
      name: 'household',
      label: say('户籍', 'Household'),
      of: ({ household }) => say(...(householdWords[household] ?? same(household))),
    },
    ...Object.entries(insuranceWords).map(([code, words]) => ({
      name: code,
      label: say(...words),
      of: ({ codes }: PersonRow) => codes[code] ?? null,
      show: (status: string) => (
        <span style={/^9[124]$/.test(status) ? { color: '#b3202a', fontWeight: 600 } : undefined}>
          {codeText(code, status, language)} {status}
        </span>
      ),
    })),
    {
      name: 'disposition',
      label: say('登记情况', 'Disposition'),
      of: ({ disposition, reasons }) =>
        [
          say(...(dispositionWords[disposition] ?? same(disposition))),
          ...reasons.map((reason) => say(...(reasonWords[reason] ?? same(reason)))),
        ].join(say('，', ', ')),
    },
    { name: 'verified', label: say('核实日期', 'Verified on'), of: ({ verifiedOn }) => verifiedOn },
  ]
}
