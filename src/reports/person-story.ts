import type { Language } from '../problems.ts'
import { tellCell } from './cell-words.ts'
import { columnWords } from './column-words.ts'
import { evidenceColumn, evidenceLevel } from './evidence-words.ts'
import type {
  CandidateRow,
  InsuranceDecision,
  PersonFacts,
  Provenance,
  ReasonFacts,
  RowReference,
  SourceStatement,
  Verification,
} from './person-facts.ts'
import {
  attributeWords,
  causeWords,
  decisionWords,
  nameMatchWords,
  notInRegisterWords,
  numberMatchWords,
  originWords,
  policyRowWords,
  requiredWords,
  stepWords,
} from './person-words.ts'
import {
  dispositionNames,
  findingWords,
  type InsuranceCode,
  insuranceNames,
  kindWords,
  reasonWords,
  statusWords,
} from './vocabulary.ts'

/** Items in which sources may contradict each other: they are set side by side. */
const comparedColumns = ['AAC002', 'AAC003', 'AAC004', 'AAC006', 'AAC010', 'AAE006', 'AAE005', 'AAB004', 'AAC012']

const colon = (language: Language) => (language === 'zh' ? '：' : ': ')
const comma = (language: Language) => (language === 'zh' ? '，' : ', ')

/** One person's story in words: who, what each source said, how it was linked, what decided, and what is open. */
export function tellStory(facts: PersonFacts, language: Language): string {
  const sections = [
    tellWho(facts, language),
    tellSideBySide(facts.statements, language),
    tellProvenance(facts.provenance, language),
    tellLinks(facts.statements, language),
    tellCandidates(facts.candidates, language),
    tellPolicy(facts, language),
    tellInsurances(facts.insurances, language),
    tellReasons(facts, language),
    tellFindings(facts, language),
    facts.notes.map((note) => `! ${note[language]}`),
  ]
  return `${sections
    .filter((section) => section.length > 0)
    .map((section) => section.join('\n'))
    .join('\n\n')}\n`
}

function tellWho(facts: PersonFacts, language: Language): string[] {
  const zh = language === 'zh'
  const sex = facts.sex === '1' ? (zh ? '男' : 'male') : facts.sex === '2' ? (zh ? '女' : 'female') : ''
  const age = facts.age === null ? '' : zh ? `${facts.asOf} 时 ${facts.age} 岁` : `${facts.age} on ${facts.asOf}`
  const born = facts.birthDate === null ? '' : zh ? `${facts.birthDate} 出生` : `born ${facts.birthDate}`
  const number = facts.number || (zh ? '（没有号码）' : '(no number)')
  const name = facts.name || (zh ? '（没有姓名）' : '(no name)')
  const lines = [`${name}  ${number}`, [sex, born, age].filter(Boolean).join(comma(language))]
  if (facts.notInRegister !== null) {
    const why = notInRegisterWords[facts.notInRegister]![language]
    lines.push(zh ? `不在登记库中：${why}。` : `Not in the register: ${why}.`)
    return lines.filter(Boolean)
  }
  const place = facts.placeNames.join('')
  if (facts.household === 'local') lines.push(zh ? `本地户籍：${place}` : `Household here: ${place}`)
  else lines.push(zh ? '户籍不在本地，在本地参保或领取待遇' : 'Household elsewhere; insured or paid here')
  if (facts.address) lines.push(`${columnWords.AAE006![language]}${colon(language)}${facts.address}`)
  if (facts.phone) lines.push(`${columnWords.AAE005![language]}${colon(language)}${facts.phone}`)
  if (facts.employer) lines.push(`${columnWords.AAB004![language]}${colon(language)}${facts.employer}`)
  const result = dispositionNames[facts.disposition ?? '']?.[language] ?? facts.disposition ?? ''
  lines.push(zh ? `结果：${result}` : `Result: ${result}`)
  if (facts.verifiedAt) lines.push(zh ? `${facts.verifiedAt} 已核实` : `Verified on ${facts.verifiedAt}`)
  return lines.filter(Boolean)
}

