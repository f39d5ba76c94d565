// `npm run test:postgres`: the specs of the registry on a real PostgreSQL, which is started for them unless
// CANBAO_TEST_DATABASE_URL names one on which databases may be made.
import { join } from 'node:path'
import { root, runProgram } from './checkout.js'
import { ensureInstalled } from './install.js'
import { startPostgres } from './postgres-server.js'

await ensureInstalled()
const given = process.env.CANBAO_TEST_DATABASE_URL
const server = given ? { url: given, stop: async () => undefined } : await startPostgres({ fsync: 'off' })
try {
  const program = join(root, 'node_modules', 'vitest', 'vitest.mjs')
  await runProgram(process.execPath, [program, 'run', '--project', 'postgres', ...process.argv.slice(2)], {
    env: { ...process.env, CANBAO_TEST_DATABASE_URL: server.url },
  })
} catch (error) {
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
} finally {
  await server.stop()
}
