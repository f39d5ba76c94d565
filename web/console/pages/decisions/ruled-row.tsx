import { kindWords } from '../../../../src/reports/vocabulary.ts'
import type { PersonDecision } from '../../../api/schema.ts'
import { useAsk } from '../../api.ts'
import { useSpeech } from '../../language.tsx'
import { Answer } from '../../parts/states.tsx'
import { PeopleCompared } from '../findings/people-compared.tsx'

type Row = NonNullable<PersonDecision['row']>

/** Where a row stood that is ruled on. */
export function RowPlace({ row: { kind, file, row } }: { row: Pick<Row, 'kind' | 'file' | 'row'> }) {
  const { say, language } = useSpeech()
  return (
    <div style={{ color: '#4d5866' }}>
      {kindWords(kind)[language]} {say(`${file} 第 ${row} 行`, `${file}, row ${row}`)}
    </div>
  )
}

/** What a ruling on a row does, or what taking it back does. */
const effects: Readonly<Record<'row' | 'unrule', Readonly<Record<Row['ruling'], readonly [zh: string, en: string]>>>> =
  {
    row: {
      same: [
        '认定是下面这个人的：下次比对把这个号码归入此人。',
        'It is this person’s: the next run makes the number theirs.',
      ],
      different: [
        '认定不是下面这个人的：以后不再列出。',
        'It is not this person’s: it is never shown as theirs again.',
      ],
    },
    unrule: {
      same: [
        '撤销“是本人”的认定：下次比对不再把这个号码归入此人。',
        'It was ruled to be this person’s, wrongly: the next run no longer makes the number theirs.',
      ],
      different: [
        '撤销“不是本人”的认定：这条记录可以再次列出，重新认定。',
        'It was ruled not to be this person’s, wrongly: it may be shown and ruled on again.',
      ],
    },
  }

/** The row that a decision is about, with the number and name that it speaks of, and the person. */
export function RuledRow({ decision: { kind, person: key }, row }: { decision: PersonDecision; row: Row }) {
  const { say } = useSpeech()
  const answer = useAsk('get', '/api/people/{key}', { path: { key } })
  return (
    <>
      <p style={{ marginTop: 0 }}>
        {say('记录上的姓名和号码：', 'Name and number of the row: ')}
        <strong>{row.name}</strong> {row.number ?? say('（无可用号码）', '(no usable number)')}
      </p>
      <RowPlace row={row} />
      <p>{say(...effects[kind === 'unrule' ? 'unrule' : 'row'][row.ruling])}</p>
      <Answer of={answer}>{({ person }) => <PeopleCompared people={[person]} />}</Answer>
    </>
  )
}
