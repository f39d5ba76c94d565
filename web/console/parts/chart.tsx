import { BarChart, CustomChart, LineChart } from 'echarts/charts'
import {
  AriaComponent,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TooltipComponent,
  VisualMapComponent,
} from 'echarts/components'
import { init, use } from 'echarts/core'
import { LabelLayout } from 'echarts/features'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'
import { useSpeech } from '../language.tsx'
import { fontOf } from './font.ts'

use([
  BarChart,
  CustomChart,
  LineChart,
  AriaComponent,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TooltipComponent,
  VisualMapComponent,
  LabelLayout,
  SVGRenderer,
])

/** A chart; what it says is also in the table that stands with it. */
export default function Chart({
  option,
  height,
  label,
  onPick,
}: {
  option: object
  height: number
  label: string
  onPick?: (name: string) => void
}) {
  const { language } = useSpeech()
  const place = useRef<HTMLDivElement>(null)
  const pick = useRef(onPick)
  pick.current = onPick
  useEffect(() => {
    const chart = init(place.current!, null, { renderer: 'svg' })
    chart.setOption({ animation: false, textStyle: { fontFamily: fontOf(language) }, ...option })
    chart.on('click', ({ data }) => pick.current?.(String((data as { code?: string }).code ?? '')))
    const watcher = new ResizeObserver(() => chart.resize())
    watcher.observe(place.current!)
    return () => {
      watcher.disconnect()
      chart.dispose()
    }
  }, [option, language])
  return (
    <div ref={place} role="img" aria-label={label} style={{ height, width: '100%', cursor: onPick && 'pointer' }} />
  )
}