function tellSideBySide(statements: readonly SourceStatement[], language: Language): string[] {
  if (statements.length === 0) return []
  const lines = [language === 'zh' ? '各来源怎么说' : 'What each source said']
  for (const column of comparedColumns) {
    const saidBy = groupBySaying(statements, column)
    if (saidBy.length === 0) continue
    lines.push(`  ${columnWords[column]![language]}`)
    for (const { text, rows } of saidBy) {
      lines.push(
        `    ${tellCell(column, text, language)}  ← ${saidBy.length === 1 ? agreement(rows, language) : placesOf(rows, language)}`,
      )
    }
  }
  return lines.length > 1 ? lines : []
}

/** Who says what of an item. Masked texts that look the same and are not get a number each. */
function groupBySaying(statements: readonly SourceStatement[], column: string) {
  const saidBy = new Map<string | number, { text: string; rows: SourceStatement[] }>()
  for (const statement of statements) {
    const cell = statement.cells.find((one) => one.column === column)
    if (cell === undefined || cell.text === '') continue
    const group = saidBy.get(cell.variant ?? cell.text) ?? { text: cell.text, rows: [] }
    group.rows.push(statement)
    saidBy.set(cell.variant ?? cell.text, group)
  }
  const groups = [...saidBy.values()]
  const alike = (text: string) => groups.filter((group) => group.text === text)
  return groups.map((group) => {
    const others = alike(group.text)
    const mark = others.length > 1 ? ` #${others.indexOf(group) + 1}` : ''
    return { text: `${group.text}${mark}`, rows: group.rows }
  })
}

function tellProvenance(provenance: readonly Provenance[], language: Language): string[] {
  const known = provenance.filter(({ run, register }) => (register?.value ?? run.value) !== null)
  if (known.length === 0) return []
  const lines = [language === 'zh' ? '每项信息从哪里来' : 'Where each item came from']
  for (const { column, run, register } of known) {
    const name = columnWords[column]?.[language] ?? insuranceNames[column as InsuranceCode]?.[language] ?? column
    const told = (value: string | null) => (value === null ? '' : tellCell(column, value, language))
    const origin = originWords[run.origin]?.[language] ?? run.origin
    const from = run.rows.length > 0 ? placesOf(run.rows, language) : origin
    const now = register === undefined ? run.value : register.value
    const by = register?.isVerified && register.verified ? tellVerification(register.verified, language) : from
    lines.push(`  ${name}${colon(language)}${told(now)}  ← ${by}`)
    if (!register?.differs || run.value === null) continue
    lines.push(`      ${language === 'zh' ? '比对结果' : 'the run had'}${colon(language)}${told(run.value)}  ← ${from}`)
  }
  return lines
}

function tellVerification({ on, handler, reviewer }: Verification, language: Language): string {
  return language === 'zh'
    ? `${on} 核实（经办 ${handler}，复核 ${reviewer}）`
    : `verified on ${on} (by ${handler}, reviewed by ${reviewer})`
}

function tellLinks(statements: readonly SourceStatement[], language: Language): string[] {
  if (statements.length === 0) return []
  const zh = language === 'zh'
  const lines = [zh ? '每一行怎样关联' : 'How each row was linked']
  for (const statement of statements) {
    lines.push(`  ${placeOf(statement, language)}${colon(language)}${tellLink(statement, language)}`)
    const rest = statement.cells.filter((cell) => !comparedColumns.includes(cell.column) && cell.text !== '')
    const cells = rest.map(
      ({ column, chinese, text }) => `${zh ? chinese : column} ${tellCell(column, text, language)}`,
    )
    if (cells.length > 0) lines.push(`      ${cells.join(zh ? '；' : '; ')}`)
  }
  return lines
}

