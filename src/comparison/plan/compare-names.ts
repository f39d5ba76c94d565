import type { Step } from './step.ts'

/**
 * The ladder of names (contract, outputs.md "Name ladder") over the distinct pairs of names that stand under one number
 * and differ. Characters are folded by joining the table `characters` (standards/names.ts), so every engine agrees.
 * Rungs are integers 0 to 6; 9 means different.
 */

/** A name of common Han characters is its own L2 key. */
export const isPlainName = (name: string, fullMatch: (text: string, expression: string) => string) =>
  fullMatch(name, '[一-龥]+')

export const pairNames: Step = {
  name: 'pair differing names',
  reads: ['matched', 'unmatched', 'household_shared'],
  writes: 'name_pairs',
  sql: () => `SELECT DISTINCT a, b, former FROM (
      SELECT name AS a, local_name AS b, former FROM matched WHERE local_rid IS NOT NULL AND name IS NOT NULL
      UNION ALL
      SELECT x.name, y.name, y.former FROM household_shared x JOIN household_shared y ON x.number = y.number AND x.rid <> y.rid AND x.name <> y.name
      UNION ALL
      SELECT x.name, y.name, y.former
      FROM (SELECT DISTINCT u.number, u.name FROM unmatched u JOIN (
          SELECT number FROM unmatched WHERE number IS NOT NULL GROUP BY number HAVING min(name) <> max(name)) several ON several.number = u.number) x
      JOIN (SELECT DISTINCT number, name, former FROM unmatched WHERE number IS NOT NULL) y ON x.number = y.number AND x.name <> y.name) pairs`,
}

/** Names whose folded keys somebody needs: those of pairs, and those near matching cannot take as they stand. */
export const listNames: Step = {
  name: 'list names to fold',
  reads: ['name_pairs', 'household_placed', 'unmatched', 'ruling_names'],
  writes: 'name_list',
  sql: ({ fullMatch }) => `SELECT DISTINCT name FROM (
      SELECT a AS name FROM name_pairs UNION ALL SELECT b FROM name_pairs UNION ALL SELECT former FROM name_pairs
      UNION ALL SELECT name FROM household_placed WHERE NOT ${isPlainName('name', fullMatch)}
      UNION ALL SELECT name FROM unmatched WHERE NOT ${isPlainName('name', fullMatch)}
      UNION ALL SELECT name FROM ruling_names) names`,
}

/**
 * L1, L2 and L3 keys of names. `tokens` is the L2 key with every run of Latin letters as one small letter, which no key
 * has otherwise; `runs` are those runs in order.
 */
export const foldNames: Step = {
  name: 'fold names',
  reads: ['name_list', 'characters'],
  writes: 'name_keys',
  sql: (
    d,
  ) => `SELECT name, ${d.trimmed('normal')} AS normal, bare, variant, ${d.replaceAll('bare', '[A-Z]+', 'a')} AS tokens,
      ${d.trimmed(d.replaceAll('bare', '[^A-Z]+', ' '))} AS runs, open_characters = 0 AS is_blank
    FROM (
      SELECT name, ${d.joinText('normal', 'place')} AS normal, ${d.joinText('bare', 'place')} AS bare,
        ${d.joinText('CASE WHEN place = first_place THEN surname_variant ELSE variant END', 'place')} AS variant,
        sum(CASE WHEN bare <> '' AND NOT placeholder THEN 1 ELSE 0 END) AS open_characters
      FROM (SELECT letters.*, min(CASE WHEN bare <> '' THEN place END) OVER (PARTITION BY name) AS first_place
        FROM (SELECT l.name, l.place, coalesce(k.normal, l.letter) AS normal, coalesce(k.bare, l.letter) AS bare, coalesce(k.variant, l.letter) AS variant,
            coalesce(k.surname_variant, l.letter) AS surname_variant, coalesce(k.placeholder, FALSE) AS placeholder
          FROM (SELECT name, place, substr(name, place, 1) AS letter FROM (
              SELECT name, ${d.eachUpTo('length(name)')} AS place FROM name_list) places) l
          LEFT JOIN characters k ON k.character = l.letter) letters) placed
      GROUP BY name) keys
    UNION ALL SELECT '' AS name, '' AS normal, '' AS bare, '' AS variant, '' AS tokens, '' AS runs, TRUE AS is_blank`,
}

/**
 * Pairs of names with equally many characters (`whole`), or tokens (`part`: a run of Latin letters may stand for one
 * character), compared place by place.
 */
