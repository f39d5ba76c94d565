import { Card } from 'antd'
import { useSpeech } from '../../language.tsx'
import { count, type Figures, figure, percent, registered, share } from '../../parts/figures.ts'
import './area-tiles.css'

interface Place {
  area: string
  name: string | null
  figures: Figures
}

/** A division below, and where the whole is wide, the places within it. */
export interface AreaFigures extends Place {
  parts?: readonly Place[]
}

const steps = [
  { from: 0, colour: '#f7d9c4', text: '#1f2933' },
  { from: 0.6, colour: '#fbe9c9', text: '#1f2933' },
  { from: 0.7, colour: '#d5e4f3', text: '#1f2933' },
  { from: 0.8, colour: '#7fb0de', text: '#10202f' },
  { from: 0.9, colour: '#12528f', text: '#ffffff' },
]

/**
 * A tile for each division, darker the more of its people are registered: counties by prefecture in a province. No
 * licensed boundaries are at hand.
 */
export function AreaTiles({
  divisions,
  onOpen,
}: {
  divisions: readonly AreaFigures[]
  onOpen: (code: string) => void
}) {
  const { say } = useSpeech()
  const isGrouped = divisions.some(({ parts }) => parts !== undefined && parts.length > 0)
  const shown = divisions.filter(({ name }) => name !== null)
  return (
    <Card title={say('各地登记率', 'Registered share by area')} style={{ height: '100%' }}>
      <span className="tile-steps">
        {steps.map(({ from, colour }, place) => (
          <span key={from}>
            <i style={{ background: colour }} />
            {place === 0 ? `<${steps[1]!.from * 100}%` : `≥${from * 100}%`}
          </span>
        ))}
        <span>
          <i style={{ background: '#ffffff' }} />
          {say('没有数据', 'no data')}
        </span>
      </span>
      {isGrouped ? (
        <div className="tile-groups">
          {shown.map((division) => (
            <section key={division.area} aria-label={division.name ?? ''}>
              <button type="button" className="tile-group" onClick={() => onOpen(division.area)}>
                <strong>{division.name}</strong> {percent(partOf(division))}
              </button>
              <div className="tiles small">
                {(division.parts ?? []).map((place) => (
                  <Tile key={place.area} place={place} onOpen={onOpen} />
                ))}
              </div>
            </section>
          ))}
        </div>
      ) : (
        <div className="tiles">
          {shown.map((place) => (
            <Tile key={place.area} place={place} onOpen={onOpen} />
          ))}
        </div>
      )}
    </Card>
  )
}

const partOf = ({ figures }: Place) => share(registered(figures), figure(figures, 'local'))

function Tile({ place, onOpen }: { place: Place; onOpen: (code: string) => void }) {
  const { say } = useSpeech()
  const { area, name, figures } = place
  const [done, local] = [count(registered(figures)), count(figure(figures, 'local'))]
  const part = partOf(place)
  const step = steps.findLast(({ from }) => (part ?? 0) >= from)!
  return (
    <button
      type="button"
      // The browser's own: a province has a hundred tiles.
      title={say(`${name}：${done} / ${local} 人已登记`, `${name}: ${done} of ${local} registered`)}
      onClick={() => onOpen(area)}
      style={part === null ? {} : { background: step.colour, color: step.text }}
    >
      <span>{name}</span>
      <strong>{percent(part)}</strong>
    </button>
  )
}
