import { pinyin } from 'pinyin-pro'
import simplifiedToTraditional from '../../node_modules/opencc-js/dist/esm-lib/dict/STCharacters.js'
import traditionalToSimplified from '../../node_modules/opencc-js/dist/esm-lib/dict/TSCharacters.js'

// Separators of transliterated names that become U+00B7 (民委发〔2016〕33号), before NFKC would make full stops of them.
const separators = [
  0x2022, 0x2027, 0x30fb, 0xff65, 0x22c5, 0x2219, 0x0387, 0xff0e, 0x002e, 0x2024, 0x16eb, 0x318d, 0xfe52, 0x25cf,
  0x25e6, 0x2e31, 0x02d9, 0x3002, 0xff61,
]

// Soft hyphen, zero-width and direction marks, variation selectors, byte-order mark.
const invisible = [
  [0x00ad, 0x00ad],
  [0x180e, 0x180e],
  [0x200b, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x2060],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
]

// CJK radicals that programs which copy text out of PDF files write for the ideograph; NFKC leaves them alone.
const radicals =
  '⺠民⻄西⻅见⻆角⻉贝⻋车⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻬齐⻮齿⻰龙⻁虎⺎兀⺒巳⺓幺⺝月⺩王'

// Distinct characters that both live in simplified use, or whose simplified form is a name of its own (facts 4.3).
const distinct = new Set([
  ...'喆堃昇陞於锺鍾鐘鈡乾幹榦淼雲麼麽範餘嶽鬱裏裡醜鬥塗樸種蘋採準築僕幾澱臺遊鹹澐薴後徵薑瀋穀麯硃鬆',
])

// Old forms and printing forms of one character that the dictionaries give no pair for, or give two: old, present.
const oldForms =
  '呂吕戶户戸户黃黄吳吴呉吴峯峰眞真敎教産产產产閑闲閒闲為为爲为眾众衆众綉绣繡绣録录錄录説说說说鋭锐銳锐顔颜顏颜鷄鸡雞鸡' +
  '緑绿綠绿綫线線线艷艳豔艳葯药藥药鎭镇鎮镇鑒鉴鑑鉴査查旣既卽即啟启啓启勛勋勳勋嫻娴嫺娴媯妫嬀妫溈沩潙沩奬奖獎奖凈净淨净' +
  '墻墙牆墙嵗岁歲岁慤悫愨悫殻壳殼壳濕湿溼湿畵画畫画竪竖豎竖絶绝絕绝舘馆館馆蒓莼蓴莼謚谥諡谥謡谣謠谣逕径徑径醖酝醞酝' +
  '鈎钩鉤钩銹锈鏽锈鎸镌鐫镌閲阅閱阅鷴鹇鷳鹇藴蕴蘊蕴灧滟灩滟徳德淸清靑青愼慎尙尚髙高歩步毎每黒黑顕显顯显暁晓曉晓' +
  '寳宝寶宝鳯凤鳳凤蘓苏蘇苏冨富冝宜栁柳桺柳衞卫衛卫賛赞贊赞郞郎兪俞臯皋皐皋峩峨逹达達达寕宁寧宁強强溫温遙遥瑤瑶'

// Clerks write one for the other as a surname (萧/肖, 傅/付, 戴/代, 阎/闫, 邱/丘), and there only.
const surnamePairs = ['萧肖', '傅付', '戴代', '阎闫', '邱丘']

/**
 * `<character> <its normal form>`, code points in base 36: separators, private-use characters, compatibility forms;
 * invisible characters have no normal form.
 */
export function formLines(privateUse) {
  const forms = new Map()
  for (let point = 1; point <= 0x2fa1f; point++) {
    if (point >= 0xac00 && point <= 0xd7a3) continue
    if (point >= 0xd800 && point <= 0xdfff) continue
    const character = String.fromCodePoint(point)
    const normal = normalOf(character, point, privateUse)
    if (normal !== character) forms.set(character, normal)
  }
  return [...forms].map(([character, normal]) => [character, ...normal].map(codePoint).join(' '))
}

