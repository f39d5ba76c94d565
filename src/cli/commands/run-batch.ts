import { resolve } from 'node:path'
import { type Command, Option } from 'commander'
import type { SparkSettings } from '../../comparison/engine/spark-session.ts'
import { problem } from '../../problems.ts'
import { tellRun } from '../../reports/run-story.ts'
import { brokenChecks } from '../../reports/run-summary.ts'
import { exitCodes } from '../exit-codes.ts'
import { helpTexts } from '../help-texts.ts'
import { showProgress } from '../progress.ts'
import { readCount, readSize } from '../read-options.ts'
import type { Terminal } from '../terminal.ts'

interface RunOptions {
  out: string
  policy?: string
  skipBadFiles?: boolean
  since?: string
  memoryLimit?: string
  threads?: number
  engine: 'duckdb' | 'spark'
  master?: string
  sparkConf: string[]
  keepEveryStep?: boolean
  keepForChanges?: boolean
  json?: boolean
}

/** `canbao run BATCH --out OUT` */
export function addRunCommand(program: Command, terminal: Terminal, result: { code: number }): Command {
  const words = helpTexts[terminal.language]
  return program
    .command('run')
    .summary(words.run)
    .description(words.run)
    .argument('<batch>', words.batch)
    .requiredOption('-o, --out <folder>', words.out)
    .option('--policy <file>', words.policy)
    .option('--skip-bad-files', words.skipBadFiles)
    .option('--since <folder>', words.since)
    .option('--keep-for-changes', words.keepForChanges)
    .option('--memory-limit <size>', words.memoryLimit, readSize)
    .option('--threads <n>', words.threads, readCount)
    .addOption(new Option('--engine <name>', words.engine).choices(['duckdb', 'spark']).default('duckdb'))
    .option('--master <url>', words.master)
    .option('--spark-conf <name=value>', words.sparkConf, collect, [])
    .option('--keep-every-step', words.keepEveryStep)
    .option('--json', words.json)
    .addHelpText('after', words.runAfter)
    .action(async (batch: string, options: RunOptions) => {
      result.code = await run(batch, options, terminal)
    })
}

const collect = (value: string, before: string[]) => [...before, value]

/** Spark as the options name it. Throws `spark_master_missing`, `spark_setting_invalid`. */
function readSpark({ master, sparkConf }: RunOptions): SparkSettings {
  if (master === undefined) throw problem('spark_master_missing', {})
  const conf = sparkConf.map((setting) => {
    const [name = '', ...value] = setting.split('=')
    if (!name.startsWith('spark.') || value.length === 0) throw problem('spark_setting_invalid', { setting })
    return [name, value.join('=')] as const
  })
  return { master, conf: Object.fromEntries(conf) }
}

async function run(batch: string, options: RunOptions, terminal: Terminal): Promise<number> {
  // The engine is loaded only by the commands that need it, so that help and refusals are quick.
  const { runBatch } = await import('../../batch/run-batch.ts')
  const progress = showProgress(terminal)
  const outputFolder = resolve(options.out)
  try {
    const summary = await runBatch({
      batchFolder: resolve(batch),
      outputFolder,
      skipBadFiles: options.skipBadFiles === true,
      signal: terminal.signal,
      reporter: progress,
      ...(options.policy !== undefined && { policyFile: resolve(options.policy) }),
      ...(options.since !== undefined && { since: resolve(options.since) }),
      ...(options.memoryLimit !== undefined && { memoryLimit: options.memoryLimit }),
      ...(options.threads !== undefined && { threads: options.threads }),
      ...(options.engine === 'spark' && { spark: readSpark(options) }),
      ...(options.keepEveryStep !== undefined && { keepEveryStep: options.keepEveryStep }),
      ...(options.keepForChanges !== undefined && { keepForChanges: options.keepForChanges }),
    })
    progress.close()
    if (options.json) terminal.out(`${JSON.stringify(summary)}\n`)
    else terminal.out(tellRun(summary, options.out, terminal.command, terminal.language))
    return brokenChecks(summary.checks).length > 0 ? exitCodes.untrusted : exitCodes.good
  } finally {
    progress.close()
  }
}
