import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { manyRows } from './comparison/many-rows.ts'
import { writeBatch } from './comparison/write-batch.ts'
import { callCommand } from './support/call-command.ts'

describe('canbao run --engine spark', () => {
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'canbao-no-spark-'))
    writeBatch(join(folder, 'batch'), manyRows({ seed: 1, batches: 1 }))
  })
  afterAll(() => rmSync(folder, { recursive: true }))
  const run = (...options: string[]) =>
    callCommand(['run', join(folder, 'batch'), '--out', join(folder, 'out'), '--engine', 'spark', ...options], {
      environment: { ...process.env, SPARK_HOME: join(folder, 'nowhere') },
    })

  it('says that there is no Spark, how to have one and how to do without, and leaves nothing', async () => {
    const { code, err } = await run('--master', 'spark://127.0.0.1:7077')
    expect(code).not.toBe(0)
    expect(err).toMatch(/There is no Spark.*SPARK_HOME.*without --engine spark/)
    expect(existsSync(join(folder, 'out'))).toBe(false)
    expect(readdirSync(folder)).toEqual(['batch'])
  })

  it('asks for the address of the cluster', async () => {
    const { code, err } = await run()
    expect(code).not.toBe(0)
    expect(err).toContain('--master spark://host:7077')
  })

  it('refuses a setting that is none of Spark', async () => {
    const { code, err } = await run('--master', 'local', '--spark-conf', 'executor.memory=2g')
    expect(code).not.toBe(0)
    expect(err).toContain('“executor.memory=2g”')
  })
})
