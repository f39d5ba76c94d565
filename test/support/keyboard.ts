import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'

interface Walk {
  /** what can be used and is never reached by Tab */
  unreached: string[]
  /** what is reached and does not show that it has the focus (WCAG 2.2, 2.4.7) */
  unmarked: string[]
  /** how many stops there were */
  stops: number
}

const inPage = readFileSync(join(import.meta.dirname, 'in-page/tab-stops.js'), 'utf8')
const most = 400

/** Goes through the page by Tab alone, from its top until it comes round again. */
export async function walkByTab(page: Page): Promise<Walk> {
  await page.evaluate(inPage)
  await page.evaluate('tabStops.mark()')
  const reached = new Set<string>()
  const unmarked: string[] = []
  let [stops, first, last]: [number, string | undefined, string | undefined] = [0, undefined, undefined]
  for (; stops < most; stops++) {
    await page.keyboard.press('Tab')
    const stop = await page.evaluate<{ number: string; name: string; isMarked: boolean } | null>('tabStops.here()')
    // The parts of a date are stops of one field; the first stop again is the end of the round.
    const comesRound = stop !== null && stop.number !== last && stop.number !== '' && stop.number === first
    if (stop === null || comesRound) break
    first ??= stop.number
    last = stop.number
    reached.add(stop.number)
    if (!stop.isMarked) unmarked.push(stop.name)
  }
  const unreached = await page.evaluate<string[]>(`tabStops.without(${JSON.stringify([...reached])})`)
  return { unreached, unmarked, stops }
}
