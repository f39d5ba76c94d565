import type { PersonDecision, PersonRecord } from '../../../api/schema.ts'
import type { Language } from '../../parts/language-name.ts'
import { codeText, insuranceWords, same } from '../../parts/words.ts'

type Words = readonly [zh: string, en: string]

export const kindWords: Readonly<Record<PersonDecision['kind'], Words>> = {
  verify: ['核实', 'Verify'],
  merge: ['合并', 'Merge'],
  unmerge: ['撤销合并', 'Undo a merge'],
  visit: ['转入户调查', 'To be visited'],
  row: ['记录认定', 'Whose a row is'],
  unrule: ['撤销记录认定', 'Take back a ruling'],
}

/** What a decision says of a row: that it is the person's or not, or that this was said wrongly. */
export function rulingWords({ kind }: Pick<PersonDecision, 'kind'>, ruling: 'same' | 'different'): Words {
  if (kind === 'unrule')
    return ruling === 'same' ? ['撤销“是本人”', 'no longer theirs'] : ['撤销“不是本人”', 'open again']
  return ruling === 'same' ? ['是本人', 'theirs'] : ['不是本人', 'not theirs']
}

const fieldWords: Readonly<Record<string, Words>> = {
  ...insuranceWords,
  AAC004: ['性别', 'sex'],
  AAC006: ['出生日期', 'birth date'],
  AAC010: ['户口所在地', 'place of household'],
  AAE006: ['常住所在地地址', 'address'],
  AAE005: ['联系电话', 'phone'],
  AAC012: ['个人身份', 'personal status'],
  AAB004: ['单位名称', 'employer'],
}

/** What a column that was verified is called. */
export const fieldText = (field: string): Words => fieldWords[field] ?? same(field)

/** What the register has in that column, as it is shown to everybody: masked. */
export function registeredText(person: PersonRecord, field: string, language: Language): string {
  if (field === 'AAC006') return person.birthYear === null ? '—' : String(person.birthYear)
  if (field === 'AAC004') return codeText(field, person.sex, language)
  if (field === 'AAE005') return person.phone ?? '—'
  if (field === 'AAE006') return person.address ?? '—'
  if (field in insuranceWords) return codeText(field, person.codes[field] ?? null, language)
  return codeText(field, person.indicators[field] ?? null, language)
}
