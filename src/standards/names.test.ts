import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { variantLines } from './data/name-variants.ts'
import {
  bareName,
  compareNames,
  type NameCharacter,
  type NameMatch,
  nameCharacters,
  nameKey,
  normaliseName,
} from './names.ts'

describe('the name ladder', () => {
  test.each<[string, string, NameMatch]>([
    ['王小明', '王小明', 'L0'],
    ['王小明', ' 王小明\u3000', 'L1'],
    ['阿依古丽·买买提', '阿依古丽•买买提', 'L1'],
    ['阿依古丽·买买提', '阿依古丽.买买提', 'L1'],
    ['阿依古丽·买买提', '阿依古丽．买买提', 'L1'],
    ['\ue863天', '䶮天', 'L1'],
    ['王⻄民', '王西民', 'L1'],
    ['金\uf900生', '金豈生', 'L1'],
    ['Ａnna', 'Anna', 'L1'],
    ['阿依古丽·买买提', '阿依古丽买买提', 'L2'],
    ['阿依古丽·买买提', '阿依古丽 买买提', 'L2'],
    ['王小明', '王 小 明', 'L2'],
    ['Anna Li', 'ANNA-LI', 'L2'],
    ['陳曄', '陈晔', 'L3'],
    ['萧红', '肖红', 'L3'],
    ['王?明', '王小明', 'L4'],
    ['王□明', '王小明', 'L4'],
    ['王＊明', '王小明', 'L4'],
    ['王〓明', '王小明', 'L4'],
    ['王\ue000明', '王小明', 'L4'],
    ['王yan明', '王䶮明', 'L4'],
    ['Shan小明', '单小明', 'L4'],
    ['欧买尔江阿不都热合曼', '欧买尔江·阿不都热合曼吐尔逊', 'L4'],
    ['', '王小明', 'L4'],
    ['王小明', '王小铭', 'L6'],
    ['单小明', '山小明', 'L6'],
    ['王小明', '王大明', 'L6'],
    ['王明', '汪鸣', 'L6'],
    ['王明', '王红', 'different'],
    ['王小明', '王明', 'different'],
    ['王li明', '王小明', 'different'],
    ['欧买尔江阿不都', '欧买尔江阿不都热合曼', 'different'],
    ['王小明', '李大华', 'different'],
  ])('has %s and %s at %s', (a, b, match) => {
    expect(compareNames(a, b)).toBe(match)
  })

  test.each([
    ...'呂吕|戶户|陳陈|黃黄|峯峰|贇赟|曄晔|吳吴|閻阎|閆闫|張张|蕭萧|蘇苏|葉叶|萬万|劉刘|趙赵|楊杨|鄧邓|許许|閒闲|眞真'.split(
      '|',
    ),
  ])('takes the pair %s for one character in another form', (pair) => {
    const [a, b] = [...pair]
    expect(compareNames(`李${a}明`, `李${b}明`)).toBe('L3')
    expect(compareNames(`${a}明华`, `${b}明华`)).toBe('L3')
  })

  test.each(['萧肖', '蕭肖', '傅付', '戴代', '阎闫', '閻闫', '邱丘'])(
    'takes %s for one surname, not for one given name',
    (pair) => {
      const [a, b] = [...pair]
      expect(compareNames(`${a}明华`, `${b}明华`)).toBe('L3')
      expect(compareNames(`李${a}明`, `李${b}明`)).toBe('L6')
    },
  )

  test.each(['喆哲', '堃坤', '昇升', '於于', '锺钟', '鍾钟', '乾干', '淼渺', '雲云', '麼么', '後后'])(
    'keeps the distinct characters %s apart',
    (pair) => {
      const [a, b] = [...pair]
      expect(['L6', 'different']).toContain(compareNames(`李${a}`, `李${b}`))
      expect(['L6', 'different']).toContain(compareNames(`${a}明华`, `${b}明华`))
    },
  )

  test('has the former name at L5, and only that of the second person', () => {
    expect(compareNames('王招弟', '王雅文', { former: '王招弟' })).toBe('L5')
    expect(compareNames('王招弟', '王雅文', { former: '王雅文' })).toBe('different')
    expect(compareNames('王招弟', '王雅文', { former: '' })).toBe('different')
  })

  test('lets an empty name agree only beside a valid number', () => {
    expect(compareNames('', '王小明', { numberIsValid: false })).toBe('different')
    expect(compareNames('??', '王小明', { numberIsValid: false })).toBe('different')
    expect(compareNames('??', '王小明')).toBe('L4')
    expect(compareNames('·', ' ')).toBe('L4')
  })
})

test('No class of forms holds two characters of GB 2312, the set of simplified use, but for the surname pairs', () => {
  const decoder = new TextDecoder('gb18030')
  const simplified = new Set<string>()
  for (let high = 0xb0; high <= 0xf7; high++) {
    for (let low = 0xa1; low <= 0xfe; low++) simplified.add(decoder.decode(new Uint8Array([high, low])))
  }
  const crowded = variantLines.split('\n').filter((line) => {
    return !line.startsWith('姓') && [...line].filter((character) => simplified.has(character)).length > 1
  })
  expect(crowded).toEqual([])
})

