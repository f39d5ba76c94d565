import { SingleBar } from 'cli-progress'
import type { Reporter, Said } from '../reports/run-summary.ts'
import { say, type Terminal } from './terminal.ts'

const unitNames: Record<string, Said> = {
  bytes: { zh: '字节', en: 'bytes' },
  rows: { zh: '行', en: 'rows' },
  files: { zh: '个文件', en: 'files' },
  people: { zh: '人', en: 'people' },
  values: { zh: '个值', en: 'values' },
  steps: { zh: '步', en: 'steps' },
}

/** Seconds between two plain lines of one stage, so that a log file stays readable. */
const plainLineEvery = 10

/** Shows a job's progress on stderr: a bar where it is a terminal, plain lines otherwise. Call `close` at the end. */
export function showProgress(terminal: Terminal, clock: () => number = Date.now): Reporter & { close(): void } {
  return terminal.bars ? showBars(terminal) : showLines(terminal, clock)
}

function showBars(terminal: Terminal): Reporter & { close(): void } {
  let bar: SingleBar | null = null
  let title = ''
  const finish = () => {
    bar?.stop()
    bar = null
  }
  return {
    stage(_name, said) {
      finish()
      title = say(terminal, said)
      terminal.err(`▸ ${title}\n`)
    },
    progress(done, total, unit) {
      if (total <= 0) return
      if (bar === null) {
        bar = new SingleBar({
          format: `  {bar} {percentage}%  {said}`,
          barCompleteChar: '█',
          barIncompleteChar: '░',
          barsize: 30,
          hideCursor: true,
          clearOnComplete: true,
          stream: process.stderr,
          gracefulExit: true,
        })
        bar.start(total, 0, { said: '' })
      }
      bar.setTotal(total)
      bar.update(done, { said: amount(terminal, done, total, unit) })
      if (done >= total) finish()
    },
    note(said) {
      finish()
      terminal.err(`  · ${say(terminal, said)}\n`)
    },
    warn(said) {
      finish()
      terminal.err(`  ! ${say(terminal, said)}\n`)
    },
    close: finish,
  }
}

function showLines(terminal: Terminal, clock: () => number): Reporter & { close(): void } {
  let last = 0
  return {
    stage(_name, said) {
      last = clock()
      terminal.err(`▸ ${say(terminal, said)}\n`)
    },
    progress(done, total, unit) {
      if (clock() - last < plainLineEvery * 1000) return
      last = clock()
      terminal.err(`    ${amount(terminal, done, total, unit)}\n`)
    },
    note(said) {
      terminal.err(`  · ${say(terminal, said)}\n`)
    },
    warn(said) {
      terminal.err(`  ! ${say(terminal, said)}\n`)
    },
    close() {},
  }
}

function amount(terminal: Terminal, done: number, total: number, unit: string): string {
  if (unit === 'bytes') return total > 0 ? `${megabytes(done)} / ${megabytes(total)} MB` : `${megabytes(done)} MB`
  const name = unitNames[unit] ? say(terminal, unitNames[unit]) : unit
  const count = total > 0 ? `${done.toLocaleString('en')} / ${total.toLocaleString('en')}` : done.toLocaleString('en')
  return `${count} ${name}`
}

function megabytes(bytes: number): string {
  return Math.round(bytes / 1e6).toLocaleString('en')
}
