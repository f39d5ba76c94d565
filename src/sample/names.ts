import { type Random, weighted } from './random.ts'

/**
 * Names of a people that does not exist: surnames by their weight among Han and Guizhou's minorities (whose own names
 * are mostly Han in form, facts.md 4.1), given names by the fashion of the decade, and names with a separator.
 */
const drawSurname = weighted<string>([
  ['王', 64],
  ['李', 66],
  ['张', 62],
  ['刘', 50],
  ['陈', 55],
  ['杨', 72],
  ['赵', 26],
  ['黄', 36],
  ['周', 36],
  ['吴', 38],
  ['徐', 16],
  ['孙', 8],
  ['马', 14],
  ['朱', 12],
  ['胡', 20],
  ['郭', 10],
  ['何', 24],
  ['罗', 34],
  ['高', 9],
  ['林', 8],
  ['郑', 12],
  ['梁', 9],
  ['谢', 18],
  ['唐', 16],
  ['许', 7],
  ['冯', 12],
  ['邓', 14],
  ['曹', 7],
  ['彭', 9],
  ['曾', 9],
  ['肖', 8],
  ['田', 16],
  ['蒋', 12],
  ['余', 9],
  ['袁', 12],
  ['潘', 10],
  ['蔡', 5],
  ['韦', 16],
  ['陆', 8],
  ['龙', 16],
  ['石', 12],
  ['吕', 4],
  ['安', 6],
  ['任', 8],
  ['冉', 12],
  ['覃', 6],
  ['令狐', 5],
  ['欧阳', 3],
  ['娄', 3],
  ['穆', 3],
  ['傅', 4],
  ['戴', 3],
  ['阎', 1],
  ['邱', 4],
  ['萧', 2],
  ['申', 4],
  ['骆', 3],
  ['简', 3],
  ['犹', 2],
  ['仡', 1],
])

const drawOldMan = weighted<string>([
  ['国', 9],
  ['明', 10],
  ['光', 7],
  ['德', 8],
  ['正', 7],
  ['文', 8],
  ['华', 8],
  ['昌', 5],
  ['富', 4],
  ['贵', 4],
  ['学', 5],
  ['忠', 5],
  ['顺', 4],
  ['仁', 4],
  ['军', 4],
  ['兴', 5],
  ['林', 4],
  ['云', 3],
  ['福', 4],
  ['全', 3],
])
const drawOldWoman = weighted<string>([
  ['秀', 10],
  ['芬', 8],
  ['英', 10],
  ['珍', 8],
  ['兰', 7],
  ['芳', 6],
  ['琴', 4],
  ['群', 5],
  ['碧', 3],
  ['素', 4],
  ['玉', 6],
  ['凤', 5],
  ['仙', 3],
  ['菊', 4],
  ['淑', 4],
  ['云', 4],
  ['莲', 4],
  ['先', 3],
  ['会', 3],
  ['翠', 3],
])
const drawYoungMan = weighted<string>([
  ['伟', 5],
  ['杰', 7],
  ['浩', 8],
  ['宇', 9],
  ['轩', 7],
  ['鑫', 5],
  ['俊', 7],
  ['涛', 5],
  ['鹏', 5],
  ['飞', 4],
  ['睿', 4],
  ['博', 4],
  ['铭', 4],
  ['辉', 4],
  ['强', 3],
  ['勇', 3],
  ['龙', 3],
  ['阳', 4],
  ['航', 3],
  ['天', 4],
])
const drawYoungWoman = weighted<string>([
  ['婷', 7],
  ['雨', 7],
  ['欣', 7],
  ['怡', 7],
  ['梦', 5],
  ['雪', 5],
  ['静', 4],
  ['丽', 4],
  ['娜', 4],
  ['玲', 4],
  ['思', 6],
  ['佳', 6],
  ['琪', 4],
  ['涵', 5],
  ['燕', 4],
  ['敏', 4],
  ['艳', 3],
  ['瑶', 4],
  ['萱', 4],
  ['颖', 3],
])
/** Given characters outside GBK or beyond the basic plane: what makes an encoding show its faults. */
const rare = ['䶮', '堃', '喆', '淼', '㛃', '𬭼', '祎', '珺', '燚', '垚', '𣲘']

const firstParts = [
  '阿卜杜热依木',
  '买买提',
  '阿依古丽',
  '艾合买提',
  '古丽米热',
  '努尔江',
  '阿迪力',
  '热孜万古丽',
  '扎西',
  '帕提古丽',
]
const lastParts = ['买买提', '艾力', '阿卜杜拉', '吐尔逊', '麦麦提敏', '卡德尔', '依明江', '居马洪']

/** Surname of a family. */
export function familyName(random: Random): string {
  return drawSurname(random)
}

/** Given name of one or two characters by sex and year of birth. */
export function givenName(random: Random, male: boolean, bornYear: number): string {
  const young = bornYear >= 1982
  const draw = male ? (young ? drawYoungMan : drawOldMan) : young ? drawYoungWoman : drawOldWoman
  const first = draw(random)
  // One in four names has a single given character; before 1970 nearly none.
  if (random.chance(bornYear < 1970 ? 0.08 : 0.24)) return first
  if (random.chance(0.004)) return first + random.pick(rare)
  const second = draw(random)
  return second === first && random.chance(0.6) ? first + draw(random) : first + second
}

