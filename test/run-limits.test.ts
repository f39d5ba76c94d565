import { spawn } from 'node:child_process'
import { appendFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeSample } from '../src/sample/make-sample.ts'
import { callCommand } from './support/call-command.ts'

const canbao = join(dirname(dirname(fileURLToPath(import.meta.url))), 'bin', 'canbao')

describe('a run that meets a limit ends clearly and leaves nothing', () => {
  let folder: string
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'run-limits-'))
    await makeSample({ folder: join(folder, 'batch'), area: '520300', persons: 3000, seed: 5, quarters: 1 })
    mkdirSync(join(folder, 'results'))
    // The first call may have to build.
    await callCommand(['--version'], { folder })
  }, 240_000)
  afterAll(() => rmSync(folder, { recursive: true }))

  const words = ['run', 'batch', '--out', 'results/out']
  const nothingLeft = () => expect(readdirSync(join(folder, 'results'))).toEqual([])

  it('the limit of memory', async () => {
    const { code, err } = await callCommand([...words, '--memory-limit', '60MB'], { folder, language: 'zh' })
    expect(err).toContain('内存限额 60MB 不够用')
    expect(err).toContain('请加大 --memory-limit')
    expect(code).toBe(2)
    nothingLeft()
  })

  it('the disk: the system writes no more than 200 blocks of a file', async () => {
    const { code, err } = await new Promise<{ code: number | null; err: string }>((resolve, reject) => {
      const script = 'ulimit -f 200 && exec "$0" "$@"'
      const child = spawn('sh', ['-c', script, process.execPath, canbao, ...words], {
        cwd: folder,
        env: { ...process.env, LC_ALL: 'C.UTF-8' },
        stdio: ['ignore', 'ignore', 'pipe'],
      })
      let err = ''
      child.stderr.setEncoding('utf8').on('data', (text: string) => {
        err += text
      })
      child.on('error', reject)
      child.on('close', (code) => resolve({ code, err }))
    })
    expect(err).toContain('The disk ran full during the run')
    expect(code).toBe(2)
    nothingLeft()
  })

  it('a file that somebody writes into while it is read: the file is named', async () => {
    const { code, err } = await callCommand(words, {
      folder,
      during: (_child, err) => {
        if (!err.includes('▸ reading')) return false
        appendFileSync(join(folder, 'batch', 'deaths.csv'), '\n')
        return true
      },
    })
    expect(err).toContain('Files were changed while they were read: deaths.csv')
    expect(code).toBe(2)
    nothingLeft()
  })
})
