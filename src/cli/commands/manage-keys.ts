import { resolve } from 'node:path'
import { type Command, Option } from 'commander'
import { problem } from '../../problems.ts'
import type { Store } from '../../registry/open-store.ts'
import type { KeyAct } from '../../security/manage-keys.ts'
import { exitCodes } from '../exit-codes.ts'
import { helpTexts } from '../help-texts.ts'
import { inWords, type KeysDone } from '../key-words.ts'
import { addRegisterOptions, type RegisterOptions, signInAs, withRegister } from '../open-register.ts'
import { showProgress } from '../progress.ts'
import { registerTexts } from '../register-texts.ts'
import { say, type Terminal } from '../terminal.ts'

interface KeysOptions extends RegisterOptions {
  master?: string
  cipher?: 'sm4' | 'aes'
  json?: boolean
}

/** `canbao keys`, `keys rotate [--master FILE]`, `keys reseal [--cipher SUITE]`, `keys retire ID` */
export function addKeysCommand(program: Command, terminal: Terminal, result: { code: number }): Command {
  const words = registerTexts[terminal.language]
  const command = program
    .command('keys')
    .summary(words.keys)
    .description(words.keys)
    .argument('[action]', words.keysAction)
    .argument('[id]', words.keysID)
    .option('--master <file>', words.keysMaster)
    .addOption(new Option('--cipher <suite>', words.keysCipher).choices(['sm4', 'aes']))
    .option('--json', helpTexts[terminal.language].json)
    .addHelpText('after', words.keysAfter)
  return addRegisterOptions(command, terminal).action(
    async (action: string | undefined, id: string | undefined, options: KeysOptions) => {
      const act = actOf(action, id, options)
      await withRegister(options, async (store) => {
        const done = await perform(store, act, options, terminal)
        terminal.out(options.json ? `${JSON.stringify(done)}\n` : `${inWords(done, terminal)}\n`)
      })
      result.code = exitCodes.good
    },
  )
}

type Act = (store: Store, given: KeyAct) => Promise<KeysDone>

/** What the arguments ask for, and nothing beside it. Throws `keys_unclear`. */
function actOf(action: string | undefined, id: string | undefined, { master, cipher }: KeysOptions): Act {
  const keys = () => import('../../security/manage-keys.ts')
  const isPlain = master === undefined && cipher === undefined
  if (action === undefined && isPlain) {
    return async (store, given) => ({ action: 'list', ...(await (await keys()).listKeys(store, given)) })
  }
  if (action === 'rotate' && id === undefined && isPlain) {
    return async (store, given) => ({ action, ...(await (await keys()).rotateKeys(store, given)) })
  }
  if (action === 'rotate' && id === undefined && master !== undefined && cipher === undefined) {
    const file = resolve(master)
    return async (store, given) => {
      const { former } = await (await keys()).changeMaster(store, file, given)
      return { action: 'master', file, former }
    }
  }
  if (action === 'reseal' && id === undefined && master === undefined) {
    return async (store, given) => ({ action, ...(await (await keys()).resealAs(store, cipher ?? null, given)) })
  }
  if (action === 'retire' && id !== undefined && /^\d{1,5}$/.test(id) && isPlain) {
    return async (store, given) => {
      await (await keys()).retireKey(store, Number(id), given)
      return { action, key: Number(id) }
    }
  }
  throw problem('keys_unclear', {})
}

async function perform(store: Store, act: Act, options: KeysOptions, terminal: Terminal): Promise<KeysDone> {
  const actor = await signInAs(store, options, terminal)
  const progress = showProgress(terminal)
  try {
    return await act(store, {
      actor,
      now: new Date(),
      signal: terminal.signal,
      onStage: (stage, key) => progress.stage(stage, stages[stage](key)),
      onProgress: (done, total) => progress.progress(done, total, 'values'),
    })
  } catch (error) {
    if (terminal.signal.aborted) terminal.err(`${say(terminal, interrupted)}\n`)
    throw error
  } finally {
    progress.close()
  }
}

const stages = {
  make: (key: number) => ({ zh: `${key} 号数据密钥`, en: `data key ${key}` }),
  settle: (_key: number) => ({ zh: '等所有正在运行的进程知道这个密钥', en: 'until every process that runs knows it' }),
  reseal: (key: number) => ({ zh: `用 ${key} 号密钥重新加密`, en: `sealing anew by key ${key}` }),
}

const interrupted = {
  zh: '已重新加密的值保持不变,没有损坏;再次运行同一命令会接着做。',
  en: 'What was sealed anew stays, and nothing is damaged; the same command goes on from there.',
}
