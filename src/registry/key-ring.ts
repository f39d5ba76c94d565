import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto'
import { link, open, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { createSealer, greatestKeyID, type RandomSource, readSealHeader, SealBroken } from './sealing.ts'

/** A key that seals values; its id stands in every value that it sealed. */
export interface DataKey {
  id: number
  createdAt: Date
  secret: KeyObject
}

/** A data key as it is stored: sealed under the master key, for this id and time of making. */
export interface WrappedKey {
  id: number
  createdAt: Date
  sealed: Uint8Array
}

/** All keys in use: `current` seals, `others` open, `index` makes look-up hashes and never rotates. */
export interface KeyRing {
  current: DataKey
  /** former ones, and one that is made known before it is used */
  others: readonly DataKey[]
  index: KeyObject
}

/** The id under which the index key lies among the wrapped keys; data keys have ids from 1 to 65535. */
export const indexKeyID = 0

const keyLength = 32

/** Why a file was refused: it exists already, group or others have access to it, or it holds no key. */
export type KeyFileFault = 'exists' | 'openToOthers' | 'noKey'

/** A file of a master key was refused. Nothing of its content is told. */
export class KeyFileRefused extends Error {
  readonly fault: KeyFileFault
  readonly path: string

  constructor(fault: KeyFileFault, path: string) {
    super(`The key file ${path} was refused: ${keyFileFaults[fault]}.`)
    this.name = 'KeyFileRefused'
    this.fault = fault
    this.path = path
  }
}

const keyFileFaults: Record<KeyFileFault, string> = {
  exists: 'it exists already, and a key that is overwritten is lost with all that it sealed',
  openToOthers: 'group or others have access to it (chmod 600)',
  noKey: 'it is no file of 64 hexadecimal digits',
}

/** A master key of 32 bytes. The bytes can be wiped afterwards. */
export function masterKeyOf(bytes: Uint8Array): KeyObject {
  if (bytes.length !== keyLength) throw new RangeError('a master key has 32 bytes')
  return createSecretKey(bytes)
}

/** Makes a master key and writes it to a new file as 64 hexadecimal digits, mode 0600. Throws KeyFileRefused `exists`. */
export async function createMasterKeyFile(path: string, random: RandomSource = randomBytes): Promise<void> {
  // Written beside and linked: under its name it is whole or not there, whenever the process ends.
  const beside = `${path}.${process.pid}`
  try {
    const file = await open(beside, 'wx', 0o600)
    try {
      await file.writeFile(`${Buffer.from(random(keyLength)).toString('hex')}\n`)
      await file.sync()
    } finally {
      await file.close()
    }
    await link(beside, path)
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'EEXIST' ? new KeyFileRefused('exists', path) : error
  } finally {
    await rm(beside, { force: true })
  }
  await syncFolder(dirname(path))
}

/** Reads the master key from its file. Throws KeyFileRefused `openToOthers` or `noKey`. */
export async function loadMasterKey(path: string): Promise<KeyObject> {
  const file = await open(path, 'r')
  try {
    const { mode } = await file.stat()
    // Windows keeps no such bits and always reports 0666; there the folder's access list has to protect the file.
    if (process.platform !== 'win32' && (mode & 0o077) !== 0) throw new KeyFileRefused('openToOthers', path)
    // A byte more than digits and line end can take tells a longer file, without reading all of whatever it is.
    const { buffer, bytesRead } = await file.read(Buffer.alloc(67), 0, 67, 0)
    const digits = /^([0-9a-f]{64})\r?\n?$/i.exec(buffer.toString('latin1', 0, bytesRead))?.[1]
    buffer.fill(0)
    if (digits === undefined) throw new KeyFileRefused('noKey', path)
    return masterKeyOf(Buffer.from(digits, 'hex'))
  } finally {
    await file.close()
  }
}

/** Makes a new data key, wrapped for storing; `id` is 1 to 65535 and higher than those before it. */
export function createDataKey(
  master: KeyObject,
  id: number,
  now: Date,
  random: RandomSource = randomBytes,
): WrappedKey {
  if (!Number.isInteger(id) || id <= indexKeyID || id > greatestKeyID) throw new RangeError('key id out of range')
  return wrapDataKey(master, { id, createdAt: now, secret: createSecretKey(random(keyLength)) }, random)
}

/** Makes the one index key, wrapped for storing. Another one would make every stored look-up hash worthless. */
export function createIndexKey(master: KeyObject, now: Date, random: RandomSource = randomBytes): WrappedKey {
  return wrapDataKey(master, { id: indexKeyID, createdAt: now, secret: createSecretKey(random(keyLength)) }, random)
}

/** Seals a data key under the master key. */
export function wrapDataKey(master: KeyObject, key: DataKey, random: RandomSource = randomBytes): WrappedKey {
  const sealed = createSealer('sm4', 0, master, random).seal(key.secret.export(), wrapContext(key))
  return { id: key.id, createdAt: key.createdAt, sealed }
}

/** Opens a wrapped key. Throws SealBroken on another master key, id or time of making, and on any changed byte. */
export function unwrapDataKey(master: KeyObject, wrapped: WrappedKey): DataKey {
  const { suite, keyID } = readSealHeader(wrapped.sealed)
  // A plain key would let whoever writes to the store choose the keys.
  if (suite === 'off' || keyID !== 0) throw new SealBroken('it is no wrapped key')
  const bytes = createSealer(suite, 0, master, randomBytes).open(wrapped.sealed, wrapContext(wrapped))
  if (bytes.length !== keyLength) throw new SealBroken('it is no wrapped key')
  const secret = createSecretKey(bytes)
  bytes.fill(0)
  return { id: wrapped.id, createdAt: wrapped.createdAt, secret }
}

/** The same key under a new master key; sealed values stay as they are. */
export function rewrapDataKey(
  master: KeyObject,
  newMaster: KeyObject,
  wrapped: WrappedKey,
  random: RandomSource = randomBytes,
): WrappedKey {
  return wrapDataKey(newMaster, unwrapDataKey(master, wrapped), random)
}

/**
 * The key ring of all stored keys: the index key and at least one data key. The current one is the highest id, or the
 * highest that `isUsed` says is in use.
 */
export function openKeyRing(
  master: KeyObject,
  wrapped: readonly WrappedKey[],
  isUsed: (id: number) => boolean = () => true,
): KeyRing {
  const keys = wrapped.map((key) => unwrapDataKey(master, key)).sort((one, other) => other.id - one.id)
  if (new Set(keys.map(({ id }) => id)).size < keys.length) throw new Error('Two keys have the same id.')
  const index = keys.at(-1)
  if (index?.id !== indexKeyID) throw new Error('The index key is missing.')
  const dataKeys = keys.slice(0, -1)
  const current = dataKeys.find(({ id }) => isUsed(id))
  if (current === undefined) throw new Error('There is no data key.')
  return { current, others: dataKeys.filter((key) => key !== current), index: index.secret }
}

function wrapContext({ id, createdAt }: { id: number; createdAt: Date }): string {
  return `key:${id}:${createdAt.toISOString()}`
}

/** Without this a new file's name can be lost with the power, though its bytes are safe. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
