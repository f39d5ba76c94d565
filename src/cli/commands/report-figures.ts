import { once } from 'node:events'
import { createWriteStream, existsSync } from 'node:fs'
import { readFile, rename, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Command } from 'commander'
import { problem } from '../../problems.ts'
import { listCell, listCellAsJson } from '../../reports/cell-list.ts'
import { byteOrderMark } from '../../reports/csv-text.ts'
import { readCell } from '../../reports/quarterly-cells.ts'
import { tellQuarterly } from '../../reports/quarterly-story.ts'
import { brokenChecks, type Quarterly } from '../../reports/run-summary.ts'
import { exitCodes } from '../exit-codes.ts'
import { helpTexts } from '../help-texts.ts'
import type { Terminal } from '../terminal.ts'

interface ReportOptions {
  cell?: string
  to?: string
  json?: boolean
}

/** `canbao report OUT [--cell 520300:9]` */
export function addReportCommand(program: Command, terminal: Terminal, result: { code: number }): Command {
  const words = helpTexts[terminal.language]
  return program
    .command('report')
    .summary(words.report)
    .description(words.report)
    .argument('<output>', words.output)
    .option('--cell <city:column>', words.cell)
    .option('--to <file>', words.to)
    .option('--json', words.json)
    .addHelpText('after', words.reportAfter)
    .action(async (output: string, options: ReportOptions) => {
      const quarterly = await readQuarterly(output)
      if (options.cell !== undefined) return await listPeople(output, options.cell, options, quarterly, terminal)
      if (options.json) terminal.out(`${JSON.stringify(quarterly)}\n`)
      else terminal.out(tellQuarterly(quarterly, output, terminal.command, terminal.language))
      if (brokenChecks(quarterly.checks).length > 0) result.code = exitCodes.untrusted
    })
}

async function readQuarterly(output: string): Promise<Quarterly> {
  const path = join(resolve(output), 'quarterly.json')
  if (!existsSync(path)) throw problem('output_missing', { folder: output })
  return JSON.parse(await readFile(path, 'utf8')) as Quarterly
}

async function listPeople(
  output: string,
  asked: string,
  options: ReportOptions,
  quarterly: Quarterly,
  terminal: Terminal,
): Promise<void> {
  const cell = readCell(asked)
  if (cell.city !== 'total' && !quarterly.rows.some((row) => row.city === cell.city)) {
    throw problem('figure_unknown', { cell: asked })
  }
  const { openFigures } = await import('../../batch/open-figures.ts')
  const figures = await openFigures(resolve(output))
  try {
    if (options.json) {
      for await (const text of listCellAsJson(cell, figures.tables, figures.stream)) terminal.out(text)
      return
    }
    const chunks = listCell(cell, figures.tables, figures.stream, terminal.language)
    if (options.to === undefined) {
      for await (const { text } of chunks) terminal.out(text)
      return
    }
    const people = await writeList(chunks, resolve(options.to), terminal.signal)
    terminal.err(
      terminal.language === 'zh'
        ? `${people.toLocaleString('en')} 人,已写入 ${options.to}\n`
        : `${people.toLocaleString('en')} people written to ${options.to}\n`,
    )
  } finally {
    figures.close()
  }
}

/** Writes beside and renames, readable by its owner only: the list holds personal data. Gives the number of people. */
async function writeList(
  chunks: AsyncIterable<{ text: string; people: number }>,
  path: string,
  signal: AbortSignal,
): Promise<number> {
  const beside = `${path}.${process.pid}.partial`
  const file = createWriteStream(beside, { mode: 0o600 })
  try {
    let people = 0
    file.write(byteOrderMark)
    for await (const chunk of chunks) {
      signal.throwIfAborted()
      people += chunk.people
      if (!file.write(chunk.text)) await once(file, 'drain')
    }
    file.end()
    await once(file, 'finish')
    await rename(beside, path)
    return people
  } finally {
    file.destroy()
    await rm(beside, { force: true })
  }
}
