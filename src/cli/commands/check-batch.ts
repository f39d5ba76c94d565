import { resolve } from 'node:path'
import type { Command } from 'commander'
import { tellJudgement } from '../../reports/batch-judgement.ts'
import { exitCodes } from '../exit-codes.ts'
import { helpTexts } from '../help-texts.ts'
import { showProgress } from '../progress.ts'
import type { Terminal } from '../terminal.ts'

/** `canbao check BATCH` */
export function addCheckCommand(program: Command, terminal: Terminal, result: { code: number }): Command {
  const words = helpTexts[terminal.language]
  return program
    .command('check')
    .summary(words.check)
    .description(words.check)
    .argument('<batch>', words.batch)
    .option('--policy <file>', words.policy)
    .option('--json', words.json)
    .addHelpText('after', words.checkAfter)
    .action(async (batch: string, options: { policy?: string; json?: boolean }) => {
      const { checkBatch } = await import('../../batch/check-batch.ts')
      const progress = showProgress(terminal)
      try {
        const judgement = await checkBatch({
          batchFolder: resolve(batch),
          reporter: progress,
          signal: terminal.signal,
          ...(options.policy !== undefined && { policyFile: resolve(options.policy) }),
        })
        progress.close()
        if (options.json) terminal.out(`${JSON.stringify(judgement)}\n`)
        else terminal.out(tellJudgement(judgement, terminal.language))
        result.code = judgement.faults.length > 0 ? exitCodes.refused : exitCodes.good
      } finally {
        progress.close()
      }
    })
}
