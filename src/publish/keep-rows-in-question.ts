import { randomUUID } from 'node:crypto'
import type { Transaction } from '../registry/database.ts'
import type { FieldCipher } from '../registry/field-cipher.ts'
import { loadQueries } from '../registry/queries.ts'
import { rowInQuestionContext } from '../registry/seal-contexts.ts'
import { bytesCell, textRow } from '../registry/text-format.ts'
import type { MergeInput } from './merge-people.ts'

const sql = loadQueries(import.meta.url)
const stagedColumns = [
  'key',
  'run_key',
  'link',
  'kind',
  'file',
  'row',
  'score',
  'evidence',
  'subject',
  'answer',
  'insurance',
  'code',
  'sealed',
]

/** Puts the rows that a clerk can rule on in the place of those of the run before; gives how many there are. */
export async function keepRowsInQuestion(
  tx: Transaction,
  { runID, prefix }: Pick<MergeInput, 'runID' | 'prefix'>,
  lines: AsyncIterable<Uint8Array>,
): Promise<number> {
  await tx.script(sql.createStage!)
  await tx.copyIn('staged_row', stagedColumns, lines)
  await tx.execute(sql.forget!, [prefix])
  const kept = await tx.execute(sql.keep!, [runID, prefix])
  await tx.script(sql.analyze!)
  return kept
}

type Row = readonly (string | number | bigint | null)[]

/** The rows in question of a run as lines of PostgreSQL's text format. */
export async function* rowInQuestionLines({
  run,
  cipher,
}: Pick<MergeInput, 'run' | 'cipher'>): AsyncGenerator<Uint8Array> {
  for await (const rows of run.rowsInQuestion()) {
    yield Buffer.from((rows as readonly Row[]).map((row) => lineOf(row, cipher)).join(''))
  }
}

function lineOf(cells: Row, cipher: FieldCipher): string {
  const [runKey, link, kind, file, row, score, evidence, rowKey, number, name, obstacle, insurance, code] = cells
  const key = randomUUID().replaceAll('-', '')
  const place = [key, text(runKey), text(link), text(kind), text(file), text(row), text(score)]
  if (link === 'review') return textRow([...place, null, null, null, null, null, null])
  const said = { number: text(number), name: text(name) ?? '' }
  return textRow([
    ...place,
    text(evidence),
    bytesCell(cipher.indexOf(said.number === null ? text(rowKey)! : `${said.number} ${said.name}`, 'row')),
    obstacle === null ? 'ruling' : code === null ? null : 'value',
    text(insurance),
    text(code),
    bytesCell(cipher.seal(JSON.stringify(said), rowInQuestionContext(key))),
  ])
}

const text = (cell: Row[number] | undefined) => (cell === null || cell === undefined ? null : String(cell))
