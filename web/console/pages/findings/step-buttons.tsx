import { useMutation } from '@tanstack/react-query'
import { Alert, Button, Space } from 'antd'
import { useLocation } from 'wouter'
import { useSpeech } from '../../language.tsx'
import { KeyHint, useHotKeys } from '../../parts/hot-keys.tsx'
import { asEntry } from '../../parts/kept.ts'
import { paths } from '../../paths.ts'
import { keyAfter, neighboursOf } from './shown-list.ts'

/** From a finding to the one before and after it in the list that was shown last, and back to that list. */
export function StepButtons({ findingKey: key }: { findingKey: string }) {
  const { say } = useSpeech()
  const [, go] = useLocation()
  const { before, hasMore, place, back, entry } = neighboursOf(key)
  const goBack = () => go(back, asEntry(entry))
  const on = useMutation({
    mutationFn: () => keyAfter(key),
    onSuccess: (next) => next !== null && go(paths.finding(next)),
  })
  const goBefore = before === null ? undefined : () => go(paths.finding(before))
  const goOn = hasMore ? () => on.mutate() : undefined
  const { isOn, toggle } = useHotKeys({ k: goBefore, j: goOn, u: goBack })
  return (
    <>
      <Space wrap>
        {toggle}
        <Button onClick={goBack}>
          {say('返回列表', 'Back to the list')}
          <KeyHint isOn={isOn}>U</KeyHint>
        </Button>
        {place > 0 && (
          <>
            <Button disabled={goBefore === undefined} onClick={() => goBefore?.()}>
              {say('上一条', 'Previous')}
              <KeyHint isOn={isOn}>K</KeyHint>
            </Button>
            <Button disabled={goOn === undefined} loading={on.isPending} onClick={() => goOn?.()}>
              {say('下一条', 'Next')}
              <KeyHint isOn={isOn}>J</KeyHint>
            </Button>
          </>
        )}
      </Space>
      {on.error && <Alert role="alert" type="error" title={on.error.message} style={{ marginTop: 8 }} />}
    </>
  )
}
