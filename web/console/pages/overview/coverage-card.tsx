import { useMemo } from 'react'
import { useSpeech } from '../../language.tsx'
import { count, coverage, type Figures, figure, percent } from '../../parts/figures.ts'
import { insuranceWords } from '../../parts/words.ts'
import { ChartCard } from './chart-card.tsx'

const goal = 0.9

/** The five insurances against the goal of 90 %. */
export function CoverageCard({ area, figures }: { area: string; figures: Figures }) {
  const { say } = useSpeech()
  const list = useMemo(
    () =>
      Object.entries(insuranceWords).map(([code, words]) => ({
        code,
        name: say(...words),
        value: coverage(figures, code),
      })),
    [figures, say],
  )
  const option = useMemo(
    () => ({
      aria: { enabled: true },
      grid: { left: 8, right: 64, top: 28, bottom: 8, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
      xAxis: {
        type: 'value',
        min: 0,
        max: 1,
        axisLabel: { formatter: (value: number) => `${value * 100}%`, color: '#4d5866' },
        splitLine: { lineStyle: { color: '#e6ebf2' } },
      },
      yAxis: {
        type: 'category',
        inverse: true,
        data: list.map(({ name }) => name),
        axisTick: { show: false },
        axisLine: { show: false },
        axisLabel: { color: '#1f2933', fontSize: 14, margin: 10 },
      },
      series: [
        {
          type: 'bar',
          barWidth: 22,
          data: list.map(({ value }) => ({
            value: value ?? 0,
            itemStyle: { color: (value ?? 0) >= goal ? '#1d7a3d' : '#12528f', borderRadius: [0, 4, 4, 0] },
          })),
          label: {
            show: true,
            position: 'right',
            color: '#1f2933',
            formatter: ({ value }: { value: number }) => percent(value),
          },
          markLine: {
            symbol: 'none',
            silent: true,
            lineStyle: { color: '#a35a00', type: 'dashed', width: 2 },
            label: { formatter: say('目标 90%', 'goal 90%'), color: '#a35a00', position: 'start', distance: 6 },
            data: [{ xAxis: goal }],
          },
        },
      ],
    }),
    [list, say],
  )
  const row = (code: string, name: string) => {
    const key = code.toLowerCase()
    return [
      name,
      ...[`insured_${key}`, `expected_${key}`, `lacking_${key}`, `lacking_by_law_${key}`].map((measure) =>
        count(figure(figures, measure)),
      ),
      percent(coverage(figures, code)),
    ]
  }
  return (
    <ChartCard
      title={say('五险覆盖', 'Coverage of the five insurances')}
      label={list.map(({ name, value }) => `${name} ${percent(value)}`).join('，')}
      option={option}
      name={`coverage-${area}`}
      head={[
        say('险种', 'Insurance'),
        say('已参保', 'Insured'),
        say('应参保', 'Should be'),
        say('应参未参', 'Lacking'),
        say('其中法定', 'of these by law'),
        say('参保率', 'Share'),
      ]}
      rows={list.map(({ code, name }) => row(code, name))}
      note={say(
        '参保率 = 已参保 ÷ 应参保（本地户籍）。',
        'Share = insured ÷ should be insured, of people with household here.',
      )}
    />
  )
}
