import type { Words } from '../runs/run-words.ts'

/** Notes of the default table as it has them, in both languages. */
const notes: Readonly<Record<string, Words>> = {
  'serving soldier (police_status 3 or current absence 1)': [
    '现役军人（公安人员状态为 3，或现为服役）',
    'serving soldier (police status 3, or serving now)',
  ],
  'serving a sentence (current absence 2)': ['正在服刑（现为服刑）', 'serving a sentence now'],
  'abroad (police_status 4 or current absence 3) or missing person (police_status 6)': [
    '出国（境）（公安人员状态为 4，或现在境外），或失踪（状态为 6）',
    'abroad (police status 4, or abroad now) or missing (police status 6)',
  ],
  'under 16': ['不满 16 周岁', 'under 16'],
  'draws an employee pension': ['正在领取职工养老待遇', 'draws an employee pension'],
  "60 or older and draws the residents' pension": [
    '60 周岁以上，正在领取城乡居民养老待遇',
    '60 or older and draws the residents’ pension',
  ],
  'civil servant and under 60': ['公务员，不满 60 周岁', 'civil servant and under 60'],
  'established post of a public institution and under 60': [
    '事业单位编制内人员，不满 60 周岁',
    'established post of a public institution and under 60',
  ],
  'employed here under a number of Hong Kong Macao Taiwan or of a foreigner and under 60': [
    '持港澳台居民或外国人证件，在本地单位就业，不满 60 周岁',
    'employed here under a number of Hong Kong, Macao, Taiwan or of a foreigner, and under 60',
  ],
  'employed here by an individual business (AAB019 81) and under 60': [
    '在本地个体工商户就业（单位类型 81），不满 60 周岁',
    'employed here by an individual business (unit type 81) and under 60',
  ],
  'any other employed here and under 60': [
    '其他在本地单位就业的人，不满 60 周岁',
    'any other employed here and under 60',
  ],
  'employed only outside the area and under 60': [
    '只在统筹区外就业，不满 60 周岁',
    'employed only outside the area and under 60',
  ],
  'student in school aged 16 or older': ['16 周岁以上在校学生', 'student in school aged 16 or older'],
  'draws unemployment benefit': ['正在领取失业保险金', 'draws unemployment benefit'],
  'active in the separate scheme for land-expropriated farmers (code 14)': [
    '已参加被征地农民养老保障（代码 14）',
    'active in the separate scheme for land-expropriated farmers (code 14)',
  ],
  'flexible employment': ['灵活就业人员', 'flexible employment'],
  'number of Hong Kong Macao Taiwan and not employed': [
    '持港澳台居民证件，未在本地就业',
    'number of Hong Kong, Macao or Taiwan and not employed',
  ],
  'number of a foreigner and not employed': ['持外国人证件，未在本地就业', 'number of a foreigner and not employed'],
  '60 or older': ['60 周岁以上的其他人', 'everybody else who is 60 or older'],
  'everybody else (16 to 59)': ['其他人（16 至 59 周岁）', 'everybody else (16 to 59)'],
}

/** A note of a rule in the language of the page; one that a province wrote itself stays as it is written. */
export const noteText = (note: string, say: (...words: Words) => string): string => {
  const words = notes[note]
  return words === undefined ? note : say(...words)
}
