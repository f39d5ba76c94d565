import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { tell } from './checkout.js'
import { freePort } from './free-port.js'

const packages = '/usr/lib/postgresql'

/**
 * Starts a PostgreSQL of its own in a temporary folder, on loopback, and gives its address and how to stop it. Where no
 * PostgreSQL is installed, Debian's package is. The superuser of this server exists for the tests and the bench alone.
 */
export async function startPostgres(settings = {}) {
  const programs = findPrograms() ?? installPostgres()
  const folder = mkdtempSync(join(tmpdir(), 'canbao-postgres-'))
  const port = await freePort()
  // PostgreSQL refuses to run as root; Debian's package makes this user.
  const asUser = process.getuid?.() === 0 ? ['runuser', '-u', 'postgres', '--'] : []
  if (asUser.length > 0) {
    const [user, group] = ['-u', '-g'].map((flag) =>
      Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' })),
    )
    chownSync(folder, user, group)
  }
  const data = join(folder, 'data')
  const call = (program, ...programArguments) => [...asUser, join(programs, program), ...programArguments]
  const [initialise, ...initArguments] = call(
    'initdb',
    '-D',
    data,
    '-U',
    'canbao_test',
    '-A',
    'trust',
    '-E',
    'UTF8',
    '--locale=C.UTF-8',
  )
  const made = spawnSync(initialise, initArguments, { cwd: folder, encoding: 'utf8' })
  if (made.status !== 0) throw new Error(`initdb: ${made.stderr || made.error?.message}`)
  const options = Object.entries({ listen_addresses: '127.0.0.1', port, unix_socket_directories: folder, ...settings })
  const [program, ...programArguments] = call(
    'postgres',
    '-D',
    data,
    ...options.flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  )
  const server = spawn(program, programArguments, { cwd: folder, stdio: 'ignore' })
  const stop = async () => {
    const ended = new Promise((resolve) => server.once('exit', resolve))
    if (server.exitCode === null) {
      spawnSync(...((call) => [call[0], call.slice(1)])(call('pg_ctl', 'stop', '-D', data, '-m', 'immediate')), {
        cwd: folder,
      })
      await ended
    }
    rmSync(folder, { recursive: true, force: true })
  }
  const [ready, ...readyArguments] = call('pg_ctl', 'status', '-D', data)
  for (let attempt = 0; ; attempt++) {
    if (server.exitCode !== null || attempt > 150) {
      await stop()
      throw new Error('PostgreSQL did not start')
    }
    if (spawnSync(ready, readyArguments, { cwd: folder }).status === 0 && (await answers(port))) break
    await sleep(100)
  }
  return { url: `postgres://canbao_test@127.0.0.1:${port}/postgres`, stop }
}

async function answers(port) {
  const { default: pg } = await import('pg')
  const client = new pg.Client({ host: '127.0.0.1', port, user: 'canbao_test', database: 'postgres' })
  try {
    await client.connect()
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** The folder of the newest installed PostgreSQL's programs, or null. */
function findPrograms() {
  if (!existsSync(packages)) return null
  const versions = readdirSync(packages).filter((name) => Number(name) >= 15)
  const newest = versions.sort((one, other) => Number(other) - Number(one))[0]
  const folder = newest === undefined ? null : join(packages, newest, 'bin')
  return folder !== null && existsSync(join(folder, 'initdb')) ? folder : null
}

function installPostgres() {
  tell('正在安装 PostgreSQL…', 'Installing PostgreSQL …')
  for (const step of [
    ['update', '-qq'],
    ['install', '-y', '-qq', '--no-install-recommends', 'postgresql'],
  ]) {
    const result = spawnSync('apt-get', step, { stdio: ['ignore', 2, 2] })
    if (result.status !== 0) throw new Error(`apt-get ${step.join(' ')} failed; install PostgreSQL 15 or newer by hand`)
  }
  const programs = findPrograms()
  if (programs === null) throw new Error('PostgreSQL 15 or newer is not among the installed packages')
  return programs
}
