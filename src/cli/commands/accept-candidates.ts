import { resolve } from 'node:path'
import type { Command } from 'commander'
import { tellAcceptance, unmeasured } from '../../reports/acceptance-story.ts'
import { exitCodes } from '../exit-codes.ts'
import { helpTexts } from '../help-texts.ts'
import { readScore } from '../read-options.ts'
import type { Terminal } from '../terminal.ts'

/** `canbao accept OUT --score N --to FILE` */
export function addAcceptCommand(program: Command, terminal: Terminal, result: { code: number }): Command {
  const { language } = terminal
  const words = helpTexts[language]
  return program
    .command('accept')
    .summary(words.accept)
    .description(words.accept)
    .argument('<output>', words.output)
    .requiredOption('--score <n>', words.acceptScore, readScore)
    .requiredOption('--to <file>', words.acceptTo)
    .option('--json', words.json)
    .addHelpText('after', words.acceptAfter)
    .action(async (output: string, options: { score: number; to: string; json?: boolean }) => {
      const { acceptCandidates } = await import('../../batch/accept-candidates.ts')
      const { score, to } = options
      const acceptance = await acceptCandidates({ outputFolder: resolve(output), score, to: resolve(to) })
      terminal.out(options.json ? `${JSON.stringify(acceptance)}\n` : tellAcceptance(acceptance, to, language))
      if (acceptance.measured === null) terminal.err(`${unmeasured(score, language)}\n`)
      result.code = exitCodes.good
    })
}
