import { existsSync } from 'node:fs'
import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import { relative, resolve } from 'node:path'
import { type Command, Option } from 'commander'
import { problem } from '../../problems.ts'
import type { Reporter } from '../../reports/run-summary.ts'
import { helpTexts } from '../help-texts.ts'
import { showProgress } from '../progress.ts'
import { readCount, readNumber } from '../read-options.ts'
import type { Terminal } from '../terminal.ts'

/** The options as commander gives them. */
interface GivenOptions {
  out?: string
  area: string
  persons: number
  people?: number
  seed: number
  quarters: number
  json?: boolean
}

/** What is made, and where. */
interface SampleOptions extends GivenOptions {
  out: string
  people: number
}

/** `canbao sample FOLDER --persons N`; without a folder it is made here, named after the area. */
export function addSampleCommand(program: Command, terminal: Terminal, _result: { code: number }): Command {
  const words = helpTexts[terminal.language]
  return program
    .command('sample')
    .summary(words.sample)
    .description(words.sample)
    .argument('[folder]', words.sampleOut)
    .option('-o, --out <folder>', words.sampleOut)
    .option('--area <code>', words.sampleArea, '520300')
    .option('--persons <n>', words.samplePeople, readCount, 100_000)
    .addOption(new Option('--people <n>').argParser(readCount).hideHelp())
    .option('--seed <n>', words.sampleSeed, readNumber, 1)
    .option('--quarters <n>', words.sampleQuarters, readCount, 1)
    .option('--json', words.json)
    .addHelpText('after', words.sampleAfter)
    .action(async (named: string | undefined, given: GivenOptions) => {
      const out = named ?? given.out ?? `sample-${given.area}`
      const options: SampleOptions = { ...given, out, people: given.people ?? given.persons }
      const folder = resolve(out)
      await refuseFilledFolder(folder, out)
      const progress = showProgress(terminal)
      const beside = `${folder}.partial-${process.pid}`
      try {
        const quarters = await write(beside, options, terminal, progress)
        await rm(folder, { recursive: true, force: true })
        await rename(beside, folder)
        progress.close()
        if (options.json) terminal.out(`${JSON.stringify({ folder, quarters })}\n`)
        else terminal.out(tellSample(options, terminal))
      } finally {
        progress.close()
        await rm(beside, { recursive: true, force: true })
      }
    })
}

/** Writes the sample into `folder`; gives what was written per quarter, folders relative to it. */
async function write(folder: string, options: SampleOptions, terminal: Terminal, reporter: Reporter) {
  const { makeSample } = await import('../../sample/make-sample.ts')
  const { NoCounties } = await import('../../sample/places.ts')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  let stage = ''
  const made = await makeSample({
    folder,
    area: options.area,
    persons: options.people,
    seed: options.seed,
    quarters: options.quarters,
    signal: terminal.signal,
    onProgress: (done, total, quarter) => {
      if (quarter !== stage) reporter.stage(quarter, { zh: `写 ${quarter} 的数据`, en: `Writing ${quarter}` })
      stage = quarter
      reporter.progress(done, total, 'people')
    },
  }).catch((error: unknown) => {
    throw error instanceof NoCounties ? problem('sample_area_unknown', { area: error.area }) : error
  })
  return made.quarters.map((quarter) => ({ ...quarter, folder: relative(folder, quarter.folder) || '.' }))
}

async function refuseFilledFolder(folder: string, named: string): Promise<void> {
  if (existsSync(folder) && (await readdir(folder)).length > 0) throw problem('output_not_empty', { folder: named })
}

function tellSample(options: SampleOptions, terminal: Terminal): string {
  const people = options.people.toLocaleString('en')
  return terminal.language === 'zh'
    ? `已造好虚构地区 ${options.area} 的数据(${people} 人): ${options.out}\n下一步: ${terminal.command} run ${options.out} --out 结果\n`
    : `An invented area ${options.area} of ${people} people is ready: ${options.out}\nNext: ${terminal.command} run ${options.out} --out result\n`
}
