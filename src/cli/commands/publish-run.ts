import { resolve } from 'node:path'
import type { Command } from 'commander'
import { problem } from '../../problems.ts'
import type { Changes } from '../../publish/count-changes.ts'
import type { Store } from '../../registry/open-store.ts'
import type { PublishedRun } from '../../registry/runs.ts'
import { tellChanges, tellPublished } from '../../reports/publish-story.ts'
import { exitCodes } from '../exit-codes.ts'
import { helpTexts } from '../help-texts.ts'
import { addRegisterOptions, type RegisterOptions, signInAs, withRegister } from '../open-register.ts'
import { showProgress } from '../progress.ts'
import { registerTexts } from '../register-texts.ts'
import type { Terminal } from '../terminal.ts'

interface PublishOptions extends RegisterOptions {
  as: string
  preview?: boolean
  approve?: string
  refuse?: string
  reason?: string
  alone?: boolean
  json?: boolean
}

/** `canbao publish OUT --as LOGIN` and, by a second person, `canbao publish --approve RUN --as LOGIN` */
export function addPublishCommand(program: Command, terminal: Terminal, result: { code: number }): Command {
  const words = registerTexts[terminal.language]
  const command = program
    .command('publish')
    .summary(words.publish)
    .description(words.publish)
    .argument('[output]', words.output)
    .option('--preview', words.publishPreview)
    .option('--approve <run>', words.publishApprove)
    .option('--refuse <run>', words.publishRefuse)
    .option('--reason <text>', words.publishReason)
    .option('--alone', words.publishAlone)
    .option('--json', helpTexts[terminal.language].json)
    .addHelpText('after', words.publishAfter)
  return addRegisterOptions(command, terminal).action(async (output: string | undefined, options: PublishOptions) => {
    const asked = [output, options.approve, options.refuse].filter((value) => value !== undefined)
    if (asked.length !== 1) throw problem('publish_unclear', {})
    await withRegister(options, async (store) => {
      const said = await publish(store, output, options, terminal)
      terminal.out(options.json ? `${JSON.stringify(said)}\n` : inWords(said))
    })
    result.code = exitCodes.good
  })

  function inWords(said: PublishedRun | Changes): string {
    return 'columns' in said
      ? tellChanges(said, terminal.language)
      : tellPublished(said, terminal.command, terminal.language)
  }
}

async function publish(
  store: Store,
  output: string | undefined,
  options: PublishOptions,
  terminal: Terminal,
): Promise<PublishedRun | Changes> {
  const { approveAs, previewAs, proposeAs, refuseAs } = await import('../../publish/publish-as.ts')
  const actor = await signInAs(store, options, terminal)
  const progress = showProgress(terminal)
  const now = new Date()
  try {
    const onProgress = (part: string, done: number, total: number) => {
      if (part === 'people') progress.progress(done, total, 'people')
    }
    const given = { actor, now, onProgress }
    progress.stage('publish', { zh: '入库', en: 'publishing' })
    if (options.refuse !== undefined) return await refuseAs(store, options.refuse, options.reason ?? '', given)
    if (options.approve !== undefined) {
      return await approveAs(store, options.approve, { ...given, alone: options.alone === true })
    }
    const folder = resolve(output!)
    if (options.preview) return await previewAs(store, folder, given)
    const proposed = await proposeAs(store, folder, given)
    return options.alone ? await approveAs(store, proposed.key, { ...given, alone: true }) : proposed
  } finally {
    progress.close()
  }
}
