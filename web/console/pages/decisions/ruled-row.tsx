import { kindWords } from '../../../../src/reports/vocabulary.ts'
import type { PersonDecision } from '../../../api/schema.ts'
import { useAsk } from '../../api.ts'
import { useSpeech } from '../../language.tsx'
import { Answer } from '../../parts/states.tsx'
import { PeopleCompared } from '../findings/people-compared.tsx'

type Row = NonNullable<PersonDecision['row']>

/** Where a row stood that is ruled on. */
export function RowPlace({ row: { kind, file, row } }: { row: Row }) {
  const { say, language } = useSpeech()
  return (
    <div style={{ color: '#4d5866' }}>
      {kindWords(kind)[language]} {say(`${file} 第 ${row} 行`, `${file}, row ${row}`)}
    </div>
  )
}

/** A row that is ruled to be somebody's, or not, with the number and name that the ruling speaks of, and the person. */
export function RuledRow({ row, person: key }: { row: Row; person: string }) {
  const { say } = useSpeech()
  const answer = useAsk('get', '/api/people/{key}', { path: { key } })
  return (
    <>
      <p style={{ marginTop: 0 }}>
        {say('记录上的姓名和号码：', 'Name and number of the row: ')}
        <strong>{row.name}</strong> {row.number ?? say('（无可用号码）', '(no usable number)')}
      </p>
      <RowPlace row={row} />
      <p>
        {row.ruling === 'same'
          ? say(
              '认定是下面这个人的：下次比对把这个号码归入此人。',
              'It is this person’s: the next run makes the number theirs.',
            )
          : say('认定不是下面这个人的：以后不再列出。', 'It is not this person’s: it is never shown as theirs again.')}
      </p>
      <Answer of={answer}>{({ person }) => <PeopleCompared people={[person]} />}</Answer>
    </>
  )
}
