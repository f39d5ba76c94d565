import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { closeSync, openSync, readFileSync, realpathSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

/** The folder of the checkout, whatever link the script was called through. */
export const root = dirname(dirname(realpathSync(fileURLToPath(import.meta.url))))

/** Progress is for stderr: stdout belongs to the command's result. */
export function tell(zh, en) {
  const locale = process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || ''
  process.stderr.write(`${/^zh/i.test(locale) ? zh : en}\n`)
}

/** Runs a program with its output on stderr; throws when it fails. */
export function runProgram(program, programArguments, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, programArguments, { cwd: root, stdio: ['ignore', 2, 2], ...options })
    child.on('error', reject)
    child.on('exit', (code, signal) => {
      if (code === 0) resolve()
      else reject(new Error(`${program} ${programArguments.join(' ')}: ${signal ?? `exit code ${code}`}`))
    })
  })
}

/** Does `work` while no other process of this user works on the same checkout. */
export async function withLock(work) {
  const name = createHash('sha256').update(root).digest('hex').slice(0, 16)
  const path = join(tmpdir(), `canbao-${process.getuid?.() ?? 'user'}-${name}.lock`)
  await takeLock(path)
  const release = () => rmSync(path, { force: true })
  process.once('exit', release)
  try {
    return await work()
  } finally {
    process.off('exit', release)
    release()
  }
}

async function takeLock(path) {
  let told = false
  for (;;) {
    try {
      const file = openSync(path, 'wx', 0o600)
      writeSync(file, String(process.pid))
      closeSync(file)
      return
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
    }
    if (!ownerLives(path)) {
      rmSync(path, { force: true })
      continue
    }
    if (!told) tell('另一个进程正在安装或编译,稍候…', 'Another process is installing or building, waiting …')
    told = true
    await sleep(200)
  }
}

function ownerLives(path) {
  let owner
  try {
    owner = Number(readFileSync(path, 'utf8'))
  } catch {
    return false
  }
  // Just created, its number not written yet.
  if (!Number.isInteger(owner) || owner <= 0) return true
  try {
    process.kill(owner, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** Whether this file was called by node itself rather than imported. */
export function isCalled(url) {
  return process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(url)
}
