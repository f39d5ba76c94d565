import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { runProgram, tell } from './checkout.js'
import { freePort } from './free-port.js'

/** The newest line that runs on Java 8, 11 and 17 alike, which is what provinces have. */
const version = '3.5.9'

/** The home of a Spark: SPARK_HOME, else PySpark with its jars in an environment of the user's cache, installed once. */
export async function ensureSpark() {
  if (process.env.SPARK_HOME) return process.env.SPARK_HOME
  if (spawnSync('java', ['-version'], { stdio: 'ignore' }).status !== 0)
    throw new Error('Spark needs Java 8, 11 or 17: install openjdk-17-jre-headless')
  const environment = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'canbao', `spark-${version}`)
  if (!homeIn(environment)) {
    tell('正在安装 PySpark(约 320 MB)…', 'Installing PySpark (about 320 MB) …')
    rmSync(environment, { recursive: true, force: true })
    mkdirSync(environment, { recursive: true, mode: 0o700 })
    await runProgram('python3', ['-m', 'venv', environment])
    await runProgram(join(environment, 'bin', 'pip'), ['install', '--quiet', `pyspark==${version}`])
  }
  const home = homeIn(environment)
  if (!home) throw new Error(`PySpark was installed in ${environment} without its jars`)
  return home
}

function homeIn(environment) {
  const libraries = join(environment, 'lib')
  if (!existsSync(libraries)) return undefined
  return readdirSync(libraries)
    .map((python) => join(libraries, python, 'site-packages', 'pyspark'))
    .find((home) => existsSync(join(home, 'jars')) && existsSync(join(home, 'bin', 'spark-submit')))
}

/**
 * Starts a standalone master and workers on loopback. Gives the master's address, the workers' process ids (each leads a
 * group of its own, with its executors) and how to stop all of them.
 */
export async function startSparkCluster({ home, workers, cores, memory }) {
  const folder = mkdtempSync(join(tmpdir(), 'canbao-spark-cluster-'))
  const port = await freePort()
  const master = `spark://127.0.0.1:${port}`
  const environment = {
    ...process.env,
    SPARK_HOME: home,
    SPARK_LOCAL_IP: '127.0.0.1',
    SPARK_LOCAL_DIRS: folder,
    SPARK_DAEMON_MEMORY: '256m',
  }
  const start = (main, ...given) =>
    spawn(join(home, 'bin', 'spark-class'), [`org.apache.spark.deploy.${main}`, '--host', '127.0.0.1', ...given], {
      env: environment,
      stdio: 'ignore',
      detached: true,
      cwd: folder,
    })
  const started = [start('master.Master', '--port', String(port), '--webui-port', '0')]
  const stop = async () => {
    for (const { pid } of started) endGroup(pid)
    await sleep(500)
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  }
  try {
    await untilListening(port)
    for (let n = 1; n <= workers; n++) {
      const work = join(folder, `worker-${n}`)
      started.push(
        start(
          'worker.Worker',
          ...['--webui-port', '0', '--cores', String(cores), '--memory', memory],
          ...['--work-dir', work, master],
        ),
      )
    }
    return { master, workers: started.slice(1).map(({ pid }) => pid), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

function endGroup(pid) {
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // It has ended by itself.
  }
}

async function untilListening(port) {
  for (let attempt = 0; attempt < 300; attempt++) {
    const open = await new Promise((resolve) => {
      const socket = connect(port, '127.0.0.1')
      socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
      socket.once('connect', () => socket.destroy())
    })
    if (open) return
    await sleep(200)
  }
  throw new Error('The master of Spark did not start')
}
