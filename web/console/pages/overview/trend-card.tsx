import { useMemo } from 'react'
import { useAsk } from '../../api.ts'
import { useSpeech } from '../../language.tsx'
import { count, coverage, figure, percent, registered, share } from '../../parts/figures.ts'
import { Answer } from '../../parts/states.tsx'
import { insuranceWords } from '../../parts/words.ts'
import { ChartCard } from './chart-card.tsx'

/** Registered share and coverage, run by run. */
export function TrendCard({ area }: { area: string }) {
  const trend = useAsk('get', '/api/statistics/trend', { query: { area } }, { keeps: true })
  return <Answer of={trend}>{({ runs }) => <Trend area={area} runs={runs} />}</Answer>
}

const colours = ['#12528f', '#1d7a3d', '#a35a00', '#7a3e9d', '#c0262d', '#3d5a66']

function Trend({ area, runs }: { area: string; runs: { quarter: string; figures: Record<string, number> }[] }) {
  const { say } = useSpeech()
  const lines = useMemo(
    () => [
      {
        name: say('已登记', 'Registered'),
        values: runs.map(({ figures }) => share(registered(figures), figure(figures, 'local'))),
      },
      ...Object.entries(insuranceWords).map(([code, words]) => ({
        name: say(...words),
        values: runs.map(({ figures }) => coverage(figures, code)),
      })),
    ],
    [runs, say],
  )
  const option = useMemo(
    () => ({
      aria: { enabled: true },
      color: colours,
      grid: { left: 8, right: 96, top: 16, bottom: 8, outerBoundsMode: 'same' },
      tooltip: { trigger: 'axis', valueFormatter: (value: number | null) => percent(value) },
      xAxis: {
        type: 'category',
        data: runs.map(({ quarter }) => quarter),
        boundaryGap: true,
        axisLabel: { color: '#4d5866' },
      },
      yAxis: {
        type: 'value',
        min: ({ min }: { min: number }) => Math.max(0, Math.floor(min * 10 - 0.5) / 10),
        max: 1,
        axisLabel: { formatter: (value: number) => `${Math.round(value * 100)}%`, color: '#4d5866' },
        splitLine: { lineStyle: { color: '#e6ebf2' } },
      },
      series: lines.map(({ name, values }) => ({
        type: 'line',
        name,
        data: values,
        symbolSize: 8,
        lineStyle: { width: 2 },
        // The name stands at the end of its line.
        endLabel: { show: true, formatter: '{a}', color: 'inherit', fontSize: 13 },
        labelLayout: { moveOverlap: 'shiftY' },
      })),
    }),
    [lines, runs],
  )
  const note =
    runs.length === 0
      ? say(
          '本地区还没有一次覆盖全地区的比对入库；各下级地区的变化请打开该地区查看。',
          'No one run has covered the whole of this area; open an area below for its own quarters.',
        )
      : say('有两个以上季度入库后显示变化。', 'Shows a change once two quarters are published.')
  return (
    <ChartCard
      title={say('各季度变化', 'Quarter by quarter')}
      label={lines.map(({ name, values }) => `${name} ${percent(values.at(-1) ?? null)}`).join('，')}
      option={option}
      first={runs.length < 2 ? 'table' : 'chart'}
      name={`trend-${area}`}
      head={[say('季度', 'Quarter'), say('户籍人口', 'People'), ...lines.map(({ name }) => name)]}
      rows={runs.map(({ quarter, figures }, place) => [
        quarter,
        count(figure(figures, 'local')),
        ...lines.map(({ values }) => percent(values[place] ?? null)),
      ])}
      note={runs.length < 2 && note}
    />
  )
}