export const compareCharacters: Step = {
  name: 'compare names by character',
  reads: ['name_pairs', 'name_keys', 'characters'],
  writes: 'name_places',
  sql: (d) => {
    const runBefore = (tokens: string) =>
      `length(left(${tokens}, place)) - length(replace(left(${tokens}, place), 'a', ''))`
    const run = (side: string) =>
      `CASE WHEN ${side} = 'a' THEN lower(split_part(${side}_runs, ' ', CAST(${runBefore(`${side}_text`)} AS INTEGER))) END`
    const key = (side: string) =>
      `coalesce(CASE WHEN place = 1 THEN ${side}k.surname_variant ELSE ${side}k.variant END, ${side})`
    const sound = (side: string) => `CASE WHEN place = 1 THEN ${side}k.surname_pinyin ELSE ${side}k.pinyin END`
    const han = (side: string) => d.fullMatch(side, '[\u3007\u3400-\u9fff\u{20000}-\u{323af}]')
    const reads = (latin: string, other: string) =>
      `(${latin}_run IS NOT NULL AND ${han(other)} AND (coalesce(${other}k.readings, '') = '' OR ${other}k.readings LIKE '%,' || ${latin}_run || ',%'))`
    const texts = (text: string) =>
      `ka.${text} AS x_text, kb.${text} AS y_text, ka.runs AS x_runs, kb.runs AS y_runs, ${d.eachUpTo(`length(ka.${text})`)} AS place`
    const pairs =
      'FROM (SELECT DISTINCT a, b FROM name_pairs) p JOIN name_keys ka ON ka.name = p.a JOIN name_keys kb ON kb.name = p.b'
    return `SELECT a, b, sum(CASE WHEN whole THEN 1 ELSE 0 END) AS characters, sum(CASE WHEN whole AND NOT same THEN 1 ELSE 0 END) AS differing,
        bool_and(NOT whole OR same OR sounds) AS sounds_alike,
        bool_and(NOT part OR unknown OR same OR spelled) AND sum(CASE WHEN part AND NOT unknown THEN 1 ELSE 0 END) > 0 AS fills_in
      FROM (SELECT a, b, whole, part, coalesce(xk.placeholder, FALSE) OR coalesce(yk.placeholder, FALSE) AS unknown,
          ${key('x')} = ${key('y')} AND coalesce(x_run, '') = coalesce(y_run, '') AS same,
          coalesce(${sound('x')} <> '' AND ${sound('x')} = ${sound('y')}, FALSE) AS sounds, ${reads('x', 'y')} OR ${reads('y', 'x')} AS spelled
        FROM (SELECT a, b, whole, part, place, x, y, ${run('x')} AS x_run, ${run('y')} AS y_run
          FROM (SELECT spread.*, substr(x_text, place, 1) AS x, substr(y_text, place, 1) AS y FROM (
              SELECT p.a, p.b, TRUE AS whole, ka.runs = '' AND kb.runs = '' AS part, ${texts('bare')} ${pairs}
              WHERE length(ka.bare) - length(kb.bare) = 0 AND ka.bare <> ''
              UNION ALL
              SELECT p.a, p.b, FALSE, TRUE, ${texts('tokens')} ${pairs}
              WHERE length(ka.tokens) - length(kb.tokens) = 0 AND ka.tokens <> '' AND (ka.runs <> '' OR kb.runs <> '')) spread) letters) places
        LEFT JOIN characters xk ON xk.character = x LEFT JOIN characters yk ON yk.character = y) judged
      GROUP BY a, b`
  },
}

/**
 * The rung of each pair beside a valid number. An empty name agrees beside a valid number only: `unless_blank` is the
 * rung where it agrees with nothing, 0 where no name of the pair is empty.
 */
export const climbLadder: Step = {
  name: 'climb the ladder of names',
  reads: ['name_pairs', 'name_keys', 'name_places'],
  writes: 'rungs',
  sql: (d) => {
    const cut = (short: string, long: string) =>
      `(length(${short}.normal) >= 10 AND length(${short}.variant) < length(${long}.variant) AND ${d.startsWith(`${long}.variant`, `${short}.variant`)})`
    const inForm = (one: string, other: string) =>
      `(${one}.normal = ${other}.normal OR (${one}.bare <> '' AND ${one}.variant = ${other}.variant))`
    const formerOrSound = `CASE WHEN kf.bare <> '' AND ${inForm('ka', 'kf')} THEN 5
            WHEN n.characters > 0 AND n.sounds_alike OR (n.differing = 1 AND n.characters >= 3) THEN 6 ELSE 9 END`
    return `SELECT a, b, former, CASE WHEN by_form IS NOT NULL THEN by_form WHEN blank THEN 4 ELSE by_sound END AS rung,
        CASE WHEN by_form IS NULL AND blank THEN by_sound ELSE 0 END AS unless_blank
      FROM (SELECT p.a, p.b, p.former, ka.is_blank OR kb.is_blank AS blank,
          CASE WHEN ka.normal = kb.normal THEN 1
            WHEN ka.bare <> '' AND ka.bare = kb.bare THEN 2
            WHEN ka.bare <> '' AND kb.bare <> '' AND ka.variant = kb.variant THEN 3
            WHEN n.fills_in OR ${cut('ka', 'kb')} OR ${cut('kb', 'ka')} THEN 4 END AS by_form,
          ${formerOrSound} AS by_sound
        FROM name_pairs p JOIN name_keys ka ON ka.name = p.a JOIN name_keys kb ON kb.name = p.b
        LEFT JOIN name_keys kf ON kf.name = p.former
        LEFT JOIN name_places n ON n.a = p.a AND n.b = p.b) climbed`
  },
}
