import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { problem } from '../../problems.ts'
import { findSparkSubmit } from './find-spark.ts'

export interface SparkSettings {
  /** e.g. `spark://host:7077`, `yarn`, `local[2]` */
  master: string
  /** Settings of Spark by name, over those of the installation. */
  conf: Readonly<Record<string, string>>
}

/** One statement for the driver. */
export interface SparkOrder {
  act: 'read' | 'view' | 'make' | 'drop'
  table: string
  /** Folder of Parquet, under the same path on every worker. */
  path?: string
  sql?: string
}

interface Reply {
  ready?: string
  failed?: string
}

/** One long Spark session: statements go in one after the other. */
export interface SparkSession {
  version: string
  /** Runs a statement; `what` is told where it fails (problem `spark_step_failed`). */
  perform(order: SparkOrder, what: string): Promise<void>
  interrupt(): void
  close(): Promise<void>
}

/** What suits the plan where the caller says nothing else. */
const defaults = {
  // Five minutes are too few for a small table of a busy cluster; a lost worker is noticed otherwise.
  'spark.sql.broadcastTimeout': '36000',
  // Columns of flags and keys shrink to a twentieth in Parquet: a table of millions of rows is not small for that, and
  // would be gathered on the calling machine.
  'spark.sql.sources.fileCompressionFactor': '20',
  // Where every partition of the smaller side is small, hashing it spares sorting both.
  'spark.sql.adaptive.maxShuffledHashJoinLocalMapThreshold': '128m',
}

/** What the plan relies on, whatever the installation's defaults are. */
const fixed = {
  'spark.sql.ansi.enabled': 'false',
  'spark.sql.caseSensitive': 'false',
  'spark.sql.parser.escapedStringLiterals': 'false',
  'spark.sql.session.timeZone': 'UTC',
  'spark.sql.catalogImplementation': 'in-memory',
  'spark.sql.adaptive.enabled': 'true',
  'spark.sql.adaptive.skewJoin.enabled': 'true',
  'spark.ui.showConsoleProgress': 'false',
  // Files of a run are about people: their owner's alone.
  'spark.hadoop.fs.permissions.umask-mode': '077',
}

/**
 * Starts Spark's own `spark-submit` with the small driver beside this file and waits until the session stands.
 * Throws problems `spark_missing` and `spark_not_started`.
 */
export async function startSpark(settings: SparkSettings): Promise<SparkSession> {
  const program = findSparkSubmit(process.env)
  if (program === undefined) throw problem('spark_missing', {})
  // A socket in a folder of the owner's alone: no other account of the machine may give statements.
  const folder = mkdtempSync(join(tmpdir(), 'canbao-spark-'))
  const path = join(folder, 'driver')
  const server = createServer()
  try {
    server.listen(path)
    await once(server, 'listening')
    const conf = Object.entries({ ...defaults, ...settings.conf, ...fixed }).flatMap(([name, value]) => [
      '--conf',
      `${name}=${value}`,
    ])
    const driver = fileURLToPath(new URL('spark-driver.py', import.meta.url))
    const master = ['--master', settings.master, '--deploy-mode', 'client', '--name', 'canbao']
    // A group of its own: what the shell script of the installation starts is ended with it.
    const child = spawn(program, [...master, ...conf, driver, path], {
      stdio: ['ignore', 'ignore', 'pipe'],
      detached: true,
    })
    return await sessionOf(child, server, settings.master)
  } finally {
    server.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function sessionOf(
  child: ChildProcessByStdio<null, null, Readable>,
  server: Server,
  master: string,
): Promise<SparkSession> {
  let waiting: ((reply: Reply) => void) | undefined
  let socket: Socket | undefined
  let told = ''
  let ended: Reply | undefined
  const next = () =>
    ended === undefined
      ? new Promise<Reply>((resolve) => {
          waiting = resolve
        })
      : Promise.resolve(ended)
  server.once('connection', (connected) => {
    socket = connected
    connected.on('error', () => undefined)
    createInterface({ input: connected }).on('line', (line) => waiting?.(JSON.parse(line) as Reply))
  })
  child.stderr.on('data', (chunk: Buffer) => {
    told = (told + chunk.toString('utf8')).slice(-8000)
  })
  const closed = new Promise<void>((resolve) => {
    const end = (reason: string) => {
      ended ??= { failed: reason }
      waiting?.(ended)
      resolve()
    }
    child.on('error', (error) => end(error.message))
    child.on('close', (code) => end(lastError(told) ?? `spark-submit: ${code}`))
  })
  const kill = () => {
    try {
      if (child.pid !== undefined && ended === undefined) process.kill(-child.pid, 'SIGTERM')
    } catch {
      // It has ended by itself.
    }
  }
  process.once('exit', kill)
  const close = async () => {
    socket?.end()
    await closed
    process.off('exit', kill)
  }
  const first = await next()
  if (first.ready === undefined) {
    kill()
    await close()
    throw problem('spark_not_started', { master, reason: first.failed ?? '' })
  }
  return {
    version: first.ready,
    async perform(order, what) {
      const answer = next()
      socket?.write(`${JSON.stringify(order)}\n`)
      const { failed } = await answer
      if (failed !== undefined) throw problem('spark_step_failed', { step: what, reason: failed })
    },
    interrupt: kill,
    close,
  }
}

/** The last line of Spark's own log that names an error. */
function lastError(log: string): string | undefined {
  return log
    .split('\n')
    .filter((line) => /error|exception|refused|not found|No such/i.test(line))
    .at(-1)
    ?.trim()
    .slice(0, 300)
}
