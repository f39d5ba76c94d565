import { resolve } from 'node:path'
import type { Command } from 'commander'
import { tellEvaluation } from '../../reports/evaluation-story.ts'
import { exitCodes } from '../exit-codes.ts'
import { helpTexts } from '../help-texts.ts'
import type { Terminal } from '../terminal.ts'

/** `canbao evaluate OUT --truth FOLDER` */
export function addEvaluateCommand(program: Command, terminal: Terminal, result: { code: number }): Command {
  const words = helpTexts[terminal.language]
  return program
    .command('evaluate')
    .summary(words.evaluate)
    .description(words.evaluate)
    .argument('<output>', words.output)
    .requiredOption('--truth <folder>', words.evaluateTruth)
    .option('--page <file>', words.evaluatePage)
    .option('--json', words.json)
    .addHelpText('after', words.evaluateAfter)
    .action(async (output: string, options: { truth: string; page?: string; json?: boolean }) => {
      // The engine is big: it is loaded when there is something to evaluate.
      const { evaluateLinks } = await import('../../batch/evaluate-links.ts')
      const { keepEvaluation } = await import('../../batch/keep-evaluation.ts')
      const evaluation = await evaluateLinks(resolve(output), resolve(options.truth))
      keepEvaluation(resolve(output), evaluation)
      if (options.page !== undefined) {
        const { writeEvaluationPage } = await import('../../reports/evaluation-page.ts')
        await writeEvaluationPage(evaluation, terminal.language, resolve(options.page))
      }
      terminal.out(options.json ? `${JSON.stringify(evaluation)}\n` : tellEvaluation(evaluation, terminal.language))
      result.code = exitCodes.good
    })
}
