import { Buffer } from 'node:buffer'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { BatchFile } from './batch-file.ts'
import { decodeFiles } from './decode-pool.ts'
import { faultsProblem } from './faults.ts'
import { type FileInspection, inspectBatch, inspectFile, splitHeader } from './inspect-file.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'canbao-inspect-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const options = { readParquetColumns: async () => ['aac002', '姓名', 'extra'] }

function makeFile(bytes: Uint8Array | string, settings: Partial<BatchFile> = {}): BatchFile {
  const file: BatchFile = {
    id: 1,
    kind: 'card',
    path: join(folder, 'a.csv'),
    name: 'a.csv',
    format: 'csv',
    columns: {},
    values: {},
    ...settings,
  }
  writeFileSync(file.path, bytes)
  return file
}

async function inspect(bytes: Uint8Array | string, settings: Partial<BatchFile> = {}): Promise<FileInspection> {
  const inspection = await inspectFile(makeFile(bytes, settings), options)
  if (Array.isArray(inspection)) throw faultsProblem(inspection)
  return inspection
}

/** 姓名,张 in GB18030, since the platform only decodes it. */
const gbHeader = Buffer.from('414143303032', 'hex')
const gbName = Uint8Array.of(0xd0, 0xd5, 0xc3, 0xfb)

describe('a header', () => {
  test('is known by code, Chinese name or alias, whatever its case, width and spaces', async () => {
    const { columns, unknown } = await inspect('\ufeff 身份证号码 ,ａａｃ００３,手机,备注,"地址"\n')
    expect(columns).toEqual(['AAC002', 'AAC003', 'AAE005', null, 'AAE006'])
    expect(unknown).toEqual(['备注'])
  })

  test('is known first by what batch.yaml says of the file', async () => {
    const mapping = { 证件号: 'AAC002', 姓名: 'AAE006', 称呼: 'AAC003' }
    const { columns, duplicated } = await inspect('AAC002,证件号,姓名,称呼\n', { columns: mapping })
    expect(columns).toEqual([null, 'AAC002', 'AAE006', 'AAC003'])
    expect(duplicated).toEqual(['AAC002'])
  })

  test('that names a column twice counts once, the first time', async () => {
    const { columns, duplicated } = await inspect('AAC002,姓名,人员姓名\n1,张三,李四\n')
    expect(columns).toEqual(['AAC002', 'AAC003', null])
    expect(duplicated).toEqual(['人员姓名'])
  })

  test('may lie in quotes', () => {
    expect(splitHeader('\n"a,""b""",c\r\nx', ',')).toEqual(['a,"b"', 'c'])
    expect(splitHeader('a|b', '|')).toEqual(['a', 'b'])
  })
})

describe('a delimiter', () => {
  test.each([',', '\t', '|', ';', '\u001f', '^'])('%j is found by the columns it makes', async (delimiter) => {
    const { text } = await inspect(`AAC002${delimiter}AAC003${delimiter}"注,意|;"\n`)
    expect(text?.delimiter).toBe(delimiter)
  })

  test('that is stated is not guessed', async () => {
    expect(await inspectFile(makeFile('AAC002,AAC003\n', { delimiter: '|' }), options)).toMatchObject([
      { code: 'column_missing', column: 'AAC002' },
      { code: 'column_missing', column: 'AAC003' },
    ])
  })
})

