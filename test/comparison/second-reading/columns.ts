import { type Insurance, insurances, type KindName } from './shapes.ts'

/**
 * The columns of each kind in the order of the contract's table, one word each:
 * `*` required, `!` must be filled, `:date` `:month` `:division` typed, `:CODE` a code table below.
 */
const columnWords: Record<KindName, string> = {
  household:
    'AAC002* AAC003* AAC004:sex AAC006:date AAB299*:division AAC010 AAE006 AAC301:division AAC009:AAC009 AAB401 AAC005 ' +
    'AAE005 former_name relation father mother spouse police_status:police',
  enrolment:
    'AAC001* AAC002* AAC003* AAE140* AAB301*:division AAC008:AAC008 AAC031:AAC031 status_code AAB001 AAB998 AAB004 ' +
    'AAB019:AAB019 AAC030:date AAE035:date AAC012:AAC012 AAC084:AAC084 AAE005 AAE006 AAC010 AAC009:AAC009',
  benefit: 'AAC001 AAC002* AAC003* AAE140* AAB301*:division AAE041*:month AAE042:month AAE116:paid',
  employment: 'AAC002* AAC003* AAB998 AAB001 AAB004* AAB019:AAB019 AAE030:date AAE031:date',
  salary: 'AAC002* AAC003* AAB998 AAB004* AAB019:AAB019 AAE041*:month',
  establishment: 'AAC002* AAC003* AAB998 AAB004* AAB019:AAB019 AAC012:AAC012',
  unit: 'AAB998* AAB004* AAB019:AAB019 AAB301:division state:unitState AAE005',
  student: 'AAC002* AAC003* school AAE030:date AAE031:date state:studentState',
  death: 'AAC002* AAC003* death_date*:date',
  absence: 'AAC002* AAC003* reason* AAE030:date AAE031:date',
  assistance: 'AAC002* AAC003* category* AAE030:date AAE031:date',
  card: 'AAC002* AAC003* AAE005 AAE006',
  elsewhere: 'AAC002* AAC003* AAE140* AAB301*:division AAC008:AAC008 AAC031:AAC031 status_code',
  verified:
    'AAC002*! AAC003* verified_at*:date AAC004:sex AAC006:date AAC010 AAE006 AAE005 AAC012:AAC012 AAB004 ' +
    'AIC003:AIC003 AKC003:AKC003 ALC003:ALC003 AJC003:AJC003 AMC003:AMC003',
  ruling: 'code* number_a*! name_a* number_b name_b decision* decided_at*:date',
}

const elsewhereAndMissing = '81 82 91 92 93 94 95'

/** Insured codes 11–50 of each insurance. */
export const insuredCodes: Record<Insurance, string[]> = {
  AIC003: '11 12 13 14 15'.split(' '),
  AKC003: '21 22 23 24 25 26 27'.split(' '),
  ALC003: ['30'],
  AJC003: ['40'],
  AMC003: ['50'],
}

/** What an optional coded column may hold; anything else empties the cell. */
export const codeTables: Record<string, Set<string>> = {
  sex: codes('1 2'),
  police: codes('0 1 2 3 4 6 7 8 9'),
  AAC008: codes('0 1 2 3 4'),
  AAC031: codes('1 2 3'),
  AAC084: codes('0 1'),
  paid: codes('1 2'),
  unitState: codes('1 2 3'),
  studentState: codes('0 1'),
  AAC009: codes('10 11 12 20 21 22 30 31 32 33 34 40 41 42 50 51 52'),
  AAC012: codes('11 12 13 17 21 24 27 31 37 51 54 70 80 90'),
  AAB019: codes('10 30 50 55 56 57 70 80 81 82 83 84 85 86 90 91 93 94 95 96 99'),
  ...Object.fromEntries(
    insurances.map((insurance) => [insurance, codes(`${insuredCodes[insurance].join(' ')} ${elsewhereAndMissing}`)]),
  ),
}

export interface Column {
  name: string
  required: boolean
  filled: boolean
  type: 'text' | 'date' | 'month' | 'division' | 'code'
  table: string
}

export const columnsOf = Object.fromEntries(
  Object.entries(columnWords).map(([kind, words]) => [kind, words.split(' ').map(readColumn)]),
) as Record<KindName, Column[]>

/** AAE140 to the insurance and the code it gives when the row does not name one. */
export const schemes: Record<string, { insurance: Insurance; code: string }> = {
  '110': { insurance: 'AIC003', code: '11' },
  '120': { insurance: 'AIC003', code: '13' },
  '170': { insurance: 'AIC003', code: '12' },
  '190': { insurance: 'AIC003', code: '14' },
  '180': { insurance: 'AIC003', code: '15' },
  '310': { insurance: 'AKC003', code: '21' },
  '390': { insurance: 'AKC003', code: '27' },
  '320': { insurance: 'AKC003', code: '24' },
  '410': { insurance: 'ALC003', code: '30' },
  '210': { insurance: 'AJC003', code: '40' },
  '510': { insurance: 'AMC003', code: '50' },
}

function readColumn(word: string): Column {
  const [, name, marks, type] = /^(\w+)([*!]*)(?::(\w+))?$/.exec(word)!
  const known = type === 'date' || type === 'month' || type === 'division'
  return {
    name: name!,
    required: marks!.includes('*'),
    filled: marks!.includes('!'),
    type: type === undefined ? 'text' : known ? type : 'code',
    table: type ?? '',
  }
}

function codes(words: string): Set<string> {
  return new Set(words.split(' '))
}
