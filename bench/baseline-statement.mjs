/** Schemes (AAE140) of the five insurances, in the order AIC003, AKC003, ALC003, AJC003, AMC003. */
const insurances = [
  { name: 'pension', schemes: ['110', '120', '170', '180', '190'] },
  { name: 'medical', schemes: ['310', '320', '390'] },
  { name: 'injury', schemes: ['410'] },
  { name: 'unemployment', schemes: ['210'] },
  { name: 'maternity', schemes: ['510'] },
]

const householdColumns = [
  'AAC002',
  'AAC003',
  'AAC004',
  'AAC006',
  'AAB299',
  'AAC010',
  'AAE006',
  'AAC009',
  'AAE005',
  'police_status',
]
const enrolmentColumns = ['AAC002', 'AAC003', 'AAE140', 'AAB301', 'AAC008', 'AAC031', 'AAC001', 'AAC030']

/**
 * One statement, as somebody would write it who only had to join: reads the household and enrolment files, joins them
 * five ways on the number as it stands, and writes Parquet. No checking, no normalising, no names, no rules.
 */
export function baselineStatement(files, target) {
  const of = (kind, columns) =>
    files
      .filter((file) => file.kind === kind)
      .map((file) => select(file, columns))
      .join('\n  UNION ALL ')
  const taken = ['AAE140', 'AAB301', 'AAC008', 'AAC031', 'AAC001']
  return `COPY (
WITH household AS (
  ${of('household', householdColumns)}
), enrolment AS (
  ${of('enrolment', enrolmentColumns)}
)
SELECT h.*, ${insurances.flatMap(({ name }) => taken.map((column) => `${name}.${column} AS ${name}_${column}`)).join(', ')}
FROM household h
${insurances.map(({ name, schemes }) => `LEFT JOIN enrolment ${name} ON ${name}.AAC002 = h.AAC002 AND ${name}.AAE140 IN (${schemes.map((scheme) => `'${scheme}'`).join(', ')})`).join('\n')}
) TO '${target.replaceAll("'", "''")}' (FORMAT parquet)`
}

/** '无' and '/' stand for no number: as values they would join every such row with every other. */
function select({ path, delimiter, headers }, columns) {
  const named = columns.map((column) => `"${headers[column].replaceAll('"', '""')}" AS ${column}`)
  const file = path.replaceAll("'", "''")
  return `SELECT ${named.join(', ')} FROM read_csv('${file}', header = true, all_varchar = true, delim = '${delimiter}', quote = '"', escape = '"', nullstr = ['', '无', '/'])`
}
