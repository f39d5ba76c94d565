import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Writes a batch: its files by name, and batch.yaml with one source per line of `sources`. */
export function writeFiles(
  folder: string,
  files: Readonly<Record<string, string | Uint8Array>>,
  sources: readonly string[],
  head = 'area: "520300"\nasOf: 2016-12-31\nquarter: 2016Q4\n',
): void {
  mkdirSync(folder, { recursive: true })
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), content)
  }
  writeFileSync(join(folder, 'batch.yaml'), `${head}sources:\n${sources.map((source) => `  - ${source}\n`).join('')}`)
}