describe('an encoding', () => {
  const header = 'AAC002,姓名\n1,张三\n'

  test('is found by its mark or by the text', async () => {
    expect((await inspect(header)).text).toMatchObject({ encoding: 'utf-8', markBytes: 0 })
    expect((await inspect(`\ufeff${header}`)).text).toMatchObject({ encoding: 'utf-8', markBytes: 3 })
    const wide = Buffer.from(header, 'utf16le')
    expect((await inspect(wide)).text).toMatchObject({ encoding: 'utf-16le', markBytes: 0 })
    expect((await inspect(Buffer.from(`\ufeff${header}`, 'utf16le'))).text).toMatchObject({ markBytes: 2 })
    expect((await inspect(wide.swap16())).text).toMatchObject({ encoding: 'utf-16be' })
    const gb = Buffer.concat([gbHeader, Buffer.from(','), gbName, Buffer.from('\n')])
    expect((await inspect(gb)).text).toMatchObject({ encoding: 'gb18030', markBytes: 0 })
  })

  test('is found in the middle of a file whose beginning is ASCII', async () => {
    const ascii = Buffer.from(`AAC002,AAC003\n${'1,abc\n'.repeat(60_000)}`)
    const gb = Buffer.concat([
      ascii,
      Buffer.from('1,'),
      gbName,
      Buffer.from('\n'),
      ascii.subarray(14),
      ascii.subarray(14),
    ])
    expect((await inspect(gb)).text).toMatchObject({ encoding: 'gb18030' })
  })

  test('is not changed by a few damaged rows', async () => {
    const damaged = Buffer.concat([Buffer.from(header.repeat(50)), Uint8Array.of(0x31, 0x2c, 0xff, 0x0a)])
    expect((await inspect(damaged)).text).toMatchObject({ encoding: 'utf-8' })
  })

  test('that more than one row in a hundred is not of refuses the file', async () => {
    const rows = (right: number) =>
      Buffer.concat([Buffer.from(`AAC002,姓名\n${'1,张三\n'.repeat(right)}`), Uint8Array.of(0x31, 0x2c, 0xff, 0x0a)])
    for (const [right, code] of [
      [98, 'encoding_wrong'],
      [99, undefined],
    ] as const) {
      const inspection = await inspect(rows(right))
      for await (const result of decodeFiles([inspection], folder)) {
        expect('decoded' in result && result.decoded.refused?.code).toBe(code)
        expect('decoded' in result && result.decoded.rejected).toBe(1)
      }
    }
  })
})

describe('a file is refused', () => {
  test('when it is empty; a header alone is a file without rows', async () => {
    for (const bytes of ['', '\ufeff', '\r\n\r\n']) {
      expect(await inspectFile(makeFile(bytes), options)).toMatchObject([
        { code: 'file_empty', column: 'AAC002' },
        { code: 'file_empty', column: 'AAC003' },
      ])
    }
    for await (const result of decodeFiles([await inspect('AAC002,AAC003')], folder)) {
      expect(result).toMatchObject({ decoded: { rows: 0, shards: [], rejects: null, refused: null } })
    }
  })

  test('when batch.yaml maps to a column that the kind does not have', async () => {
    const file = makeFile('AAC002,AAC003\n', { columns: { x: 'AAC999' } })
    expect(await inspectFile(file, options)).toMatchObject([{ code: 'column_unknown', column: 'AAC999' }])
  })

  test('and all faults of a batch are told together, with file, kind and column', async () => {
    const file = makeFile('AAC002\n')
    const missing = { code: 'file_missing', file: 'gone*.csv', kind: 'death', column: '', detail: '' } as const
    const batch = { folder, area: '520300', asOf: 20161231, asOfMonth: 201612, quarter: '2016Q4', households: {} }
    const { inspections, faults } = await inspectBatch({ ...batch, sources: [file], faults: [missing] }, options)
    expect(inspections).toEqual([])
    expect(faults.map(({ code, column }) => [code, column])).toEqual([
      ['file_missing', ''],
      ['column_missing', 'AAC003'],
    ])
    expect(faultsProblem(faults).message).toMatch(/gone\*\.csv \[death\][\s\S]*a\.csv \[card\] AAC003/)
  })
})

test('the columns of a Parquet file are asked of the engine and its rows are left to it', async () => {
  const inspection = await inspect('PAR1', { format: 'parquet' })
  expect(inspection.columns).toEqual(['AAC002', 'AAC003', null])
  for await (const result of decodeFiles([inspection], folder)) {
    expect(result).toMatchObject({ decoded: { format: 'parquet', shards: [inspection.file.path] } })
  }
})
