import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** Kernel's figure in KiB; read often, since it goes with the process. */
const pollMilliseconds = 50

/**
 * Runs node with these arguments in a process of its own and measures wall time and peak memory (VmHWM of /proc;
 * null where there is no /proc). Throws where it ends with another code than 0; its stderr is shown only then.
 */
export function measureProcess(nodeArguments, folder) {
  return new Promise((resolve, reject) => {
    const started = performance.now()
    const child = spawn(process.execPath, nodeArguments, {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, LC_ALL: 'C.UTF-8' },
    })
    let output = ''
    let errors = ''
    let peakBytes = null
    child.stdout.setEncoding('utf8').on('data', (text) => {
      output += text
    })
    child.stderr.setEncoding('utf8').on('data', (text) => {
      errors = (errors + text).slice(-10_000)
    })
    const timer = setInterval(() => {
      peakBytes = peakOf(child.pid) ?? peakBytes
    }, pollMilliseconds)
    const stop = () => child.kill('SIGINT')
    process.once('SIGINT', stop)
    child.on('error', reject)
    child.on('close', (code) => {
      clearInterval(timer)
      process.off('SIGINT', stop)
      const seconds = (performance.now() - started) / 1000
      if (code === 0) resolve({ seconds, peakBytes, output })
      else reject(new Error(`node ${nodeArguments.join(' ')} ended with ${code}\n${errors}`))
    })
  })
}

function peakOf(processId) {
  try {
    const [, kibibytes] = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${processId}/status`, 'utf8')) ?? []
    return kibibytes === undefined ? null : Number(kibibytes) * 1024
  } catch {
    return null
  }
}
