import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { findSparkSubmit } from './find-spark.ts'

describe('an installation of Spark', () => {
  const folder = mkdtempSync(join(tmpdir(), 'canbao-find-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  const install = (home: string, mode = 0o755) => {
    const program = join(folder, home, 'bin', 'spark-submit')
    mkdirSync(join(folder, home, 'bin'), { recursive: true })
    writeFileSync(program, '')
    chmodSync(program, mode)
    return program
  }
  const [named, onPath] = [install('named'), install('on-path')]
  const PATH = ['', join(folder, 'nothing'), join(folder, 'on-path', 'bin')].join(delimiter)

  it('is that of SPARK_HOME, whatever is on PATH', () => {
    expect(findSparkSubmit({ SPARK_HOME: join(folder, 'named'), PATH })).toBe(named)
  })

  it('is the first on PATH without SPARK_HOME', () => {
    expect(findSparkSubmit({ PATH })).toBe(onPath)
  })

  it('is none where SPARK_HOME names a folder without it, so that no other version is taken unseen', () => {
    expect(findSparkSubmit({ SPARK_HOME: join(folder, 'nothing'), PATH })).toBeUndefined()
  })

  it('is none where the program is a folder or nowhere', () => {
    mkdirSync(join(folder, 'odd', 'bin', 'spark-submit'), { recursive: true })
    expect(findSparkSubmit({ SPARK_HOME: join(folder, 'odd') })).toBeUndefined()
    expect(findSparkSubmit({})).toBeUndefined()
  })
})
