import { Timeline } from 'antd'
import { useAsk } from '../../api.ts'
import { useSpeech } from '../../language.tsx'
import { Answer, Nothing } from '../../parts/states.tsx'
import { codeText, columnText, insuranceWords } from '../../parts/words.ts'
import { RowRulings } from './row-rulings.tsx'

/** What changed about the person, the last first, and because of what; before it what was ruled of rows. */
export function History({ personKey: key }: { personKey: string }) {
  const { say, language } = useSpeech()
  const history = useAsk('get', '/api/people/{key}/history', { path: { key } })
  const nameOf = (column: string) => {
    const pair = insuranceWords[column]
    if (pair !== undefined) return say(...pair)
    return columnText(column, language)
  }
  return (
    <Answer of={history}>
      {({ changes, rulings }) => (
        <>
          {rulings.length > 0 && <RowRulings personKey={key} rulings={rulings} />}
          {changes.length === 0 ? (
            <Nothing>{say('入库以来没有变化', 'Nothing has changed since entering')}</Nothing>
          ) : (
            <Timeline
              items={changes.map(({ at, run, account, changed, before }) => ({
                content: (
                  <>
                    <strong>{at.slice(0, 10)}</strong>{' '}
                    {run === null
                      ? say(`${account ?? '—'} 办理`, `by ${account ?? '—'}`)
                      : say(`${run.quarter} 比对入库`, `the run of ${run.quarter}`)}
                    {changed.map((column) => {
                      const was = before.codes[column] ?? before.indicators[column]
                      return (
                        <div key={column}>
                          {nameOf(column)}
                          {was != null && say('：原为 ', ': was ') + codeText(column, was, language)}
                        </div>
                      )
                    })}
                  </>
                ),
              }))}
            />
          )}
        </>
      )}
    </Answer>
  )
}
