import { Alert, Tag, Tooltip } from 'antd'
import type { LikelyRows } from '../../../api/schema.ts'
import { useSpeech } from '../../language.tsx'
import { codeText, insuranceWords, reasonWords } from '../../parts/words.ts'
import { DoubtTable } from './doubt-table.tsx'

/** Figures beyond this say nothing more to anybody. */
const mostOdds = 30_000

/** Why the row is likely theirs, and what it would answer; the row beside the household list. */
export function LikelyGrounds({ of: item }: { of: LikelyRows }) {
  const { say, language } = useSpeech()
  const { certainty, odds, agreement, person, values, answer, registered, rows, notes } = item
  const sure = {
    very_high: say('把握很高', 'Very sure'),
    high: say('把握较高', 'Rather sure'),
    fair: say('把握一般', 'Fairly sure'),
  }[certainty]
  const one = Math.round(2 ** (Math.min(odds, mostOdds) / 1000)).toLocaleString('en')
  const inWords = Object.entries(values)
    .map(([name, code]) => `${say(...(insuranceWords[name] ?? [name, name]))} ${codeText(name, code, language)}`)
    .join(say('、', ', '))
  const asked = person.reasons.map((reason) => say(...(reasonWords[reason] ?? [reason, reason]))).join(say('、', ', '))
  return (
    <>
      <p style={{ margin: '12px 0 6px' }}>
        <Tooltip
          title={say(
            `评分高于对半可能 ${(odds / 1000).toFixed(1)} 比特：按统计推算，是本人与不是本人约为 ${one} 比 1`,
            `${(odds / 1000).toFixed(1)} bits above even odds: by what was learned, about ${one} to 1 for this person`,
          )}
        >
          <Tag color={certainty === 'fair' ? 'default' : 'blue'} tabIndex={0} style={{ marginInlineEnd: 8 }}>
            {sure}
          </Tag>
        </Tooltip>
        {say('此人因', 'To be visited as ')}
        <strong>{asked}</strong>
        {say('待入户。', '. ')}
        {inWords === ''
          ? ''
          : answer === 'ruling'
            ? say(
                `认定是本人后，下次比对把这条记录归入此人：${inWords}。`,
                `Ruled theirs, the next run links the row: ${inWords}.`,
              )
            : say(
                `这条记录的号码不能用来认定；认定是本人，就按记录核实此人：${inWords}。`,
                `The row has no number to rule on; saying it is theirs verifies what it gives: ${inWords}.`,
              )}
      </p>
      <section className="agreement" aria-label={say('哪些相同', 'What agrees')}>
        {agreement.map(({ column, name, said, weight }) => (
          <Tooltip key={column} title={`${weight > 0 ? '+' : ''}${(weight / 1000).toFixed(1)}`}>
            <Tag color={weight > 0 ? 'green' : 'orange'}>
              {name} {said}
            </Tag>
          </Tooltip>
        ))}
      </section>
      {notes.map((note) => (
        <Alert key={note} type="warning" showIcon title={note} style={{ marginBottom: 8 }} />
      ))}
      {rows.every(({ fields }) => fields.length === 0) ? (
        <Alert
          type="warning"
          showIcon
          title={say(
            '原始文件已不在，无法对照，请打开此人办理。',
            'The files are gone and nothing can be compared: open the person.',
          )}
        />
      ) : (
        <DoubtTable
          evidence={{
            statements: [...(registered === null ? [] : [registered]), ...rows],
            doubts: rows,
            registeredAs: registered,
          }}
        />
      )}
    </>
  )
}
