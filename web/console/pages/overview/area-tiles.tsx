import { Card, Tooltip } from 'antd'
import { useSpeech } from '../../language.tsx'
import { count, type Figures, figure, percent, registered, share } from '../../parts/figures.ts'

export interface AreaFigures {
  area: string
  name: string | null
  figures: Figures
}

const steps = [
  { from: 0, colour: '#f7d9c4', text: '#1f2933' },
  { from: 0.6, colour: '#fbe9c9', text: '#1f2933' },
  { from: 0.7, colour: '#d5e4f3', text: '#1f2933' },
  { from: 0.8, colour: '#7fb0de', text: '#10202f' },
  { from: 0.9, colour: '#12528f', text: '#ffffff' },
]

const most = 400

/** One tile for each division below, darker the more of its people are registered. No licensed boundaries are at hand. */
export function AreaTiles({
  divisions,
  onOpen,
}: {
  divisions: readonly AreaFigures[]
  onOpen: (code: string) => void
}) {
  const { say } = useSpeech()
  const shown = divisions.filter(({ name }) => name !== null).slice(0, most)
  return (
    <Card title={say('各地登记率', 'Registered share by area')} style={{ height: '100%' }}>
      <span
        style={{ display: 'flex', gap: 12, alignItems: 'center', color: '#4d5866', marginBottom: 12, flexWrap: 'wrap' }}
      >
        {steps.map(({ from, colour }, place) => (
          <span key={from} style={{ display: 'flex', alignItems: 'center', gap: 4 }}>
            <i style={{ width: 14, height: 14, borderRadius: 3, background: colour, border: '1px solid #c5d0dd' }} />
            {place === 0 ? `<${steps[1]!.from * 100}%` : `≥${from * 100}%`}
          </span>
        ))}
      </span>
      <div
        style={{
          display: 'grid',
          gridTemplateColumns: 'repeat(auto-fill, minmax(104px, 1fr))',
          gap: 6,
          maxHeight: 420,
          overflow: 'auto',
        }}
      >
        {shown.map(({ area, name, figures }) => {
          const local = figure(figures, 'local')
          const part = share(registered(figures), local)
          const step = steps.findLast(({ from }) => (part ?? 0) >= from)!
          return (
            <Tooltip
              key={area}
              title={say(
                `${name}：${count(registered(figures))} / ${count(local)} 人已登记`,
                `${name}: ${count(registered(figures))} of ${count(local)} registered`,
              )}
            >
              <button
                type="button"
                onClick={() => onOpen(area)}
                style={{
                  border: '1px solid #c5d0dd',
                  borderRadius: 6,
                  background: part === null ? '#ffffff' : step.colour,
                  color: part === null ? '#4d5866' : step.text,
                  padding: '10px 6px',
                  cursor: 'pointer',
                  font: 'inherit',
                  minHeight: 64,
                }}
              >
                <span style={{ display: 'block', fontSize: 13 }}>{name}</span>
                <strong style={{ fontSize: 16 }}>{percent(part)}</strong>
              </button>
            </Tooltip>
          )
        })}
      </div>
    </Card>
  )
}
