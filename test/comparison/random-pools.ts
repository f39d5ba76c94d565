import fc from 'fast-check'
import { checkDigit } from '../../src/standards/identity-number.ts'
import { creditCheckDigit } from '../../src/standards/unit-number.ts'

/** Small pools of invented people, places and units, so that numbers, names and phones collide all the time. */
export interface InventedPerson {
  number: string
  name: string
  former: string
}

function citizen(region: string, birth: string, sequence: string): string {
  const first17 = `${region}${birth}${sequence}`
  return first17 + checkDigit(first17)
}

/** People whose numbers lie close together, share names, or are no citizens' numbers. */
export const inventedPeople: InventedPerson[] = [
  { number: citizen('520322', '19800101', '001'), name: '李大山', former: '李小石' },
  { number: citizen('520322', '19800101', '011'), name: '李大山', former: '' },
  { number: citizen('520322', '19800101', '013'), name: '李大珊', former: '李大山' },
  { number: citizen('520321', '19751212', '102'), name: '萧红梅', former: '王红梅' },
  { number: citizen('522121', '19751212', '122'), name: '肖红梅', former: '' },
  { number: citizen('520303', '19900630', '450'), name: '欧阳娜娜', former: '欧阳娜' },
  { number: citizen('522101', '19520229', '003'), name: '吕秀英', former: '' },
  { number: citizen('520302', '20060901', '227'), name: '张伟', former: '张玮' },
  { number: citizen('520302', '20130214', '029'), name: '张玮', former: '' },
  { number: citizen('520302', '19991231', '996'), name: '王芳', former: '' },
  { number: citizen('520123', '19880808', '188'), name: '龙云海', former: '龙海' },
  { number: citizen('520102', '19490507', '333'), name: '赵一曼', former: '李一曼' },
  { number: citizen('500103', '19851111', '501'), name: '邱少安', former: '' },
  { number: citizen('510104', '19560203', '505'), name: '单雄信', former: '' },
  { number: citizen('520322', '20011010', '610'), name: '阿依古丽·买买提江·吐尔逊', former: '' },
  { number: citizen('520326', '19950405', '711'), name: '阿依古丽·买买提江·吐尔地', former: '' },
  { number: citizen('520382', '19610718', '008'), name: '代喆', former: '戴哲' },
  { number: citizen('520382', '19610718', '028'), name: '戴哲', former: '' },
  { number: citizen('810000', '19790909', '011'), name: '陈锺', former: '' },
  { number: citizen('917840', '19830303', '017'), name: 'SMITH JOHN', former: '' },
  { number: 'E12345678', name: 'MARY ANN', former: '' },
  { number: 'USA520098010111', name: '戶山', former: '' },
]

const citizens15 = (number: string) =>
  number.length === 18 && number.slice(6, 8) === '19' ? `${number.slice(0, 6)}${number.slice(8, 17)}` : number
const replaceAt = (number: string, index: number, character: string) =>
  `${number.slice(0, index)}${character}${number.slice(index + 1)}`
const nextDigit = (number: string, index: number) =>
  replaceAt(number, index, String((Number(number[index]) + 1 || 0) % 10))
const swapAt = (number: string, index: number) =>
  `${number.slice(0, index)}${number[index + 1] ?? ''}${number[index] ?? ''}${number.slice(index + 2)}`
const fullWidth = (text: string) =>
  [...text].map((character) => String.fromCodePoint(character.codePointAt(0)! + 0xfee0)).join('')

/** What becomes of a number on its way: writing, damage that can be repaired, damage that cannot. */
const numberDamage: Array<{ weight: number; damage: (number: string) => string }> = [
  { weight: 30, damage: (number) => number },
  { weight: 3, damage: (number) => ` ${number.toLowerCase()}` },
  { weight: 1, damage: (number) => `'${number}\u200b` },
  { weight: 1, damage: (number) => (/^\w+$/.test(number) ? fullWidth(number) : number) },
  { weight: 6, damage: citizens15 },
  { weight: 2, damage: (number) => number.replace('0', 'O') },
  { weight: 1, damage: (number) => number.replaceAll('1', 'l') },
  { weight: 2, damage: (number) => number.replace(/X$/, '×') },
  { weight: 3, damage: (number) => nextDigit(number, 3) },
  { weight: 1, damage: (number) => nextDigit(number, 11) },
  { weight: 3, damage: (number) => nextDigit(number, 14) },
  { weight: 3, damage: (number) => nextDigit(number, number.length - 1) },
  { weight: 1, damage: (number) => nextDigit(nextDigit(number, 2), 15) },
  { weight: 1, damage: (number) => nextDigit(nextDigit(nextDigit(number, 2), 4), 15) },
  { weight: 2, damage: (number) => swapAt(number, 4) },
  { weight: 2, damage: (number) => swapAt(number, 15) },
  { weight: 3, damage: (number) => number.slice(0, -1) },
  { weight: 1, damage: (number) => `${number}0` },
  { weight: 1, damage: (number) => nextDigit(citizens15(number), 2) },
  { weight: 2, damage: () => '' },
  { weight: 1, damage: () => '无' },
  { weight: 1, damage: () => '/' },
  { weight: 1, damage: () => '111111111111111111' },
  { weight: 1, damage: () => '3.52E+17' },
]

