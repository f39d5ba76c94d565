import { useMutation } from '@tanstack/react-query'
import { Alert, App, Button, Input, Space, Tooltip } from 'antd'
import { useState } from 'react'
import { isInsuredCode } from '../../../../src/standards/insurance-status.ts'
import type { DeskPerson } from '../../../api/schema.ts'
import { ask } from '../../api.ts'
import { useSpeech } from '../../language.tsx'
import { KeyHint, useHotKeys } from '../../parts/hot-keys.tsx'
import { newKey } from '../../parts/new-key.ts'
import { today } from '../../parts/today.ts'
import type { Verdict } from './use-queue.ts'

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
  verdict: Verdict | undefined
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
  const isDone = verdict !== undefined
  const isEmpty = Object.keys(values).length === 0
  const say1 = () => propose.mutate({ verdict: 'same', reason: written.trim() || usual.same })
  const say2 = () => propose.mutate({ verdict: 'visit', reason: written.trim() || usual.visit })
  const isFree = !isDone && !propose.isPending
  const { isOn } = useHotKeys({
    '1': isFree && !isEmpty ? say1 : undefined,
    '2': isFree ? say2 : undefined,
    j: onOn,
    k: onBack,
  })
  return (
    <>
      <Space wrap style={{ marginBottom: 10 }}>
        <Tooltip
          title={
            isEmpty
              ? say('没有可以核实的险种，请打开此人办理', 'There is no insurance to verify: open the person')
              : say('存疑记录确实是本人的，按现有参保登记', 'The rows are theirs; what is registered stands')
          }
        >
          <Button type="primary" disabled={isDone || isEmpty} loading={propose.isPending} onClick={say1}>
            {say('是同一人', 'The same person')}
            <KeyHint isOn={isOn}>1</KeyHint>
          </Button>
        </Tooltip>
        <Tooltip title={say('列入入户调查名单', 'They are to be asked at the door')}>
          <Button disabled={isDone || propose.isPending} onClick={say2}>
            {say('不是或说不准，入户核实', 'No, or not sure: visit')}
            <KeyHint isOn={isOn}>2</KeyHint>
          </Button>
        </Tooltip>
        <Button disabled={onBack === undefined} onClick={() => onBack?.()}>
          {say('上一人', 'Previous')}
          <KeyHint isOn={isOn}>K</KeyHint>
        </Button>
        <Button disabled={onOn === undefined} onClick={() => onOn?.()}>
          {say('先跳过', 'Skip')}
          <KeyHint isOn={isOn}>J</KeyHint>
        </Button>
      </Space>
      <Input
        aria-label={say('依据（可不填）', 'Grounds (may be left empty)')}
        placeholder={say(`依据，不填时为“${usual.same}”`, `Grounds; empty: “${usual.same}”`)}
        maxLength={500}
        value={written}
        disabled={isDone}
        onChange={({ target }) => setWritten(target.value)}
      />
      {isDone && (
        <Alert
          type="success"
          showIcon
          style={{ marginTop: 10 }}
          title={say('已提交，等待另一人复核', 'Sent; a second person has to approve it')}
        />
      )}
      {propose.error && (
        <Alert role="alert" type="error" showIcon style={{ marginTop: 10 }} title={propose.error.message} />
      )}
    </>
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
