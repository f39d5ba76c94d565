import * as echarts from 'echarts'
import { escapeText, Markup } from './markup.ts'

export const palette = {
  blue: '#1f5fa8',
  teal: '#2a9d8f',
  amber: '#e9a13b',
  red: '#c8443a',
  grey: '#b9c2cc',
  ink: '#22303c',
  faint: '#7a8794',
  line: '#dde3e9',
} as const

// Without quotes: the name goes into style="…" as it is.
const fontFamily = 'Noto Sans SC,Noto Sans CJK SC,Microsoft YaHei,PingFang SC,Source Han Sans SC,sans-serif'

/** Draws a chart without a browser and gives it as SVG text to stand in the page. `name` makes its ids unique. */
function drawChart(name: string, title: string, width: number, height: number, option: echarts.EChartsOption): Markup {
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width, height })
  try {
    chart.setOption({ animation: false, textStyle: { fontFamily, color: palette.ink }, ...option })
    const svg = chart
      .renderToSVGString({ useViewBox: true })
      // Inside HTML the namespaces are implied; ids count up within the process and would differ from run to run;
      // the classes and the style serve the mouse alone.
      .replaceAll(/ xmlns(:xlink)?="[^"]*"/g, '')
      .replaceAll(/<style[^>]*>[\s\S]*?<\/style>/g, '')
      .replaceAll(/ class="zr\d+-cls-\d+"/g, '')
      .replaceAll(/zr\d+-/g, `${name}-`)
      .replaceAll(/ ecmeta_[a-z_]+="[^"]*"/g, '')
      .replace('<svg ', `<svg class="chart" role="img" aria-label="${escapeText(title)}" style="max-width:${width}px" `)
    return new Markup(svg)
  } finally {
    chart.dispose()
  }
}

export interface Bar {
  label: string
  value: number
  /** Written at the end of the bar. */
  text: string
  color?: string
}

/** Horizontal bars, the first on top, each with its figure; `goal` draws a dashed line at that value. */
export function drawBars(
  name: string,
  title: string,
  bars: readonly Bar[],
  options: { width: number; max?: number; goal?: { value: number; text: string }; labelWidth?: number },
): Markup {
  const goal = options.goal
  const labelWidth = options.labelWidth ?? 130
  return drawChart(name, title, options.width, bars.length * 34 + (goal ? 34 : 12), {
    grid: { left: labelWidth + 12, right: 96, top: goal ? 26 : 4, bottom: 4 },
    xAxis: {
      type: 'value',
      max: options.max ?? Math.max(1, ...bars.map((bar) => bar.value)),
      splitLine: { show: false },
      axisLabel: { show: false },
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: bars.map((bar) => bar.label),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: palette.line } },
      axisLabel: { color: palette.ink, fontSize: 13, width: labelWidth, overflow: 'truncate', margin: 10 },
    },
    series: [
      {
        type: 'bar',
        barWidth: 17,
        silent: true,
        data: bars.map((bar) => ({
          value: bar.value,
          itemStyle: { color: bar.color ?? palette.blue, borderRadius: [0, 3, 3, 0] },
          label: {
            formatter: bar.text.replaceAll(/[{}|]/g, ''),
            // With a goal line the figure stands inside the bar, where the line does not cross it.
            ...(goal &&
              bar.value > 15 && { position: 'insideLeft' as const, color: '#fff', fontWeight: 'bold' as const }),
          },
        })),
        label: { show: true, position: 'right', color: palette.ink, fontSize: 13 },
        ...(goal && {
          markLine: {
            silent: true,
            symbol: 'none',
            lineStyle: { color: palette.red, type: 'dashed', width: 1.5 },
            label: { formatter: goal.text, color: palette.red, fontSize: 12, position: 'start', distance: 4 },
            data: [
              [
                { xAxis: goal.value, y: 20 },
                { xAxis: goal.value, y: bars.length * 34 + 26 },
              ],
            ],
          },
        }),
      },
    ],
  })
}

/** Horizontal bars of 100 %, each divided into the same parts. */
export function drawShares(
  name: string,
  title: string,
  rows: readonly { label: string; parts: readonly number[] }[],
  parts: readonly { label: string; color: string }[],
  options: { width: number; labelWidth?: number },
): Markup {
  const labelWidth = options.labelWidth ?? 130
  return drawChart(name, title, options.width, rows.length * 30 + 48, {
    grid: { left: labelWidth + 12, right: 24, top: 34, bottom: 10 },
    legend: { top: 0, left: labelWidth + 8, itemWidth: 12, itemHeight: 12, icon: 'rect', textStyle: { fontSize: 12 } },
    xAxis: { type: 'value', max: 100, splitLine: { show: false }, axisLabel: { show: false } },
    yAxis: {
      type: 'category',
      inverse: true,
      data: rows.map((row) => row.label),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: palette.line } },
      axisLabel: { color: palette.ink, fontSize: 13, width: labelWidth, overflow: 'truncate', margin: 10 },
    },
    series: parts.map((part, at) => ({
      name: part.label,
      type: 'bar',
      stack: 'all',
      barWidth: 16,
      silent: true,
      itemStyle: { color: part.color },
      data: rows.map((row) => {
        const sum = row.parts.reduce((total, value) => total + value, 0)
        return sum > 0 ? (row.parts[at]! / sum) * 100 : 0
      }),
    })),
  })
}