/** A name in two parts with the standard separator U+00B7 (facts.md 4.1). */
export function separatedName(random: Random): string {
  return `${random.pick(firstParts)}·${random.pick(lastParts)}`
}

/** A name as a foreigner's work permit gives it. */
export function foreignName(random: Random): string {
  const first = random.pick(['JOHN', 'MARIA', 'AHMED', 'KENJI', 'LINH', 'PETER', 'ANNA', 'DAVID'])
  return `${first} ${random.pick(['SMITH', 'NGUYEN', 'TANAKA', 'MULLER', 'IVANOV', 'KHAN', 'BROWN'])}`
}

/** Pairs with one toneless reading and no other tie: what a clerk who types by sound mistakes (ladder L6). */
const homophones: Readonly<Record<string, string>> = {
  伟: '玮',
  丽: '莉',
  静: '婧',
  芳: '方',
  明: '铭',
  军: '君',
  英: '瑛',
  勇: '永',
  杰: '洁',
  辉: '晖',
  玲: '灵',
  浩: '皓',
  轩: '宣',
  鹏: '朋',
  飞: '菲',
  婷: '廷',
  佳: '嘉',
  琪: '奇',
  燕: '艳',
  敏: '闽',
  瑶: '遥',
  涛: '桃',
  珍: '真',
  芬: '纷',
  琴: '勤',
  莲: '连',
  德: '得',
  光: '广',
  昌: '畅',
  富: '付',
  国: '果',
  华: '花',
  文: '雯',
}

/** Simplified surname to its one traditional form (ladder L3). */
const traditional: Readonly<Record<string, string>> = {
  张: '張',
  刘: '劉',
  陈: '陳',
  杨: '楊',
  赵: '趙',
  黄: '黃',
  吴: '吳',
  孙: '孫',
  马: '馬',
  罗: '羅',
  郑: '鄭',
  谢: '謝',
  许: '許',
  冯: '馮',
  邓: '鄧',
  蒋: '蔣',
  韦: '韋',
  陆: '陸',
  龙: '龍',
  吕: '呂',
  骆: '駱',
  简: '簡',
}

/** Clerks' surname pairs (facts.md 4.3). */
const surnamePairs: Readonly<Record<string, string>> = { 肖: '萧', 萧: '肖', 傅: '付', 戴: '代', 阎: '闫', 邱: '丘' }

const readings: Readonly<Record<string, string>> = {
  伟: 'WEI',
  丽: 'LI',
  静: 'JING',
  明: 'MING',
  英: 'YING',
  秀: 'XIU',
  芬: 'FEN',
  浩: 'HAO',
  宇: 'YU',
  婷: 'TING',
  欣: 'XIN',
  怡: 'YI',
  国: 'GUO',
  德: 'DE',
  文: 'WEN',
  杰: 'JIE',
  俊: 'JUN',
  雪: 'XUE',
  梦: 'MENG',
  玉: 'YU',
}

export type NameDamage = '' | 'L1' | 'L2' | 'L3' | 'L4' | 'L5' | 'L6' | 'different'

/** The name as a clerk wrote it, and the step of the ladder on which the two still meet; null where it has no such form. */
export function damageName(
  name: string,
  level: 'L1' | 'L2' | 'L3' | 'L4' | 'L6',
  random: Random,
): { name: string; level: NameDamage } | null {
  const characters = [...name]
  const last = characters[characters.length - 1]!
  const isHan = characters.length <= 4 && !name.includes('·') && name.charCodeAt(0) > 0x3400
  if (level === 'L1') {
    if (name.includes('·')) return { name: name.replace('·', random.pick(['•', '・', '．', '.', '●'])), level }
    return { name: random.chance(0.5) ? `${name}\u3000` : ` ${name}`, level }
  }
  if (level === 'L2') {
    if (name.includes('·')) return { name: name.replace('·', ''), level }
    return isHan ? { name: `${characters[0]} ${characters.slice(1).join('')}`, level } : null
  }
  if (level === 'L3') {
    const form = surnamePairs[characters[0]!] ?? traditional[characters[0]!]
    return form && isHan ? { name: form + characters.slice(1).join(''), level } : null
  }
  if (level === 'L4') {
    if (characters.length > 11) return { name: characters.slice(0, 10).join(''), level }
    if (!isHan) return null
    const reading = readings[last]
    const unknown = reading && random.chance(0.4) ? reading : random.pick(['?', '□', '*', '〓', '？'])
    return random.chance(0.15) ? { name: '', level } : { name: characters.slice(0, -1).join('') + unknown, level }
  }
  if (!isHan) return null
  const alike = homophones[last]
  if (alike) return { name: characters.slice(0, -1).join('') + alike, level }
  // One character different is a slip only in a name of three or more.
  if (characters.length < 3) return null
  return { name: characters.slice(0, -1).join('') + (last === '巧' ? '寿' : '巧'), level }
}
