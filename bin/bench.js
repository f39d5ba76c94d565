// `npm run bench`: installs and builds where needed, then measures. See docs/operations/performance.md.
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ensureBuilt } from './build.js'
import { root, tell } from './checkout.js'
import { ensureInstalled } from './install.js'

await ensureInstalled()
const main = await ensureBuilt()
const { runBench } = await import(pathToFileURL(join(root, 'bench', 'run-bench.mjs')).href)
try {
  process.exitCode = await runBench(main, process.argv.slice(2))
} catch (error) {
  tell(`测量失败: ${error.message}`, `the bench failed: ${error.message}`)
  process.exitCode = 1
}
