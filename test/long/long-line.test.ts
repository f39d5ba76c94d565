import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { RunSummary } from '../../src/reports/run-summary.ts'
import { callCommand } from '../support/call-command.ts'
import { openSmallEngine } from '../support/small-engine.ts'
import { writeFiles } from '../support/write-files.ts'

const lineBytes = 800_000_000
const good = '520303199001010018,张三,520303001001'

let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'long-line-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

it('rejects a line of 800 MB, keeps the rows around it, and needs no memory for it', async () => {
  writeFiles(join(folder, 'batch'), {}, ['{ kind: household, files: ["police.csv"] }'])
  const file = openSync(join(folder, 'batch', 'police.csv'), 'w')
  writeSync(file, `AAC002,AAC003,AAB299\n${good}\n520303199001010026,`)
  const block = Buffer.alloc(1 << 20, '王')
  for (let written = 0; written < lineBytes; written += block.length) writeSync(file, block)
  writeSync(file, `,520303\n${good.replace('0018', '0034')}\n`)
  closeSync(file)
  const { code, err } = await callCommand(['run', 'batch', '--out', 'out', '--lang', 'zh'], { folder })
  expect(err).not.toContain('错误')
  expect(code).toBe(0)
  const summary = JSON.parse(readFileSync(join(folder, 'out', 'summary.json'), 'utf8')) as RunSummary
  expect(summary.sources).toMatchObject([{ file: 'police.csv', read: 3, accepted: 2, rejected: 1 }])
  expect(summary.memoryPeakBytes).toBeLessThan(lineBytes)
  const engine = await openSmallEngine()
  const rejects = await engine.query(`SELECT row, code, message FROM '${join(folder, 'out', 'rejects.parquet')}'`)
  engine.close()
  expect(rejects).toEqual([{ row: 2n, code: 'row_too_long', message: '本行超过 8 MB' }])
})
