import type { Said } from './vocabulary.ts'

/** Columns of scored linking in words. */
const columns: Record<string, Said> = {
  name: { zh: '姓名', en: 'name' },
  birth: { zh: '出生日期', en: 'birth date' },
  sex: { zh: '性别', en: 'sex' },
  region: { zh: '号码前六位', en: 'region of the number' },
  tail: { zh: '号码后四位', en: 'last digits of the number' },
  phone: { zh: '电话', en: 'phone' },
  family: { zh: '同户人的电话或号码', en: 'phone or number of the household' },
  address: { zh: '住址', en: 'address' },
  personal: { zh: '人员编号', en: 'personal number' },
  employer: { zh: '单位', en: 'employer' },
  county: { zh: '县区', en: 'county' },
}

export const evidenceColumn = (column: string): Said => columns[column] ?? { zh: column, en: column }

/** Rungs of the ladder of names (contract, outputs.md), each with those below. */
const rungs: Record<string, Said> = {
  '3': { zh: '同名异写', en: 'written in another form' },
  '4': { zh: '同名异写或缺字', en: 'in another form, or with a character unknown' },
  '5': { zh: '曾用名', en: 'a former name' },
  '6': { zh: '同音或差一字', en: 'sounds the same, or one character differs' },
}

/** A level of agreement in words. */
export function evidenceLevel(level: string): Said {
  const [word, count] = level.split(' ')
  switch (word) {
    case 'same':
      return { zh: '相同', en: 'same' }
    case 'different':
      return { zh: '不同', en: 'different' }
    case 'missing':
      return { zh: '缺', en: 'missing' }
    case 'edits':
      return { zh: `差 ${count} 处`, en: `${count} edit${count === '1' ? '' : 's'} apart` }
    case 'places':
      return { zh: `差 ${count} 字`, en: `${count} character${count === '1' ? '' : 's'} apart` }
    case 'ladder':
      return rungs[count ?? ''] ?? { zh: level, en: level }
    case 'starts':
      return { zh: `前 ${count} 字相同`, en: `first ${count} characters` }
    default:
      return { zh: level, en: level }
  }
}
