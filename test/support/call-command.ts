import { type ChildProcess, spawn } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

interface CommandEnd {
  code: number | null
  out: string
  err: string
}

interface CommandOptions {
  /** The folder it is called from. */
  folder?: string
  /** The language of the locale. */
  language?: 'zh' | 'en'
  /** Its environment; without it, that of the tests. */
  environment?: NodeJS.ProcessEnv
  /** Gets the process and its stderr so far at each piece of it, until it says true. */
  during?: (child: ChildProcess, err: string) => boolean
}

/** Runs `bin/canbao` as people do, in a process of its own; it builds first where that is needed. */
export function callCommand(commandArguments: readonly string[], options: CommandOptions = {}): Promise<CommandEnd> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, 'bin', 'canbao'), ...commandArguments], {
      ...(options.folder !== undefined && { cwd: options.folder }),
      env: { ...(options.environment ?? process.env), LC_ALL: options.language === 'zh' ? 'zh_CN.UTF-8' : 'C.UTF-8' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let out = ''
    let err = ''
    let isDone = false
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text
      if (!isDone) isDone = options.during?.(child, err) === true
    })
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, out, err }))
  })
}