function normalOf(character, point, privateUse) {
  if (separators.includes(point)) return '·'
  const standard = privateUse[`U+${point.toString(16).toUpperCase()}`]
  if (standard !== undefined) return normalOf(standard.char, standard.char.codePointAt(0), {})
  const radical = radicals.indexOf(character)
  if (radical >= 0 && radical % 2 === 0) return radicals[radical + 1]
  if (/\p{White_Space}/u.test(character)) return ' '
  if (/\p{Cc}/u.test(character) || invisible.some(([from, to]) => point >= from && point <= to)) return ''
  const normal = [...character.normalize('NFKC')]
  return normal.map((part) => (separators.includes(part.codePointAt(0)) ? '·' : part)).join('')
}

/** `<characters of one class, the representative first>`; the last lines, behind `姓`, hold for the first character. */
export function variantLines() {
  const parent = new Map()
  const find = (character) => {
    let root = character
    while (parent.has(root)) root = parent.get(root)
    return root
  }
  const join = (other, present) => {
    const [from, to] = [find(other), find(present)]
    if (from !== to) parent.set(from, to)
  }
  const gb2312 = gb2312Characters()
  const traditionalOf = new Map(pairs(simplifiedToTraditional))
  for (const [traditional, simplified] of pairs(traditionalToSimplified)) {
    const oneToOne = [...simplified].length === 1 && traditionalOf.get(simplified) === traditional
    if (oneToOne && !gb2312.has(traditional) && !distinct.has(traditional)) join(traditional, simplified)
  }
  for (const [old, present] of chunk([...oldForms])) join(old, present)
  const lines = classes(parent, find)
  for (const [written, present] of surnamePairs.map((pair) => [...pair])) join(written, present)
  const surnames = classes(parent, find).filter((line) => !lines.includes(line))
  return [...lines, ...surnames.map((line) => `姓${line}`)]
}

/** `<reading> <characters>` by default reading; `<reading>+ …` further readings; `<reading>! …` as a surname. */
export function readingLines() {
  const defaults = new Map()
  const further = new Map()
  const surnames = new Map()
  const options = { toneType: 'none', type: 'array', v: true }
  for (const [from, to] of [
    [0x3007, 0x3007],
    [0x3400, 0x9fff],
    [0x20000, 0x323af],
  ]) {
    for (let point = from; point <= to; point++) {
      const character = String.fromCodePoint(point)
      const readings = [...pinyin(character, options), ...pinyin(character, { ...options, multiple: true })]
      const [first, ...others] = [...new Set(readings.filter((reading) => /^[a-z]+$/.test(reading)))]
      if (first === undefined) continue
      add(defaults, first, character)
      for (const reading of others) add(further, reading, character)
      const surname = pinyin(character, { ...options, mode: 'surname' })[0]
      if (surname !== first) add(surnames, surname, character)
    }
  }
  return [...lines(defaults, ''), ...lines(further, '+'), ...lines(surnames, '!')]
}

function classes(parent, find) {
  const members = new Map()
  for (const character of [...parent.keys()].sort()) add(members, find(character), character)
  return [...members].map(([representative, others]) => representative + others).sort()
}

function gb2312Characters() {
  const decoder = new TextDecoder('gb18030')
  const characters = new Set()
  for (let high = 0xb0; high <= 0xf7; high++) {
    for (let low = 0xa1; low <= 0xfe; low++) {
      // D7FA–D7FE are unassigned in GB 2312
      if (high !== 0xd7 || low < 0xfa) characters.add(decoder.decode(new Uint8Array([high, low])))
    }
  }
  return characters
}

function pairs(dictionary) {
  return dictionary.split('|').map((entry) => entry.split(' ').slice(0, 2))
}

function chunk(characters) {
  return characters.flatMap((character, index) => (index % 2 === 0 ? [[character, characters[index + 1]]] : []))
}

function add(map, key, character) {
  map.set(key, (map.get(key) ?? '') + character)
}

function lines(map, mark) {
  return [...map].sort(([a], [b]) => (a < b ? -1 : 1)).map(([reading, characters]) => `${reading}${mark} ${characters}`)
}

function codePoint(character) {
  return character.codePointAt(0).toString(36)
}
