#!/usr/bin/env node
import { realpathSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { CommanderError } from 'commander'
import { Problem } from '../problems.ts'
import { exitCodeOf, exitCodes } from './exit-codes.ts'
import { chooseLanguage } from './language.ts'
import { buildProgram } from './program.ts'
import type { Terminal } from './terminal.ts'
import { usageWords } from './usage-words.ts'

/**
 * Runs the command line and gives the exit code. Nothing is thrown: expected failures are told in the person's
 * language, unexpected ones in one line, with the stack only when CANBAO_DEBUG=1.
 */
export async function main(argumentsGiven: readonly string[], terminal: Terminal): Promise<number> {
  const result: { code: number } = { code: exitCodes.good }
  const program = buildProgram(terminal, result)
  try {
    if (argumentsGiven.length === 0) {
      program.outputHelp({ error: true })
      return exitCodes.wrongUsage
    }
    await program.parseAsync([...argumentsGiven], { from: 'user' })
    return result.code
  } catch (error) {
    return tellFailure(error, terminal)
  }
}

function tellFailure(error: unknown, terminal: Terminal): number {
  const chinese = terminal.language === 'zh'
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return exitCodes.good
    terminal.err(`${usageWords(error, terminal.language)}\n`)
    return exitCodes.wrongUsage
  }
  if (process.env.CANBAO_DEBUG === '1' && error instanceof Error) terminal.err(`${error.stack}\n`)
  if (terminal.signal.aborted) {
    terminal.err(chinese ? '\n已中断,没有写入任何结果。\n' : '\nInterrupted; no result was written.\n')
    return exitCodes.interrupted
  }
  if (error instanceof Problem) {
    terminal.err(`${chinese ? '错误' : 'Error'}: ${error.say(terminal.language)}\n`)
    return exitCodeOf(error)
  }
  const reason = error instanceof Error ? error.message.split('\n')[0] : String(error)
  terminal.err(
    chinese
      ? `发生意外错误: ${reason}\n请设 CANBAO_DEBUG=1 再运行一次,把显示的内容告诉维护人员。\n`
      : `Unexpected error: ${reason}\nRun again with CANBAO_DEBUG=1 and tell the maintainers what it shows.\n`,
  )
  return exitCodes.unexpected
}

/** Runs one command with the process's own streams; Ctrl-C aborts the work, a second one leaves at once. */
export async function callCommand(argumentsGiven: readonly string[]): Promise<number> {
  const abort = new AbortController()
  const interrupt = () => {
    if (abort.signal.aborted) process.exit(exitCodes.interrupted)
    abort.abort()
  }
  process.on('SIGINT', interrupt)
  process.on('SIGTERM', interrupt)
  try {
    return await main(argumentsGiven, {
      language: chooseLanguage(argumentsGiven, process.env),
      command: commandAsCalled(),
      out: (text) => process.stdout.write(text),
      err: (text) => process.stderr.write(text),
      bars: process.stderr.isTTY === true,
      signal: abort.signal,
    })
  } finally {
    process.off('SIGINT', interrupt)
    process.off('SIGTERM', interrupt)
  }
}

/** `canbao` where it is installed; in a checkout, where it is called by its path, the path of bin/canbao. */
function commandAsCalled(): string {
  const script = process.argv[1] ?? ''
  if (!/[\\/]bin[\\/](canbao|start\.js)$/.test(script)) return 'canbao'
  const path = join(dirname(script), 'canbao')
  const fromHere = relative(process.cwd(), path)
  return fromHere.startsWith('..') ? path : fromHere
}

/** Runs as the process itself, with the arguments it was started with. */
export async function runAsProcess(): Promise<void> {
  // `canbao report … | head` closes the pipe early; that is no failure.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))
  const code = await callCommand(process.argv.slice(2))
  // The engine's threads would keep the process alive; everything is written by now but what the pipes still hold.
  process.stdout.write('', () => process.stderr.write('', () => process.exit(code)))
}

const called = process.argv[1]
if (called !== undefined && realpathSync(called) === fileURLToPath(import.meta.url)) await runAsProcess()
