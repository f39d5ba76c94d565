// `npm run test:spark`: the comparison on a real Spark cluster, a master and two workers on loopback. Spark is that of
// SPARK_HOME, else PySpark is installed for the tests.
import { join } from 'node:path'
import { root, runProgram } from './checkout.js'
import { ensureInstalled } from './install.js'
import { ensureSpark, startSparkCluster } from './spark-cluster.js'

await ensureInstalled()
let cluster
// A cluster outlives who started it: it must not stay behind when the tests are broken off.
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => cluster?.stop().finally(() => process.exit(1)))
try {
  const home = await ensureSpark()
  cluster = await startSparkCluster({
    home,
    workers: 2,
    cores: 1,
    memory: process.env.CANBAO_TEST_SPARK_MEMORY ?? '2g',
  })
  const program = join(root, 'node_modules', 'vitest', 'vitest.mjs')
  await runProgram(process.execPath, [program, 'run', '--project', 'spark', ...process.argv.slice(2)], {
    env: {
      ...process.env,
      SPARK_HOME: home,
      SPARK_LOCAL_IP: '127.0.0.1',
      CANBAO_TEST_SPARK_MASTER: cluster.master,
      CANBAO_TEST_SPARK_WORKERS: cluster.workers.join(','),
    },
  })
} catch (error) {
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
} finally {
  await cluster?.stop()
}
