import { Button, InputNumber, Popover } from 'antd'
import { useAsk } from '../../api.ts'
import { useSpeech } from '../../language.tsx'
import { AreaName } from '../../parts/area-name.tsx'

/** People by police statistics, city by city: column 1 of the quarterly table. */
export function HouseholdCounts({
  area,
  counts,
  onChange,
}: {
  area: string
  counts: Readonly<Record<string, number>>
  onChange: (counts: Record<string, number>) => void
}) {
  const { say } = useSpeech()
  const isProvince = area.endsWith('0000')
  const below = useAsk('get', '/api/divisions/{code}', { path: { code: area } }, { enabled: isProvince })
  const own = isProvince ? (below.data?.below ?? []).map(({ code }) => code.slice(0, 6)) : [`${area.slice(0, 4)}00`]
  const cities = [...new Set([...own, ...Object.keys(counts)])]
  const given = Object.keys(counts).length
  const put = (city: string, people: number | null) => {
    const { [city]: _before, ...others } = counts
    onChange(people === null ? others : { ...others, [city]: people })
  }
  return (
    <Popover
      trigger="click"
      placement="bottomLeft"
      title={say(
        '公安统计的户籍人口（季度报表第 1 栏）',
        'People by police statistics (column 1 of the quarterly table)',
      )}
      content={
        <div style={{ display: 'grid', gap: 8, maxHeight: 320, overflow: 'auto' }}>
          {cities.map((city) => (
            <label key={city} htmlFor={`households-${city}`} style={{ display: 'flex', gap: 8, alignItems: 'center' }}>
              <span style={{ flex: 1 }}>
                <AreaName code={city} />
              </span>
              <InputNumber<number>
                id={`households-${city}`}
                min={0}
                max={2_000_000_000}
                precision={0}
                style={{ width: 160 }}
                value={counts[city] ?? null}
                onChange={(people) => put(city, people)}
              />
            </label>
          ))}
          <span style={{ color: '#4d5866' }}>
            {say('可不填；不填时第 1 栏取第 2 栏的数。', 'May be left empty: column 1 is column 2 then.')}
          </span>
        </div>
      }
    >
      <Button>
        {given === 0
          ? say('公安统计人口（可不填）', 'Police statistics (optional)')
          : say(`公安统计人口：已填 ${given} 个地区`, `Police statistics: ${given} given`)}
      </Button>
    </Popover>
  )
}