/** How a row was linked, and why: `自动关联(号码相同,姓名完全相同 (L0))`. */
export function tellLink({ numberMatch, nameMatch, decision, holder }: SourceStatement, language: Language): string {
  const zh = language === 'zh'
  const number = numberMatchWords[numberMatch]?.[language] ?? numberMatch
  const words = nameMatch === null ? '' : (nameMatchWords[nameMatch]?.[language] ?? nameMatch)
  const name = nameMatch === null || nameMatch === 'different' ? words : `${words} (${nameMatch})`
  const how = [number, name].filter(Boolean).join(comma(language))
  const linked = decisionWords[decision]?.[language] ?? decision
  const whose = holder === 'another' ? (zh ? '属于同号的另一人;' : 'of another person of the number; ') : ''
  return zh ? `${whose}${linked}（${how}）` : `${whose}${linked} (${how})`
}

function tellCandidates(candidates: readonly CandidateRow[], language: Language): string[] {
  if (candidates.length === 0) return []
  const zh = language === 'zh'
  const lines = [
    zh
      ? '可能属于此人的行（号码对不上，按其他信息打分；没有计入此人）'
      : 'Rows that may be theirs (no number leads to anybody; scored by what else they say, and not counted for them)',
  ]
  for (const candidate of candidates) {
    lines.push(`  ${placeOf(candidate, language)}${colon(language)}${tellCandidate(candidate, language)}`)
    const cells = candidate.cells.map(
      ({ column, chinese, text }) => `${zh ? chinese : column} ${tellCell(column, text, language)}`,
    )
    if (cells.length > 0) lines.push(`      ${cells.join(zh ? '；' : '; ')}`)
  }
  return lines
}

/** Why a row may be the person's: `很可能是（18.3 分）：姓名 相同，电话 差 1 处`. */
export function tellCandidate({ likely, score, evidence }: CandidateRow, language: Language): string {
  const zh = language === 'zh'
  const said = evidence
    .filter(({ level }) => level !== 'missing')
    .map(({ column, level }) => `${evidenceColumn(column)[language]} ${evidenceLevel(level)[language]}`)
  const points = (score / 1000).toFixed(1)
  const how = zh
    ? `${likely ? '很可能是' : '可能是'}（${points} 分）`
    : `${likely ? 'likely' : 'possible'} (${points} points)`
  return `${how}${colon(language)}${said.join(comma(language))}`
}

function tellPolicy(facts: PersonFacts, language: Language): string[] {
  const { policy } = facts
  if (policy === null) return []
  const zh = language === 'zh'
  const note = zh ? (policyRowWords[policy.row] ?? policy.note) : policy.note
  const lines = [
    zh ? '按哪条规则' : 'Which rule decided',
    zh ? `  规则表 ${policy.row}：${note}` : `  Row ${policy.row} of the policy table: ${note}`,
  ]
  if (policy.terms.length === 0) lines.push(zh ? '    前面各行都不符合' : '    no row before it holds')
  for (const { term, value, evidence } of policy.terms) {
    const attribute = /[a-z_]+/.exec(term.replace(/^not /, ''))?.[0] ?? term
    const words = attributeWords[attribute]?.[language] ?? attribute
    const from = evidence && evidence.length > 0 ? `  ← ${placesOf(evidence, language)}` : ''
    const told = value === undefined ? '' : `${colon(language)}${valueWords(value, language)}`
    lines.push(`    ${words}${told}  [${term}]${from}`)
  }
  return lines
}

function tellInsurances(insurances: readonly InsuranceDecision[], language: Language): string[] {
  if (insurances.length === 0) return []
  const zh = language === 'zh'
  const lines = [zh ? '五项保险' : 'The five insurances']
  for (const entry of insurances) {
    const name = insuranceNames[entry.insurance][language]
    const required = requiredWords[entry.required]![language]
    const step = entry.step === undefined ? undefined : stepWords[entry.step]?.[language]
    const from = entry.evidence && entry.evidence.length > 0 ? `  ← ${placesOf(entry.evidence, language)}` : ''
    const place = entry.place
      ? zh
        ? `，参保地 ${tellCell('AAB301', entry.place, language)}`
        : `, in ${entry.place}`
      : ''
    const head = zh ? `${name}（${required}）` : `${name} (${required})`
    lines.push(`  ${head}${colon(language)}${entry.code} ${statusWords(entry.code)[language]}${place}`)
    if (step !== undefined) lines.push(`      ${zh ? '依据' : 'because'}${colon(language)}${step}${from}`)
  }
  return lines
}

