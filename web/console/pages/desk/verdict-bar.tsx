import { Alert, Button, Input, Space, Tooltip } from 'antd'
import { useSpeech } from '../../language.tsx'
import { KeyHint, useHotKeys } from '../../parts/hot-keys.tsx'

interface Deed {
  label: string
  hint: string
  /** absent: it cannot be done */
  act: (() => void) | undefined
}

/** The two things that a clerk can say of somebody, by single keys, with the grounds; and the way to the next one. */
export function VerdictBar({
  first,
  second,
  usual,
  state: { isDone, isPending, error },
  written,
  setWritten,
  onBack,
  onOn,
}: {
  first: Deed
  second: Deed
  /** the grounds where nothing is written */
  usual: string
  state: { isDone: boolean; isPending: boolean; error: Error | null }
  written: string
  setWritten: (text: string) => void
  onBack: (() => void) | undefined
  onOn: (() => void) | undefined
}) {
  const { say } = useSpeech()
  const isFree = !isDone && !isPending
  const { isOn } = useHotKeys({
    '1': isFree ? first.act : undefined,
    '2': isFree ? second.act : undefined,
    j: onOn,
    k: onBack,
  })
  return (
    <>
      <Space wrap style={{ marginBottom: 10 }}>
        <Tooltip title={first.hint}>
          <Button
            type="primary"
            disabled={isDone || first.act === undefined}
            loading={isPending}
            onClick={() => first.act?.()}
          >
            {first.label}
            <KeyHint isOn={isOn}>1</KeyHint>
          </Button>
        </Tooltip>
        <Tooltip title={second.hint}>
          <Button disabled={!isFree || second.act === undefined} onClick={() => second.act?.()}>
            {second.label}
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
        placeholder={say(`依据，不填时为“${usual}”`, `Grounds; empty: “${usual}”`)}
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
      {error && <Alert role="alert" type="error" showIcon style={{ marginTop: 10 }} title={error.message} />}
    </>
  )
}
