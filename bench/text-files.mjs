import { createReadStream, createWriteStream, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { pathToFileURL } from 'node:url'

/**
 * The household and enrolment files of a batch, converted to UTF-8 into `target` and otherwise untouched; kept for the
 * next time. Gives, for each, kind, path, delimiter and the header of every column of the contract.
 */
export async function toUtf8(main, folder, target) {
  const sources = join(dirname(main), '..', 'sources')
  const { readBatch } = await import(pathToFileURL(join(sources, 'batch-file.js')).href)
  const { inspectFile } = await import(pathToFileURL(join(sources, 'inspect-file.js')).href)
  const batch = await readBatch(folder)
  const wanted = batch.sources.filter(({ kind }) => kind === 'household' || kind === 'enrolment')
  const exists = existsSync(target)
  const beside = exists ? target : `${target}.partial`
  if (!exists) {
    rmSync(beside, { recursive: true, force: true })
    mkdirSync(beside, { recursive: true, mode: 0o700 })
  }
  const files = []
  for (const file of wanted) {
    const { header, columns, text } = await inspectFile(file, {})
    if (!exists) await convert(file.path, join(beside, file.name), text.encoding)
    const headers = Object.fromEntries(columns.flatMap((column, index) => (column ? [[column, header[index]]] : [])))
    files.push({ kind: file.kind, path: join(target, file.name), delimiter: text.delimiter, headers })
  }
  if (!exists) renameSync(beside, target)
  return files
}

async function convert(from, to, encoding) {
  const decoder = new TextDecoder(encoding)
  const decode = new Transform({
    transform: (chunk, _, done) => done(null, decoder.decode(chunk, { stream: true })),
    flush: (done) => done(null, decoder.decode()),
  })
  await pipeline(createReadStream(from, { highWaterMark: 1 << 20 }), decode, createWriteStream(to))
}

/** Reads every file once, so that both programs find them in the page cache. Gives the bytes of the first folder. */
export async function readThrough(folders) {
  const sizes = []
  for (const folder of folders) {
    let bytes = 0
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (!entry.isFile()) continue
      for await (const chunk of createReadStream(join(folder, entry.name), { highWaterMark: 1 << 20 }))
        bytes += chunk.length
    }
    sizes.push(bytes)
  }
  return sizes[0]
}
