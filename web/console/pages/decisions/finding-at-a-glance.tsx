import { useAsk } from '../../api.ts'
import { useSpeech } from '../../language.tsx'
import { Answer } from '../../parts/states.tsx'
import { sentenceOf } from '../findings/finding-sentence.ts'
import { PeopleCompared } from '../findings/people-compared.tsx'
import { SourceRows } from '../findings/source-rows.tsx'

/** What a finding says, for whoever approves what should become of it. */
export function FindingAtAGlance({ findingKey: key }: { findingKey: string }) {
  const { say } = useSpeech()
  const answer = useAsk('get', '/api/findings/{key}', { path: { key } })
  return (
    <Answer of={answer}>
      {({ finding, people, links }) => (
        <div style={{ padding: '4px 0 12px' }}>
          <p style={{ marginTop: 0 }}>
            {sentenceOf(
              finding,
              people.flatMap(({ name }) => (name === null ? [] : [name])),
              say,
            )}
          </p>
          {people.length > 0 && <PeopleCompared people={people} />}
          <SourceRows links={links as Readonly<Record<string, unknown>>[]} />
        </div>
      )}
    </Answer>
  )
}
