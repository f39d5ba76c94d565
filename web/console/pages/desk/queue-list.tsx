import { CheckOutlined, CloseOutlined, EnvironmentOutlined } from '@ant-design/icons'
import { Button, Spin } from 'antd'
import type { PersonRow } from '../../../api/schema.ts'
import { useSpeech } from '../../language.tsx'
import { AreaName } from '../../parts/area-name.tsx'
import type { Verdict } from './use-queue.ts'

/** Who is to be ruled on, in order; what was decided is marked. */
export function QueueList({
  people,
  verdicts,
  place,
  isReading,
  onGo,
}: {
  people: readonly { person: PersonRow; row?: string }[]
  verdicts: ReadonlyMap<string, Verdict>
  place: number
  isReading: boolean
  onGo: (place: number) => void
}) {
  const { say } = useSpeech()
  return (
    <nav aria-label={say('待核实人员', 'People to rule on')} className="queue-list">
      <ol>
        {people.map(({ person: { key, name, area }, row }, at) => {
          const verdict = verdicts.get(key)
          return (
            <li key={row ?? key}>
              <Button
                block
                type={at === place ? 'primary' : 'text'}
                aria-current={at === place ? 'step' : undefined}
                onClick={() => onGo(at)}
                style={{ justifyContent: 'flex-start', height: 'auto', padding: '6px 10px', textAlign: 'start' }}
              >
                <span style={{ flex: 1 }}>
                  {name ?? say('（无姓名）', '(no name)')} <AreaName code={area.slice(0, 6)} />
                </span>
                {verdict === 'same' && <CheckOutlined aria-label={say('已认定为同一人', 'the same person')} />}
                {verdict === 'different' && <CloseOutlined aria-label={say('已认定不是本人', 'not theirs')} />}
                {verdict === 'visit' && <EnvironmentOutlined aria-label={say('已转入户', 'to be visited')} />}
              </Button>
            </li>
          )
        })}
      </ol>
      {isReading && (
        <div role="status" style={{ padding: 8, display: 'flex', gap: 8, alignItems: 'center' }}>
          <Spin size="small" /> {say('正在读取后面的原始记录…', 'Reading the rows of the next …')}
        </div>
      )}
    </nav>
  )
}
