import { CheckCircleFilled, CloseCircleFilled } from '@ant-design/icons'
import { Card } from 'antd'
import { useSpeech } from '../../language.tsx'

export interface Check {
  name: string
  ok: boolean
  detail: string
  said?: { zh: string; en: string }
}

/** The relations that must hold, the broken ones first. */
export function CheckList({ checks, title }: { checks: readonly Check[]; title?: string }) {
  const { say } = useSpeech()
  const broken = checks.filter(({ ok }) => !ok)
  const sorted = [...broken, ...checks.filter(({ ok }) => ok)]
  return (
    <Card
      title={title ?? say('校验', 'Checks')}
      style={{ height: '100%' }}
      extra={
        broken.length === 0
          ? say(`${checks.length} 项全部相符`, `all ${checks.length} hold`)
          : say(`${broken.length} 项不符`, `${broken.length} broken`)
      }
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard */}
      <ul tabIndex={0} style={{ listStyle: 'none', margin: 0, padding: 0, maxHeight: 220, overflow: 'auto' }}>
        {sorted.map(({ name, ok, detail, said }) => (
          <li key={name} style={{ display: 'flex', gap: 8, padding: '3px 0' }}>
            {ok ? (
              <CheckCircleFilled style={{ color: '#1d7a3d' }} aria-label={say('相符', 'holds')} />
            ) : (
              <CloseCircleFilled style={{ color: '#c0262d' }} aria-label={say('不符', 'broken')} />
            )}
            <span>
              {said ? say(said.zh, said.en) : name} <span style={{ color: '#4d5866' }}>{detail}</span>
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
