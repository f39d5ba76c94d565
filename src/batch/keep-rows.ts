import { existsSync, mkdirSync, renameSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { Engine } from '../comparison/engine/duckdb.ts'
import { marksPath } from '../sources/decode-file.ts'
import type { FileInspection } from '../sources/inspect-file.ts'
import type { ChangedRows } from './change-kept-rows.ts'
import { rowsPath } from './check-rows.ts'
import { mappedColumns } from './inspect-files.ts'
import {
  circumstancesOf,
  type KeptPart,
  type KeptRun,
  keptInOutput,
  lackingRows,
  placeKept,
  writeKept,
} from './kept-rows.ts'
import type { PreparedRun, RunOptions } from './run-options.ts'

interface RowsToKeep {
  engine: Engine
  options: RunOptions
  prepared: PreparedRun
  inspections: readonly FileInspection[]
}

/** Ends what a run keeps for changes: its checked rows, which lie in the work folder or are there already, and the list. */
export async function keepRows({ engine, options, prepared, inspections }: RowsToKeep): Promise<void> {
  const folder = join(prepared.folder, keptInOutput)
  const { changed } = options
  // Not all of it is there after an interruption.
  if (!existsSync(folder)) return
  let parts: KeptPart[] = changed?.parts.map(({ today: _, ...part }) => part) ?? []
  if (!changed) {
    mkdirSync(join(folder, 'rows'), { recursive: true, mode: 0o700 })
    const isThere = ({ file }: FileInspection) => existsSync(rowsPath(prepared.work, file.id))
    parts = inspections.filter(isThere).map(({ file }) => {
      const path = `rows/${file.id}.parquet`
      renameSync(rowsPath(prepared.work, file.id), join(folder, path))
      const part = { path, kind: file.kind, file: file.name, added: false }
      const made = marksPath(prepared.work, file)
      if (!existsSync(made)) return part
      const marks = `rows/${file.id}.marks`
      renameSync(made, join(folder, marks))
      return { ...part, marks }
    })
  }
  const { batch, policy } = prepared
  const { gone, lacking } = changed ? ofChanges(prepared, changed) : ofBatch(prepared, inspections)
  writeKept({
    folder,
    fits: await circumstancesOf({ engine, batch, policy: policy.rows }),
    mapped: mappedColumns(inspections),
    parts,
    ...{ gone, lacking },
  })
}

type Gone = Pick<KeptRun, 'gone' | 'lacking'>

const ofChanges = ({ folder }: PreparedRun, { gone }: ChangedRows): Gone => ({
  gone: relative(folder, gone),
  lacking: join(keptInOutput, lackingRows),
})

/** A batch of which rows went already is read without them: what is kept lacks them, and the next day's batch must, too. */
function ofBatch({ folder }: PreparedRun, inspections: readonly FileInspection[]): Gone {
  const [list] = inspections.flatMap(({ file }) => file.without ?? [])
  // Where the batch is not in the output, what is kept is of no use.
  if (list === undefined || relative(folder, list).startsWith('..')) return { gone: null, lacking: null }
  placeKept(list, join(folder, keptInOutput, lackingRows))
  return { gone: relative(folder, list), lacking: join(keptInOutput, lackingRows) }
}
