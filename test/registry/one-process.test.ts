import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { openOwnPglite } from '../../src/registry/pglite.ts'
import { callCommand } from '../support/call-command.ts'

const folder = mkdtempSync(join(tmpdir(), 'canbao-one-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('a second process on the folder is refused, and told who has it', async () => {
  const database = await openOwnPglite(folder)
  try {
    const { code, err } = await callCommand(['audit', 'verify', '--registry', folder])
    expect(code).toBe(2)
    expect(err).toContain(String(process.pid))
  } finally {
    await database.close()
  }
  const { code } = await callCommand(['audit', 'verify', '--registry', folder])
  expect(code).toBe(0)
})

test('the lock of a killed process is taken over', async () => {
  const holder = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
  await sleep(100)
  const { writeFileSync } = await import('node:fs')
  writeFileSync(join(folder, 'in-use.json'), JSON.stringify({ pid: holder.pid, begun: 'another', command: 'canbao' }))
  // Same number, other beginning: not the process that took the lock.
  const database = await openOwnPglite(folder)
  await database.close()
  holder.kill('SIGKILL')
  await new Promise((resolve) => holder.once('exit', resolve))
  writeFileSync(join(folder, 'in-use.json'), JSON.stringify({ pid: holder.pid, begun: null, command: 'canbao' }))
  await (await openOwnPglite(folder)).close()
})
