import { Table } from 'antd'
import type { PersonDecision } from '../../../api/schema.ts'
import { useAsk } from '../../api.ts'
import { useSpeech } from '../../language.tsx'
import { Answer } from '../../parts/states.tsx'
import { codeText } from '../../parts/words.ts'
import { useSession } from '../../session.tsx'
import { PeopleCompared } from '../findings/people-compared.tsx'
import { fieldText, registeredText } from './person-decision-words.ts'
import { RuledRow } from './ruled-row.tsx'

/** What a proposal would write: a row beside the person, values beside those of the register, or the two entries side by side. */
export function PersonDecisionDetails({ decision }: { decision: PersonDecision }) {
  const { can } = useSession()
  if (decision.row !== null) return <RuledRow decision={decision} row={decision.row} />
  if (decision.kind === 'visit') return <Entry of={decision.person} />
  if (decision.other !== null) return <Entries one={decision.person} other={decision.other} />
  if (!can('person.decision.approve')) return <ValueTable decision={decision} values={null} />
  return <VerifiedValues decision={decision} />
}

function VerifiedValues({ decision }: { decision: PersonDecision }) {
  const proposed = useAsk('get', '/api/person-decisions/{key}', { path: { key: decision.key } })
  return <Answer of={proposed}>{({ values }) => <ValueTable decision={decision} values={values} />}</Answer>
}

function ValueTable({
  decision: { person: personKey, fields },
  values,
}: {
  decision: PersonDecision
  /** null: they are for reviewers alone */
  values: Readonly<Record<string, string>> | null
}) {
  const { say, language } = useSpeech()
  const answer = useAsk('get', '/api/people/{key}', { path: { key: personKey } })
  return (
    <Answer of={answer}>
      {({ person, local }) => (
        <>
          <p style={{ marginTop: 0 }}>
            {person.name} · {person.number}
          </p>
          <Table
            size="small"
            rowKey="field"
            aria-label={say('核实的内容', 'What was verified')}
            pagination={false}
            dataSource={fields.map((field) => ({ field, local: local.find(({ code }) => code === field) }))}
            columns={[
              {
                title: say('项目', 'Item'),
                width: 150,
                render: (_, { field, local }) => local?.name ?? say(...fieldText(field)),
              },
              {
                title: say('登记库所载', 'In the register'),
                render: (_, { field, local }) => local?.value ?? registeredText(person, field, language),
              },
              {
                title: say('核实为', 'Verified as'),
                render: (_, { field }) => (
                  <strong>
                    {values === null
                      ? say('仅复核人可见', 'for reviewers alone')
                      : codeText(field, values[field] ?? null, language)}
                  </strong>
                ),
              },
            ]}
          />
        </>
      )}
    </Answer>
  )
}

function Entry({ of: key }: { of: string }) {
  const answer = useAsk('get', '/api/people/{key}', { path: { key } })
  return <Answer of={answer}>{({ person }) => <PeopleCompared people={[person]} />}</Answer>
}

function Entries({ one, other }: { one: string; other: string }) {
  const first = useAsk('get', '/api/people/{key}', { path: { key: one } })
  const second = useAsk('get', '/api/people/{key}', { path: { key: other } })
  return (
    <Answer of={first}>
      {({ person: kept }) => (
        <Answer of={second}>{({ person: merged }) => <PeopleCompared people={[kept, merged]} />}</Answer>
      )}
    </Answer>
  )
}
