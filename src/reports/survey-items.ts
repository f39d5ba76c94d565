import { sqlText } from './query.ts'
import { insuranceCodes, insuranceNames, reasonNames, statusCodes, statusWords } from './vocabulary.ts'

/**
 * The items of 全民参保登记表 (人社厅发〔2015〕44号 附件1) that a survey list pre-fills from persons.parquet. Items that
 * only the visit can answer stay empty. The engine writes each person's cells as one CSV text: read cell by cell into
 * JavaScript, the lists of a million people took longer than the comparison's own steps (28 µs a person against 8 µs).
 */

interface Item {
  head: string
  /** An SQL expression for the cell's text; null counts as empty. */
  sql: string
  /** Whether the text comes from outside and may hold anything. */
  free?: boolean
}

const employmentWords = {
  employed: '1 已单位就业',
  preschool: '2 学龄前',
  student: '2 在校学生',
  retired: '2 离退休或已领取养老待遇',
  flexible: '2 灵活就业/个体',
}

const statusTexts = Object.fromEntries(statusCodes.map((code) => [code, `${code} ${statusWords(code).zh}`]))
const reasonTexts = Object.fromEntries(Object.entries(reasonNames).map(([code, words]) => [code, words.zh]))

const formItems: readonly Item[] = [
  { head: '姓名', sql: 'AAC003', free: true },
  { head: '公民身份号码', sql: 'AAC002', free: true },
  { head: '性别', sql: choose('CAST(AAC004 AS VARCHAR)', { '1': '男', '2': '女' }) },
  { head: '出生日期', sql: 'CAST(AAC006 AS VARCHAR)' },
  { head: '户口簿编号', sql: 'AAB401', free: true },
  { head: '就业状态', sql: choose('employment_status', employmentWords) },
  { head: '工作单位全称', sql: 'AAB004', free: true },
  { head: '户口所在地', sql: 'AAC010', free: true },
  { head: '常住所在地地址', sql: 'AAE006', free: true },
  { head: '联系电话(手机)', sql: 'AAE005', free: true },
  ...insuranceCodes.map((insurance) => ({
    head: `现参保情况:${insuranceNames[insurance].zh}`,
    sql: choose(insurance, statusTexts),
  })),
  {
    head: '未参保原因',
    sql: joined([
      [anyMissingWith('91'), '个人未参保'],
      [anyMissingWith('92'), '单位未予参保'],
      [`'93' IN (${insuranceCodes.join(', ')})`, '参军、出国、判刑等'],
      [anyMissingWith('94'), '中断'],
    ]),
  },
  {
    head: '异地参保',
    sql: joined([
      [`'81' IN (${insuranceCodes.join(', ')})`, '省内'],
      [`'82' IN (${insuranceCodes.join(', ')})`, '省外'],
    ]),
  },
  {
    head: '需核实原因',
    sql: joined(
      Object.entries(reasonTexts).map(([code, words]) => [`list_contains(reasons, ${sqlText(code)})`, words]),
    ),
  },
  {
    head: '应参未参险种',
    sql: joined(insuranceCodes.map((insurance) => [isMissing(insurance), insuranceNames[insurance].zh])),
  },
  {
    head: '缺失信息',
    sql: joined(
      [
        ['AAC002', '公民身份号码'],
        ['AAC003', '姓名'],
        ['AAC004', '性别'],
        ['AAC006', '出生日期'],
        ['AAC010', '户口所在地'],
        ['AAE006', '常住所在地地址'],
        ['AAE005', '联系电话'],
      ].map(([column, words]) => [`coalesce(CAST(${column} AS VARCHAR), '') = ''`, words!]),
    ),
  },
  { head: '核实结果', sql: "''" },
  { head: '备注', sql: "''" },
  { head: '人员标识', sql: 'person_key', free: true },
]

/** The heads of a survey list; the first six are written per village, the others are the form's items. */
export const surveyHeads: readonly string[] = [
  '序号',
  '省(自治区、直辖市)',
  '市(州)',
  '县(市、区)',
  '镇(街道)',
  '村(社区)',
  ...formItems.map((item) => item.head),
]

/** Bytes of a line of `surveyStatement` before the cells: the digits of the village, blanks behind them. */
export const villageBytes = 12

/** For a village that no digit is known of. */
const unknownVillage = 'unknown'

/**
 * The statement behind the lists: lines of the village and of the form's items as CSV, without a line end, for local people
 * to visit, village by village and household by household.
 */
export function surveyStatement(persons: string): string {
  const cells = (isPlain: boolean) =>
    formItems.map(({ sql, free }) => (free && !isPlain ? csvText(sql) : `coalesce(${sql}, '')`)).join(', ')
  // Hardly anybody's cells have anything to guard: looking once at all of them is cheaper than at each.
  const free = formItems.filter((item) => item.free).map(({ sql }) => sql)
  const special = `regexp_matches(concat_ws(chr(1), '', ${free.join(', ')}), '[,"\\r\\n]|\\x01[=+\\-@\\t\\r＝＋－＠]')`
  const village = `coalesce(NULLIF(regexp_extract(AAB299, '^[0-9]{1,${villageBytes}}'), ''), '${unknownVillage}')`
  return `SELECT rpad(village, ${villageBytes}, ' ') || CASE WHEN ${special} THEN concat_ws(',', ${cells(false)}) ELSE concat_ws(',', ${cells(true)}) END AS line
    FROM (SELECT *, ${village} AS village FROM ${persons} WHERE household = 'local' AND ask = 'visit') p
    ORDER BY village, AAB401, AAC002, person_key`
}

/** csvCell of csv-text.ts as an SQL expression. */
function csvText(column: string): string {
  const text = `coalesce(CAST(${column} AS VARCHAR), '')`
  // Not IN, of which the engine makes a join of every cell as soon as five words stand in it.
  const begins = `${text} <> '' AND contains(${sqlText('=+-@\t\r＝＋－＠')}, left(${text}, 1))`
  const safe = `(CASE WHEN ${begins} AND NOT regexp_full_match(${text}, '[+-][0-9]+(\\.[0-9]+)?')
    THEN '''' || ${text} ELSE ${text} END)`
  const special = [',', '"', '\r', '\n'].map((character) => `contains(${text}, ${sqlText(character)})`).join(' OR ')
  return `(CASE WHEN ${special} THEN '"' || replace(${safe}, '"', '""') || '"' ELSE ${safe} END)`
}

function choose(expression: string, texts: Record<string, string>): string {
  const cases = Object.entries(texts).map(([code, words]) => `WHEN ${sqlText(code)} THEN ${sqlText(words)}`)
  return `(CASE ${expression} ${cases.join(' ')} ELSE '' END)`
}

/** The words whose condition holds, with 、 between them. */
function joined(words: readonly (readonly [string, string])[]): string {
  const cases = words.map(([condition, text]) => `CASE WHEN ${condition} THEN ${sqlText(text)} END`)
  return `concat_ws('、', ${cases.join(', ')})`
}

function isMissing(insurance: string): string {
  return `(${insurance} IN ('91', '92', '94') AND list_contains(required, '${insurance}'))`
}

/** Of the insurances that are required and missing, whether one has this code. */
function anyMissingWith(code: string): string {
  return `(${insuranceCodes.map((insurance) => `(${insurance} = '${code}' AND ${isMissing(insurance)})`).join(' OR ')})`
}
