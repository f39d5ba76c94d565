// `npm run test:spark`: the comparison on a real Spark cluster, a master and two workers on loopback. Spark is that of
// SPARK_HOME, else PySpark is installed for the tests. `npm run test:spark -- spark/small` leaves out a million people.
import { join } from 'node:path'
import { root, runProgram } from './checkout.js'
import { ensureInstalled } from './install.js'
import { ensureSpark, startSparkCluster } from './spark-cluster.js'

await ensureInstalled()
const clusters = []
const stop = () => Promise.all(clusters.map((cluster) => cluster.stop()))
// A cluster outlives who started it: it must not stay behind when the tests are broken off.
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => stop().finally(() => process.exit(1)))
try {
  const home = await ensureSpark()
  const start = async () => {
    const cluster = await startSparkCluster({ home, workers: 2, cores: 1, memory: '5g' })
    clusters.push(cluster)
    return cluster
  }
  const cluster = await start()
  // One of its workers is killed: the other cluster stays whole for whatever test comes after.
  const losing = await start()
  const program = join(root, 'node_modules', 'vitest', 'vitest.mjs')
  await runProgram(process.execPath, [program, 'run', '--project', 'spark', ...process.argv.slice(2)], {
    env: {
      ...process.env,
      SPARK_HOME: home,
      SPARK_LOCAL_IP: '127.0.0.1',
      CANBAO_TEST_SPARK_MASTER: cluster.master,
      CANBAO_TEST_SPARK_LOSING_MASTER: losing.master,
      CANBAO_TEST_SPARK_LOSING_WORKERS: losing.workers.join(','),
    },
  })
} catch (error) {
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
} finally {
  await stop()
}
