import type { Language } from '../problems.ts'
import { csvLine } from './csv-text.ts'
import { type Cell, cellPeople, type FigureTables } from './quarterly-cells.ts'
import type { RowStream } from './query.ts'
import { dispositionNames, reasonWords, statusWords } from './vocabulary.ts'

/** The columns of the list behind a figure: the contract's code, the Chinese head. */
const columns: readonly [string, string][] = [
  ['AAC002', '公民身份号码'],
  ['AAC003', '姓名'],
  ['AAC004', '性别'],
  ['AAC006', '出生日期'],
  ['household', '户籍'],
  ['AAB299', '户籍地区划'],
  ['AAC010', '户口所在地'],
  ['AAE006', '常住所在地地址'],
  ['AAE005', '联系电话'],
  ['AAB004', '工作单位'],
  ['AIC003', '养老保险'],
  ['AKC003', '医疗保险'],
  ['ALC003', '工伤保险'],
  ['AJC003', '失业保险'],
  ['AMC003', '生育保险'],
  ['disposition', '处理结果'],
  ['reasons', '需核实原因'],
  ['ask', '核实方式'],
  ['rule', '规则'],
  ['verified_at', '核实日期'],
  ['person_key', '人员标识'],
]

/**
 * The people behind a figure as CSV, in chunks of text, ordered by division and number. In Chinese with Chinese heads
 * and codes in words, for a clerk; in English with the contract's column codes and plain codes, for programs.
 */
export async function* listCell(
  cell: Cell,
  tables: FigureTables,
  stream: RowStream,
  language: Language,
): AsyncGenerator<{ text: string; people: number }> {
  const heads =
    language === 'zh' ? ['报表城市', ...columns.map(([, head]) => head)] : ['city', ...columns.map(([c]) => c)]
  yield { text: csvLine(heads), people: 0 }
  for await (const rows of stream(listStatement(cell, tables))) {
    let text = ''
    for (const row of rows) {
      const cells = row.map((value) => (value === null || value === undefined ? '' : String(value)))
      text += csvLine(language === 'zh' ? inWords(cells) : cells)
    }
    yield { text, people: rows.length }
  }
}

/** The people behind a figure as one JSON document: `{"city", "column", "people": [{…}]}`, in chunks of text. */
export async function* listCellAsJson(cell: Cell, tables: FigureTables, stream: RowStream): AsyncGenerator<string> {
  const names = ['city', ...columns.map(([column]) => column)]
  yield `{"city":${JSON.stringify(cell.city)},"column":${cell.column},"people":[`
  let first = true
  for await (const rows of stream(listStatement(cell, tables))) {
    let text = ''
    for (const row of rows) {
      const person = Object.fromEntries(names.map((name, at) => [name, row[at] ?? null]))
      text += `${first ? '' : ','}\n${JSON.stringify(person)}`
      first = false
    }
    yield text
  }
  yield '\n]}\n'
}

function listStatement(cell: Cell, tables: FigureTables): string {
  const selected = columns.map(([column]) =>
    column === 'reasons' ? "array_to_string(p.reasons, ';')" : `CAST(p.${column} AS VARCHAR)`,
  )
  return `SELECT c.reporting_city, ${selected.join(', ')}
    FROM (${cellPeople(cell, tables)}) c JOIN ${tables.persons} p ON p.person_key = c.person_key
    ORDER BY c.reporting_city, p.AAB299, p.AAB401, p.AAC002, p.person_key`
}

function inWords(cells: string[]): string[] {
  return cells.map((cell, at) => {
    const column = at === 0 ? '' : columns[at - 1]![0]
    if (cell === '') return ''
    if (/^A[IKLJM]C003$/.test(column)) return `${cell} ${statusWords(cell).zh}`
    if (column === 'AAC004') return cell === '1' ? '男' : cell === '2' ? '女' : cell
    if (column === 'household') return cell === 'local' ? '本地' : '非本地'
    if (column === 'disposition') return dispositionNames[cell]?.zh ?? cell
    if (column === 'ask') return cell === 'visit' ? '入户调查' : '查档案'
    if (column === 'reasons')
      return cell
        .split(';')
        .map((reason) => reasonWords(reason).zh)
        .join(';')
    return cell
  })
}
