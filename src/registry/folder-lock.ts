import { closeSync, linkSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { problem } from '../problems.ts'

interface Owner {
  pid: number
  /** When the process began, as the system tells it: a later process may have the same number. */
  begun: string | null
  command: string
}

/**
 * Takes the folder for this process until the returned function is called or the process ends. Throws `registry_in_use`
 * with the process that has it. The lock of a process that lives no more is taken over.
 */
export function lockFolder(folder: string): () => void {
  const path = join(folder, 'in-use.json')
  const own = `${path}.${process.pid}`
  const owner: Owner = { pid: process.pid, begun: beginOf(process.pid), command: commandName() }
  rmSync(own, { force: true })
  const file = openSync(own, 'wx', 0o600)
  writeSync(file, JSON.stringify(owner))
  closeSync(file)
  try {
    take(path, own)
  } finally {
    rmSync(own, { force: true })
  }
  const release = () => {
    process.off('exit', release)
    if (readOwner(path)?.pid === process.pid) rmSync(path, { force: true })
  }
  process.once('exit', release)
  return release
}

/** A link appears whole or not at all, so nobody ever reads half an owner. */
function take(path: string, own: string): void {
  if (tryLink(own, path)) return
  refuseIfHeld(path)
  // Only one process may clear away a dead one's lock: two would each remove the other's new one.
  const clearing = `${path}.clearing`
  if (!tryLink(own, clearing)) {
    refuseIfHeld(clearing)
    rmSync(clearing, { force: true })
    if (!tryLink(own, clearing)) refuse(readOwner(clearing))
  }
  try {
    refuseIfHeld(path)
    rmSync(path, { force: true })
    if (!tryLink(own, path)) refuse(readOwner(path))
  } finally {
    rmSync(clearing, { force: true })
  }
}

function tryLink(own: string, path: string): boolean {
  try {
    linkSync(own, path)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    return false
  }
}

function refuseIfHeld(path: string): void {
  const holder = readOwner(path)
  if (holder !== null && lives(holder)) refuse(holder)
}

function refuse(holder: Owner | null): never {
  throw problem('registry_in_use', { pid: holder?.pid ?? 0, command: holder?.command ?? 'canbao' })
}

function readOwner(path: string): Owner | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Owner
  } catch {
    return null
  }
}

function lives(owner: Owner): boolean {
  if (owner.pid === process.pid && owner.begun === beginOf(process.pid)) return true
  try {
    process.kill(owner.pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
  const begun = beginOf(owner.pid)
  return begun === null || owner.begun === null || begun === owner.begun
}

/** Field 22 of /proc/PID/stat; null where the system has no such file. */
function beginOf(pid: number): string | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1')
    return text.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? null
  } catch {
    return null
  }
}

/** `canbao serve` and the like: the verb alone, since arguments may hold what is nobody's business. */
function commandName(): string {
  const verb = process.argv[2]
  return verb !== undefined && /^[a-z-]+$/.test(verb) ? `canbao ${verb}` : 'canbao'
}
