// `npm run test:browser`: stories of officials in a real browser, on the real service with an invented prefecture.
import { join } from 'node:path'
import { ensureBuilt } from './build.js'
import { root, runProgram } from './checkout.js'
import { ensureChromium } from './chromium.js'
import { ensureInstalled } from './install.js'

await ensureInstalled()
await ensureBuilt()
const chromium = await ensureChromium()
try {
  const program = join(root, 'node_modules', 'vitest', 'vitest.mjs')
  await runProgram(process.execPath, [program, 'run', '--project', 'browser', ...process.argv.slice(2)], {
    env: { ...process.env, CANBAO_CHROMIUM: chromium },
  })
} catch (error) {
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}
