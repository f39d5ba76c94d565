import { resolve } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import type { Command } from 'commander'
import { Problem, problem } from '../problems.ts'
import type { Store, StoreOptions } from '../registry/open-store.ts'
import type { Suite } from '../registry/sealing.ts'
import type { Actor } from '../security/sign-in.ts'
import { registerTexts } from './register-texts.ts'
import type { Terminal } from './terminal.ts'

/** Where the register lies when nothing is said. */
const defaultRegistry = 'data/registry'

export interface RegisterOptions {
  registry?: string
  as?: string
}

/** Adds the options that every command on the register has. */
export function addRegisterOptions(command: Command, terminal: Terminal): Command {
  const words = registerTexts[terminal.language]
  return command.option('--registry <folder>', words.registry).option('--as <login>', words.as)
}

/** Opens the register that the options or the environment name, and closes it when the work is done. */
export async function withRegister<T>(
  options: Pick<RegisterOptions, 'registry'> & { share?: boolean },
  work: (store: Store) => Promise<T>,
): Promise<T> {
  // Loaded only by the commands that need it, so that help and refusals are quick.
  const { openStore } = await import('../registry/open-store.ts')
  const store = await openStore(storeOptions(options))
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}

/** Where the register lies, by the options and the environment. Throws `cipher_unknown`. */
export function storeOptions({ registry, share = false }: { registry?: string; share?: boolean }): StoreOptions {
  const { env } = process
  return {
    folder: resolve(registry ?? env.CANBAO_REGISTRY ?? defaultRegistry),
    databaseUrl: env.DATABASE_URL ?? null,
    keyFile: env.CANBAO_KEY_FILE ?? null,
    ...(env.CANBAO_CIPHER !== undefined && { suite: suiteOf(env.CANBAO_CIPHER) }),
    share,
  }
}

/**
 * Signs in who is named by --as, with the code of their authenticator where they have one. Throws what `signIn` does,
 * `password_missing`, `code_missing`.
 */
export async function signInAs(
  store: Store,
  options: RegisterOptions,
  terminal: Terminal,
  isChangingPassword = false,
): Promise<Actor> {
  const { signIn } = await import('../security/sign-in.ts')
  const login = options.as ?? ''
  const password = await askPassword(terminal, { zh: `${login} 的密码: `, en: `Password of ${login}: ` })
  const attempt = { login, password, isChangingPassword }
  try {
    return await signIn(store, { ...attempt, code: process.env.CANBAO_CODE ?? null, now: new Date() })
  } catch (error) {
    if (!(error instanceof Problem && error.code === 'second_factor_needed')) throw error
    const code = await askSecret(terminal, { zh: `${login} 的动态码: `, en: `Code of ${login}: ` }, 'code_missing')
    return signIn(store, { ...attempt, code, now: new Date() })
  }
}

/** The password: from the environment, or typed at a terminal, where it does not show. Throws `password_missing`. */
export async function askPassword(
  terminal: Terminal,
  prompt: { zh: string; en: string },
  variable = 'CANBAO_PASSWORD',
): Promise<string> {
  return process.env[variable] ?? askSecret(terminal, prompt, 'password_missing')
}

async function askSecret(
  terminal: Terminal,
  prompt: { zh: string; en: string },
  missing: 'password_missing' | 'code_missing',
): Promise<string> {
  if (!process.stdin.isTTY) throw problem(missing, {})
  terminal.err(prompt[terminal.language])
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
  const reader = createInterface({ input: process.stdin, output: silent, terminal: true })
  try {
    return await reader.question('')
  } finally {
    reader.close()
    terminal.err('\n')
  }
}

function suiteOf(text: string): Suite {
  if (text !== 'sm4' && text !== 'aes' && text !== 'off') throw problem('cipher_unknown', {})
  return text
}
