import { useMutation } from '@tanstack/react-query'
import { App } from 'antd'
import { useState } from 'react'
import { isInsuredCode } from '../../../../src/standards/insurance-status.ts'
import type { DeskPerson } from '../../../api/schema.ts'
import { ask } from '../../api.ts'
import { useSpeech } from '../../language.tsx'
import { newKey } from '../../parts/new-key.ts'
import { today } from '../../parts/today.ts'
import { VerdictBar } from './verdict-bar.tsx'

type Verdict = 'same' | 'visit'

interface Said {
  verdict: Verdict
  reason: string
}

/** Rules on one person: the rows are theirs, or it takes a visit to know. Either needs a second person. */
export function Ruling({
  of: { person, evidence },
  verdict,
  onDecided,
  onBack,
  onOn,
}: {
  of: DeskPerson
  verdict: string | undefined
  onDecided: (verdict: Verdict) => void
  onBack: (() => void) | undefined
  onOn: (() => void) | undefined
}) {
  const { say } = useSpeech()
  const { message } = App.useApp()
  const [written, setWritten] = useState('')
  const values = valuesOf(person, evidence)
  const propose = useMutation({
    mutationFn: ({ verdict, reason }: Said) => {
      const path = { key: person.key }
      const headers = { 'idempotency-key': newKey() }
      return verdict === 'same'
        ? ask(
            'post',
            '/api/people/{key}/verifications',
            { path, body: { values, verifiedOn: today(), reason } },
            { headers },
          )
        : ask('post', '/api/people/{key}/visits', { path, body: { reason } }, { headers })
    },
    onSuccess(_, { verdict }) {
      const name = person.name ?? ''
      message.success(
        verdict === 'same'
          ? say(`${name}：认定为同一人，等待复核`, `${name}: the same person; awaits approval`)
          : say(`${name}：转入户调查，等待复核`, `${name}: to be visited; awaits approval`),
      )
      onDecided(verdict)
    },
  })
  const usual: Readonly<Record<Verdict, string>> = {
    same: say('经核对档案，存疑记录是本人的', 'Checked with the records: the doubtful rows are theirs'),
    visit: say('档案无法确认是否本人', 'The records do not tell whether the rows are theirs'),
  }
  const isEmpty = Object.keys(values).length === 0
  const sayIt = (verdict: keyof typeof usual) => propose.mutate({ verdict, reason: written.trim() || usual[verdict] })
  return (
    <VerdictBar
      first={{
        label: say('是同一人', 'The same person'),
        hint: isEmpty
          ? say('没有可以核实的险种，请打开此人办理', 'There is no insurance to verify: open the person')
          : say('存疑记录确实是本人的，按现有参保登记', 'The rows are theirs; what is registered stands'),
        act: isEmpty ? undefined : () => sayIt('same'),
      }}
      second={{
        label: say('不是或说不准，入户核实', 'No, or not sure: visit'),
        hint: say('列入入户调查名单', 'They are to be asked at the door'),
        act: () => sayIt('visit'),
      }}
      usual={usual.same}
      state={{ isDone: verdict !== undefined, isPending: propose.isPending, error: propose.error }}
      {...{ written, setWritten, onBack, onOn }}
    />
  )
}

/**
 * What is verified: the insurances that rest on the doubtful rows, as they are registered. None that somebody lacks:
 * saying that would answer another question.
 */
function valuesOf(person: DeskPerson['person'], evidence: DeskPerson['evidence']): Record<string, string> {
  const doubted = new Set(evidence?.doubts.flatMap(({ insurances }) => insurances))
  const registered = Object.entries(person.codes).flatMap(([name, code]) =>
    code && isInsuredCode(code) ? [[name, code] as const] : [],
  )
  const rested = registered.filter(([name]) => doubted.has(name))
  return Object.fromEntries(rested.length > 0 ? rested : registered)
}
