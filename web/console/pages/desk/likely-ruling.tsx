import { useMutation } from '@tanstack/react-query'
import { App } from 'antd'
import { useState } from 'react'
import type { LikelyRows } from '../../../api/schema.ts'
import { ask } from '../../api.ts'
import { useSpeech } from '../../language.tsx'
import { newKey } from '../../parts/new-key.ts'
import { today } from '../../parts/today.ts'
import type { Verdict } from './use-queue.ts'
import { VerdictBar } from './verdict-bar.tsx'

type Said = 'same' | 'different'

/** Rules on a likely row: it is theirs, by its number or by what it gives, or it is somebody else's. */
export function LikelyRuling({
  of: { person, row, rows, answer, values },
  verdict,
  onDecided,
  onBack,
  onOn,
}: {
  of: LikelyRows
  verdict: Verdict | undefined
  onDecided: (verdict: Verdict) => void
  onBack: (() => void) | undefined
  onOn: (() => void) | undefined
}) {
  const { say } = useSpeech()
  const { message } = App.useApp()
  const [written, setWritten] = useState('')
  const usual: Readonly<Record<Said, string>> = {
    same: say('经核对档案，这条记录是本人的', 'Checked with the records: the row is theirs'),
    different: say('经核对档案，这条记录不是本人的', 'Checked with the records: the row is not theirs'),
  }
  const propose = useMutation({
    mutationFn: (ruling: Said) => {
      const path = { key: person.key }
      const headers = { 'idempotency-key': newKey() }
      const reason = written.trim() || usual[ruling]
      return ruling === 'same' && answer === 'value'
        ? ask(
            'post',
            '/api/people/{key}/verifications',
            { path, body: { values, verifiedOn: today(), reason } },
            { headers },
          )
        : ask('post', '/api/people/{key}/row-rulings', { path, body: { row, ruling, reason } }, { headers })
    },
    onSuccess(_, ruling) {
      const name = person.name ?? ''
      message.success(
        ruling === 'same'
          ? say(`${name}：认定是本人，等待复核`, `${name}: theirs; awaits approval`)
          : say(`${name}：认定不是本人，等待复核`, `${name}: not theirs; awaits approval`),
      )
      onDecided(ruling)
    },
  })
  // What nobody can see, nobody rules on.
  const isSeen = rows.some(({ fields }) => fields.length > 0)
  return (
    <VerdictBar
      first={{
        label: say('是本人', 'Theirs'),
        hint:
          answer === 'ruling'
            ? say('下次比对把这条记录归入此人', 'The next run links the row to them')
            : say('按这条记录核实此人的险种', 'Verifies the insurance that the row gives'),
        act: isSeen ? () => propose.mutate('same') : undefined,
      }}
      second={{
        label: say('不是本人', 'Not theirs'),
        hint: say('以后不再作为此人的记录列出', 'It is never shown as theirs again'),
        act: isSeen ? () => propose.mutate('different') : undefined,
      }}
      usual={usual.same}
      state={{ isDone: verdict !== undefined, isPending: propose.isPending, error: propose.error }}
      {...{ written, setWritten, onBack, onOn }}
    />
  )
}
