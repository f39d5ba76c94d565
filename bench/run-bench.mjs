import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, totalmem } from 'node:os'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { baselineStatement } from './baseline-statement.mjs'
import { measureChanges } from './changes-bench.mjs'
import { judgeClaims } from './claims.mjs'
import { measureProcess } from './measure-process.mjs'
import { tellGrowth, tellResult } from './tell-result.mjs'
import { readThrough, toUtf8 } from './text-files.mjs'

const here = import.meta.dirname
const root = dirname(here)

const usage = `npm run bench -- [options]

  --persons 1000000       people in the sample; several sizes with commas measure the growth too
  --rounds 1              runs of canbao; the median counts
  --baseline-rounds 3     runs of the bare statement; the median counts
  --threads 2             threads of both
  --changes 0.005         also runs of changes of so many rows, as such and as whole files, against the run of all
  --memory-limit 4GB      memory for the engine of canbao (default: its own)
  --data data/bench       where samples are kept for the next time
  --json                  also write <persons>.json into the folder of --results
  --results bench/results
  --check                 exit with 1 where a claim of bench/claims.json is missed
`

/**
 * Measures `canbao run` against one bare DuckDB statement on the same rows, in the same run.
 * `main` is the built entry file. Gives the exit code.
 */
export async function runBench(main, commandArguments) {
  const { values } = parseArgs({
    args: commandArguments,
    options: {
      persons: { type: 'string', default: '1000000' },
      rounds: { type: 'string', default: '1' },
      'baseline-rounds': { type: 'string', default: '3' },
      threads: { type: 'string', default: '2' },
      'memory-limit': { type: 'string' },
      changes: { type: 'string' },
      data: { type: 'string', default: join(root, 'data', 'bench') },
      json: { type: 'boolean', default: false },
      results: { type: 'string', default: join(here, 'results') },
      check: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) {
    process.stdout.write(usage)
    return 0
  }
  const results = []
  for (const persons of values.persons.split(',').map(Number)) {
    if (!Number.isInteger(persons) || persons < 1) throw new Error(`--persons ${values.persons}`)
    const result = await measureSize(main, persons, values)
    results.push(result)
    process.stdout.write(tellResult(result))
    if (values.json) writeResult(result, values.results)
  }
  if (results.length > 1) process.stdout.write(tellGrowth(results))
  const claims = judgeClaims(results)
  for (const { says, measured, held } of claims) {
    process.stdout.write(`${held ? 'held  ' : 'MISSED'}  ${says}: ${measured}\n`)
  }
  return values.check && claims.some(({ held }) => !held) ? 1 : 0
}

async function measureSize(main, persons, options) {
  mkdirSync(options.data, { recursive: true, mode: 0o700 })
  const { folder, sampleSeconds } = await makeSample(main, persons, options.data)
  const work = join(options.data, `work-${process.pid}`)
  const threads = Number(options.threads)
  mkdirSync(work, { recursive: true })
  try {
    const utf8 = join(options.data, `utf8-${persons}`)
    const files = await toUtf8(main, folder, utf8)
    const statement = baselineStatement(files, join(work, 'baseline.parquet'))
    const bytes = await readThrough([folder, utf8])
    const baselines = []
    const runs = []
    // By turns, so that a change of the machine's pace meets both.
    for (let round = 0; round < Math.max(Number(options['baseline-rounds']), Number(options.rounds)); round++) {
      if (round < Number(options['baseline-rounds'])) baselines.push(await measureBaseline(statement, threads, work))
      if (round < Number(options.rounds))
        runs.push(await measureRun(main, folder, work, threads, options['memory-limit']))
    }
    const baseline = median(baselines)
    const run = median(runs)
    const share = Number(options.changes ?? 0)
    const changes = share > 0 ? await measureChanges({ main, folder, work, threads, share }) : undefined
    return {
      persons,
      machine: { cores: availableParallelism(), memoryBytes: totalmem() },
      threads,
      inputBytes: bytes,
      rows: run.rows,
      ...(sampleSeconds !== null && { sampleSeconds }),
      run: { seconds: run.seconds, peakBytes: run.peakBytes, rounds: runs.map(({ seconds }) => seconds) },
      baseline: {
        seconds: baseline.seconds,
        processSeconds: baseline.processSeconds,
        peakBytes: baseline.peakBytes,
        rows: baseline.rows,
        rounds: baselines.map(({ seconds }) => seconds),
      },
      ratio: run.seconds / baseline.seconds,
      ...(changes && {
        changes,
        changesRatio: changes.seconds / run.seconds,
        wholeRatio: changes.whole.seconds / run.seconds,
      }),
      steps: run.steps,
      versions: run.versions,
    }
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

/** The sample of this size: all kinds, GB18030; made once and kept. */
async function makeSample(main, persons, data) {
  const folder = join(data, `sample-${persons}`)
  if (existsSync(join(folder, 'batch.yaml'))) return { folder, sampleSeconds: null }
  process.stderr.write(`making a sample of ${persons.toLocaleString('en')} people …\n`)
  const beside = `${folder}.partial`
  rmSync(beside, { recursive: true, force: true })
  const { seconds } = await measureProcess([main, 'sample', '--out', beside, '--persons', String(persons)])
  renameSync(beside, folder)
  return { folder, sampleSeconds: seconds }
}

/** One fresh process with one statement; its time is the statement's, without the start of the process. */
async function measureBaseline(statement, threads, work) {
  process.stderr.write('the bare statement …\n')
  const file = join(work, 'baseline.sql')
  writeFileSync(file, statement)
  const { seconds, peakBytes, output } = await measureProcess(
    [join(here, 'run-statement.mjs'), file, String(threads)],
    work,
  )
  const told = JSON.parse(output)
  return { seconds: told.seconds, processSeconds: seconds, peakBytes: peakBytes ?? told.peakBytes, rows: told.rows }
}

/** `canbao run` as a process of its own: its time is the whole process, from start to end. */
async function measureRun(main, folder, work, threads, memoryLimit) {
  process.stderr.write('canbao run …\n')
  const out = join(work, 'out')
  const limit = memoryLimit === undefined ? [] : ['--memory-limit', memoryLimit]
  const { seconds, peakBytes, output } = await measureProcess(
    [main, 'run', folder, '--out', out, '--threads', String(threads), '--json', ...limit],
    work,
  )
  const summary = JSON.parse(output)
  rmSync(out, { recursive: true, force: true })
  return {
    seconds,
    peakBytes: peakBytes ?? summary.memoryPeakBytes,
    steps: summary.steps,
    versions: summary.versions,
    rows: summary.sources.reduce((sum, { read }) => sum + read, 0),
  }
}

function median(measured) {
  const sorted = [...measured].sort((one, other) => one.seconds - other.seconds)
  return sorted[Math.floor((sorted.length - 1) / 2)]
}

function writeResult(result, folder) {
  mkdirSync(folder, { recursive: true })
  const file = join(folder, `${result.persons}.json`)
  const measuredOn = new Date().toISOString().slice(0, 10)
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  writeFileSync(file, `${JSON.stringify({ measuredOn, version, ...result }, null, 2)}\n`)
  process.stderr.write(`written: ${file}\n`)
}
