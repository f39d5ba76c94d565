import { resolve } from 'node:path'
import type { Command } from 'commander'
import { tellRepetition } from '../../reports/repetition-story.ts'
import { exitCodes } from '../exit-codes.ts'
import { helpTexts } from '../help-texts.ts'
import { showProgress } from '../progress.ts'
import { readCount, readSize } from '../read-options.ts'
import type { Terminal } from '../terminal.ts'

interface RepeatOptions {
  batch?: string
  memoryLimit?: string
  threads?: number
  json?: boolean
}

/** `canbao repeat OUT` */
export function addRepeatCommand(program: Command, terminal: Terminal, result: { code: number }): Command {
  const words = helpTexts[terminal.language]
  return program
    .command('repeat')
    .summary(words.repeat)
    .description(words.repeat)
    .argument('<output>', words.output)
    .option('--batch <folder>', words.explainBatch)
    .option('--memory-limit <size>', words.memoryLimit, readSize)
    .option('--threads <n>', words.threads, readCount)
    .option('--json', words.json)
    .addHelpText('after', words.repeatAfter)
    .action(async (output: string, options: RepeatOptions) => {
      const { repeatRun } = await import('../../batch/repeat-run.ts')
      const progress = showProgress(terminal)
      try {
        const repetition = await repeatRun({
          outputFolder: resolve(output),
          reporter: progress,
          signal: terminal.signal,
          ...(options.batch !== undefined && { batchFolder: resolve(options.batch) }),
          ...(options.memoryLimit !== undefined && { memoryLimit: options.memoryLimit }),
          ...(options.threads !== undefined && { threads: options.threads }),
        })
        progress.close()
        terminal.out(options.json ? `${JSON.stringify(repetition)}\n` : tellRepetition(repetition, terminal.language))
        result.code = repetition.same ? exitCodes.good : exitCodes.untrusted
      } finally {
        progress.close()
      }
    })
}
