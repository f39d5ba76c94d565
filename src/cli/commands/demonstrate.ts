import { resolve } from 'node:path'
import type { Command } from 'commander'
import { exitCodes } from '../exit-codes.ts'
import { tellMade } from '../made-accounts.ts'
import { withRegister } from '../open-register.ts'
import { showProgress } from '../progress.ts'
import { registerTexts } from '../register-texts.ts'
import type { Terminal } from '../terminal.ts'

/** `canbao demo OUT`: publishes results about invented people, and makes an account for each role. */
export function addDemonstrationCommand(program: Command, terminal: Terminal, result: { code: number }): Command {
  const words = registerTexts[terminal.language]
  return program
    .command('demo')
    .summary(words.demo)
    .description(words.demo)
    .argument('<output>', words.output)
    .option('--registry <folder>', words.registry)
    .addHelpText('after', words.demoAfter)
    .action(async (output: string, options: { registry?: string }) => {
      const { demonstrate } = await import('../../publish/demonstrate.ts')
      await withRegister(options, async (store) => {
        const progress = showProgress(terminal)
        progress.stage('publish', { zh: '入库', en: 'publishing' })
        const onProgress = (part: string, done: number, total: number) => {
          if (part === 'people') progress.progress(done, total, 'people')
        }
        const accounts = await demonstrate(store, resolve(output), { now: new Date(), onProgress }).finally(() =>
          progress.close(),
        )
        tellMade(accounts, terminal)
      })
      result.code = exitCodes.good
    })
}
