import { resolve } from 'node:path'
import type { Command } from 'commander'
import { problem } from '../../problems.ts'
import { tellStory } from '../../reports/person-story.ts'
import { helpTexts } from '../help-texts.ts'
import type { Terminal } from '../terminal.ts'

interface ExplainOptions {
  number?: string
  name?: string
  key?: string
  batch?: string
  json?: boolean
}

/** `canbao explain OUT --number …` */
export function addExplainCommand(program: Command, terminal: Terminal, _result: { code: number }): Command {
  const words = helpTexts[terminal.language]
  const command: Command = program
    .command('explain')
    .summary(words.explain)
    .description(words.explain)
    .argument('<output>', words.output)
    .option('--number <number>', words.number)
    .option('--name <name>', words.name)
    .option('--key <key>', words.key)
    .option('--batch <folder>', words.explainBatch)
    .option('--json', words.json)
    .addHelpText('after', words.explainAfter)
    .action(async (output: string, options: ExplainOptions) => {
      if (options.number === undefined && options.name === undefined && options.key === undefined) {
        command.error("error: required option '--number <number>' not specified", {
          code: 'commander.missingMandatoryOptionValue',
        })
      }
      const { explainPerson } = await import('../../batch/explain-person.ts')
      const people = await explainPerson({
        outputFolder: resolve(output),
        ...(options.number !== undefined && { number: options.number }),
        ...(options.name !== undefined && { name: options.name }),
        ...(options.key !== undefined && { keys: [options.key] }),
        ...(options.batch !== undefined && { batchFolder: resolve(options.batch) }),
      })
      if (people.length === 0) {
        throw problem('person_not_found', { asked: options.number ?? options.name ?? options.key ?? '' })
      }
      if (options.json) terminal.out(`${JSON.stringify(people)}\n`)
      else terminal.out(people.map((facts) => tellStory(facts, terminal.language)).join(`\n${'═'.repeat(60)}\n\n`))
    })
  return command
}