const otherForms: Record<string, string> = {
  萧: '肖',
  肖: '蕭',
  吕: '呂',
  张: '張',
  龙: '龍',
  赵: '趙',
  邱: '丘',
  单: '單',
  代: '戴',
  戴: '代',
  陈: '陳',
  戶: '户',
  锺: '钟',
  喆: '哲',
  欧: '歐',
  云: '雲',
}
const homophones: Record<string, string> = {
  山: '珊',
  梅: '眉',
  娜: '纳',
  英: '瑛',
  伟: '玮',
  芳: '方',
  海: '孩',
  曼: '蔓',
}
const swapCharacters = (name: string, table: Record<string, string>) =>
  [...name].map((character) => table[character] ?? character).join('')
const withLast = (name: string, last: string) => [...name].slice(0, -1).join('') + last

/** What becomes of a name on its way. */
const nameDamage: Array<{ weight: number; damage: (person: InventedPerson) => string }> = [
  { weight: 34, damage: ({ name }) => name },
  { weight: 2, damage: ({ name }) => `${name}\u3000` },
  { weight: 2, damage: ({ name }) => name.replace(/^./u, '$& ') },
  { weight: 2, damage: ({ name }) => name.replaceAll('·', '•').toLowerCase() },
  { weight: 1, damage: ({ name }) => name.replaceAll('·', '') },
  { weight: 4, damage: ({ name }) => swapCharacters(name, otherForms) },
  { weight: 2, damage: ({ name }) => withLast(name, '?') },
  { weight: 1, damage: ({ name }) => withLast(name, '\ue000') },
  { weight: 1, damage: ({ name }) => name.replace('山', 'SHAN').replace('红', 'hong') },
  { weight: 3, damage: ({ name }) => [...name].slice(0, 10).join('') },
  { weight: 4, damage: ({ name }) => swapCharacters(name, homophones) },
  { weight: 2, damage: ({ name }) => withLast(name, '华') },
  { weight: 3, damage: ({ former, name }) => former || name },
  { weight: 4, damage: () => '周不同' },
  { weight: 2, damage: () => '李大山' },
  { weight: 2, damage: () => '' },
]

const byWeight = <T>(choices: Array<{ weight: number; damage: T }>) =>
  fc.oneof(...choices.map(({ weight, damage }) => ({ weight, arbitrary: fc.constant(damage) })))

/** AAC002 and AAC003 of somebody, in whatever state they arrive. */
export const someone: fc.Arbitrary<{ person: InventedPerson; AAC002: string; AAC003: string }> = fc
  .record({
    person: fc.constantFrom(...inventedPeople),
    damageNumber: byWeight(numberDamage),
    damageName: byWeight(nameDamage),
  })
  .map(({ person, damageNumber, damageName }) => ({
    person,
    AAC002: damageNumber(person.number),
    AAC003: damageName(person),
  }))

export interface InventedUnit {
  AAB998: string
  AAB001: string
  AAB004: string
}

function credit(first17: string): string {
  return first17 + creditCheckDigit(first17)
}

/** Employers by number and name, by name alone, by the local number alone, under an invalid number, and none. */
export const inventedUnits: InventedUnit[] = [
  { AAB998: credit('91520302MA6DL0001'), AAB001: 'U1', AAB004: '红花机械厂' },
  { AAB998: credit('91520302MA6DL0001'), AAB001: '', AAB004: '' },
  { AAB998: credit('92520322MA6DL0002'), AAB001: '', AAB004: '桐梓小吃店' },
  { AAB998: credit('12520300MB1234567'), AAB001: 'U3', AAB004: '第一小学' },
  { AAB998: credit('11520300000000018'), AAB001: '', AAB004: '财政局' },
  { AAB998: '91520302MA6DL00019', AAB001: '', AAB004: '错号公司' },
  { AAB998: '', AAB001: '', AAB004: '无号工厂' },
  { AAB998: '', AAB001: 'U9', AAB004: '' },
]