function tellReasons(facts: PersonFacts, language: Language): string[] {
  const zh = language === 'zh'
  if (facts.notInRegister !== null) return []
  if (facts.reasons.length === 0) return [zh ? '没有需要核实的事项。' : 'Nothing is open.']
  const lines = [zh ? '为什么要核实，还有什么没有弄清' : 'Why to ask, and what is open']
  for (const reason of facts.reasons) lines.push(...tellReason(reason, language))
  if (facts.ask === 'visit') lines.push(zh ? '  核实方式：入户调查' : '  How: by a visit')
  if (facts.ask === 'desk')
    lines.push(zh ? '  核实方式：工作人员查档案裁定' : '  How: a clerk rules on it from the records')
  return lines
}

function tellReason(reason: ReasonFacts, language: Language): string[] {
  const zh = language === 'zh'
  const details = [
    ...(reason.insurances ?? []).map((insurance) => insuranceNames[insurance][language]),
    ...(reason.columns ?? []).map((column) => columnWords[column]?.[language] ?? column),
  ]
  const head = reasonWords(reason.reason)[language]
  const lines = [details.length > 0 ? `  ${head}${colon(language)}${details.join(zh ? '、' : ', ')}` : `  ${head}`]
  for (const { cause, rows } of reason.causes ?? []) {
    const from = rows.length > 0 ? `  ← ${placesOf(rows, language)}` : ''
    lines.push(`    ${causeWords[cause][language]}${from}`)
  }
  return lines
}

function tellFindings(facts: PersonFacts, language: Language): string[] {
  if (facts.findings.length === 0) return []
  const lines = [language === 'zh' ? '数据中发现的问题' : 'What is wrong in the data']
  for (const finding of facts.findings) {
    const words = findingWords(finding.code)
    const insurance = insuranceNames[finding.insurance as InsuranceDecision['insurance']]?.[language] ?? ''
    const from = finding.rows.length > 0 ? `  ← ${placesOf(finding.rows, language)}` : ''
    lines.push(
      `  ${[words[language], insurance].filter(Boolean).join(' · ')}${colon(language)}${words.means[language]}${from}`,
    )
  }
  return lines
}

function valueWords(value: string, language: Language): string {
  if (value === 'true') return language === 'zh' ? '是' : 'yes'
  if (value === 'false') return language === 'zh' ? '否' : 'no'
  if (value === '') return language === 'zh' ? '不详（按 16–59 岁对待）' : 'unknown (treated as 16 to 59)'
  return value
}

function placesOf(rows: readonly RowReference[], language: Language): string {
  const zh = language === 'zh'
  const byFile = new Map<string, RowReference[]>()
  for (const row of rows) byFile.set(`${row.kind} ${row.file}`, [...(byFile.get(`${row.kind} ${row.file}`) ?? []), row])
  return [...byFile.values()]
    .map((own) => {
      const numbers = own.map(({ row }) => row).join(zh ? '、' : ', ')
      return own.length === 1 ? placeOf(own[0]!, language) : placeOf(own[0]!, language, numbers)
    })
    .join(zh ? '、' : ', ')
}

/** Who says what nobody contradicts. */
function agreement(rows: readonly SourceStatement[], language: Language): string {
  const kinds = [...new Set(rows.map(({ kind }) => kindWords(kind)[language]))]
  if (rows.length < 3) return placesOf(rows, language)
  return language === 'zh'
    ? `${rows.length} 行一致：${kinds.join('、')}`
    : `${rows.length} rows agree: ${kinds.join(', ')}`
}

function placeOf(row: RowReference, language: Language, numbers = String(row.row)): string {
  const kind = kindWords(row.kind)[language]
  return language === 'zh' ? `${kind} ${row.file} 第 ${numbers} 行` : `${kind} ${row.file} row ${numbers}`
}
