import { describe, expect, it } from 'vitest'
import { showProgress } from './progress.ts'
import type { Terminal } from './terminal.ts'

describe('progress where there is no terminal', () => {
  function lines(work: (progress: ReturnType<typeof showProgress>, tick: (seconds: number) => void) => void): string[] {
    const written: string[] = []
    let now = 0
    const terminal: Terminal = {
      language: 'en',
      command: 'canbao',
      out: () => expect.unreachable('progress belongs to stderr'),
      err: (text) => written.push(text),
      bars: false,
      signal: new AbortController().signal,
    }
    work(
      showProgress(terminal, () => now),
      (seconds) => {
        now += seconds * 1000
      },
    )
    return written
  }

  it('is one line per stage, and one every ten seconds within', () => {
    const written = lines((progress, tick) => {
      progress.stage('read', { zh: '读入', en: 'reading' })
      for (let done = 1; done <= 25; done++) {
        tick(1)
        progress.progress(done * 1e6, 25e6, 'bytes')
      }
      progress.note({ zh: '编码', en: 'an encoding was detected' })
      progress.warn({ zh: '缺', en: 'no elsewhere source' })
      progress.close()
    })
    expect(written).toEqual([
      '▸ reading\n',
      '    10 / 25 MB\n',
      '    20 / 25 MB\n',
      '  · an encoding was detected\n',
      '  ! no elsewhere source\n',
    ])
  })

  it('tells a count whose end is not known', () => {
    const written = lines((progress, tick) => {
      tick(60)
      progress.progress(1234, 0, 'people')
    })
    expect(written).toEqual(['    1,234 people\n'])
  })
})
