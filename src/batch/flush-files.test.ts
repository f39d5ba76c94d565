import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { runBatch } from './run-batch.ts'

const flushed: string[] = []
vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof import('node:fs/promises')>()
  const open: typeof real.open = async (path, ...more) => {
    const handle = await real.open(path, ...more)
    const sync = handle.sync.bind(handle)
    handle.sync = async () => {
      await sync()
      flushed.push(String(path))
    }
    return handle
  }
  return { ...real, open }
})

it('waits for every file of an output, and for its name', async () => {
  const root = mkdtempSync(join(tmpdir(), 'canbao-flush-'))
  try {
    const [batch, out] = [join(root, 'batch'), join(root, 'out')]
    mkdirSync(batch)
    writeFileSync(join(batch, 'h.csv'), 'AAC002,AAC003,AAB299\n520303199001010011,王明,520303001001\n')
    const source = '  - { kind: household, files: [h.csv] }'
    writeFileSync(join(batch, 'batch.yaml'), `area: "520300"\nasOf: 2016-12-31\nquarter: 2016Q4\nsources:\n${source}\n`)
    const reporter = { stage() {}, progress() {}, warn() {}, note() {} }
    await runBatch({ batchFolder: batch, outputFolder: out, skipBadFiles: false, keepForChanges: true, reporter })
    const before = flushed.map((path) => path.replace(/\.partial-\w+/, ''))
    const files = readdirSync(out, { recursive: true, encoding: 'utf8' }).map((name) => join(out, name))
    expect(files.filter((path) => !before.includes(path))).toEqual([])
    expect(flushed.at(-1)).toBe(root)
    // Under the name that says it is not whole yet.
    expect(flushed.slice(0, -1).every((path) => path.includes('out.partial-'))).toBe(true)
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
})