describe('the table of characters', () => {
  const rows = new Map(nameCharacters().map((row) => [row.character, row]))
  const row = (character: string): NameCharacter => rows.get(character) ?? identity(character)
  const alphabet =
    '王吕呂萧肖蕭閻阎闫陳陈小晓明铭名单山曾䶮龴·•. -?*□〓aAbyanYANliＬi⻄西\ue000\ue863\u200b㈱\uf900兀𬭼'
  const names = fc.array(fc.constantFrom(...alphabet), { maxLength: 12 }).map((characters) => characters.join(''))

  test('is all that the ladder knows', () => {
    fc.assert(
      fc.property(names, names, (a, b) => {
        expect(compareNames(a, b)).toBe(slowLadder(a, b, row))
        expect(compareNames(b, a)).toBe(compareNames(a, b))
      }),
      { numRuns: 3000 },
    )
  })

  test('is all that the ladder knows of names that are nearly the same', () => {
    const near = fc.tuple(names, fc.nat(12), fc.constantFrom(...alphabet)).map(([name, place, character]) => {
      const characters = [...name]
      characters.splice(place, 1, character)
      return [name, characters.join('')] as const
    })
    fc.assert(
      fc.property(near, ([a, b]) => {
        expect(compareNames(a, b)).toBe(slowLadder(a, b, row))
      }),
      { numRuns: 3000 },
    )
  })

  test('folds what it has folded to itself, and has the representative of a class in its own row', () => {
    for (const { normal, bare, variant, surnameVariant } of rows.values()) {
      expect(bareName(normal)).toBe(bare)
      expect(bareName(bare)).toBe(bare)
      expect([...variant].map((character) => row(character).variant).join('')).toBe(variant)
      expect(nameKey(surnameVariant)).toBe(surnameVariant)
    }
    expect(normaliseName('·')).toBe('·')
  })

  test('reads 吕 as lv, and 曾 as zeng where it opens a name', () => {
    expect(row('吕')).toMatchObject({ pinyin: 'lv', surnamePinyin: 'lv' })
    expect(row('呂').variant).toBe('吕')
    expect(row('曾')).toMatchObject({ pinyin: 'ceng', surnamePinyin: 'zeng', readings: ['ceng', 'zeng'] })
    const surnames = ['shan', 'qiu', 'piao', 'ge', 'zha', 'xie', 'ou', 'yue']
    expect([...'单仇朴盖查解区乐'].map((character) => row(character).surnamePinyin)).toEqual(surnames)
  })
})

function identity(character: string): NameCharacter {
  const same = { normal: character, bare: character, variant: character, surnameVariant: character }
  return { character, ...same, pinyin: '', surnamePinyin: '', readings: [], placeholder: false }
}

/** The ladder written out from the rows alone, as a SQL engine would run it. */
function slowLadder(a: string, b: string, row: (character: string) => NameCharacter): NameMatch {
  const [x, y] = [a, b].map((name) => {
    const bare = [...name].map((character) => row(character).bare).join('')
    const characters = [...bare].map((character, index) => {
      const { variant, surnameVariant, pinyin, surnamePinyin } = row(character)
      return { key: index === 0 ? surnameVariant : variant, sound: index === 0 ? surnamePinyin : pinyin }
    })
    const tokens = [...bare.matchAll(/[A-Z]+|[^A-Z]/gu)].map(([text]) => text)
    const normal = [...name].map((character) => row(character).normal).join('')
    return { bare, characters, tokens, normal: normal.replace(/^ +/, '').replace(/ +$/, '') }
  }) as [Spelt, Spelt]
  const key = (name: Spelt): string => name.characters.map((character) => character.key).join('')
  if (a === b) return 'L0'
  if (x.normal === y.normal) return 'L1'
  if (x.bare !== '' && y.bare !== '') {
    if (x.bare === y.bare) return 'L2'
    if (key(x) === key(y)) return 'L3'
  }
  const same = (one: string, other: string, index: number): boolean => {
    if (/^[A-Z]/.test(one) || /^[A-Z]/.test(other)) {
      return one === other || standsFor(one, row(other)) || standsFor(other, row(one))
    }
    const field = index === 0 ? 'surnameVariant' : 'variant'
    return row(one)[field] === row(other)[field]
  }
  const open = x.tokens.filter((token, index) => !row(token).placeholder && !row(y.tokens[index] ?? '').placeholder)
  const agree = x.tokens.every((token, index) => {
    const other = y.tokens[index] ?? ''
    return row(token).placeholder || row(other).placeholder || same(token, other, index)
  })
  if (x.tokens.length === y.tokens.length && open.length > 0 && agree) return 'L4'
  const [shorter, longer] = key(x).length < key(y).length ? [x, y] : [y, x]
  if ([...shorter.normal].length >= 10 && key(longer).startsWith(key(shorter))) return 'L4'
  if ([x, y].some((name) => [...name.bare].every((character) => row(character).placeholder))) return 'L4'
  if (x.characters.length !== y.characters.length) return 'different'
  const unequal = x.characters.filter((character, index) => character.key !== y.characters[index]!.key).length
  const soundUnequal = x.characters.filter((character, index) => {
    const other = y.characters[index]!
    return character.key !== other.key && (character.sound === '' || character.sound !== other.sound)
  }).length
  return soundUnequal === 0 || (unequal === 1 && x.characters.length >= 3) ? 'L6' : 'different'
}

interface Spelt {
  bare: string
  characters: { key: string; sound: string }[]
  tokens: string[]
  normal: string
}

function standsFor(latin: string, { character, readings }: NameCharacter): boolean {
  const isHan = /^[\u3007\u3400-\u9fff\u{20000}-\u{323af}]$/u.test(character)
  return isHan && /^[A-Z]+$/.test(latin) && (readings.length === 0 || readings.includes(latin.toLowerCase()))
}
