import { resolve } from 'node:path'
import type { Command } from 'commander'
import { tellDifference } from '../../reports/difference-story.ts'
import { exitCodes } from '../exit-codes.ts'
import { helpTexts } from '../help-texts.ts'
import { registerTexts } from '../register-texts.ts'
import type { Terminal } from '../terminal.ts'

/** `canbao compare OLD NEW` */
export function addCompareCommand(program: Command, terminal: Terminal, result: { code: number }): Command {
  const words = registerTexts[terminal.language]
  return program
    .command('compare')
    .summary(words.compare)
    .description(words.compare)
    .argument('<earlier>', words.output)
    .argument('<later>', words.output)
    .option('--json', helpTexts[terminal.language].json)
    .addHelpText('after', words.compareAfter)
    .action(async (earlier: string, later: string, options: { json?: boolean }) => {
      const { compareRuns } = await import('../../batch/compare-runs.ts')
      const difference = await compareRuns(resolve(earlier), resolve(later))
      terminal.out(options.json ? `${JSON.stringify(difference)}\n` : tellDifference(difference, terminal.language))
      result.code = exitCodes.good
    })
}
