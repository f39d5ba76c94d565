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

export const foldNames: Step = {
  name: 'fold names',
  reads: ['name_list', 'characters'],
  writes: 'name_keys',
  sql: (d) => `SELECT keys.*,
      CASE WHEN has_han THEN ${d.replaceAll('variant', '[A-Z]+', '?')} ELSE variant END AS tokens,
      CASE WHEN has_han THEN lower(${d.extract('variant', '[A-Z]+')}) ELSE '' END AS latin,
      replace(variant, '?', '') = '' AS is_blank
    FROM (
      SELECT letters.name, trim(${d.joinText('coalesce(k.normal, letter)', 'place')}) AS normal,
        ${d.joinText('coalesce(k.bare, letter)', 'place')} AS bare,
        ${d.joinText(`CASE WHEN k.character IS NULL THEN letter WHEN k.placeholder THEN '?' WHEN place = 1 THEN k.surname_variant ELSE k.variant END`, 'place')} AS variant,
        bool_or(coalesce(k.pinyin, '') <> '' AND NOT k.placeholder) AS has_han
      FROM (SELECT name, place, substr(text, place, 1) AS letter FROM (
          SELECT name, text, ${d.eachUpTo('length(text)')} AS place FROM (SELECT name, trim(name, ' \u3000\t\u00a0') AS text FROM name_list) trimmed) places) letters
      LEFT JOIN characters k ON k.character = letters.letter
      GROUP BY letters.name) keys
    UNION ALL SELECT '' AS name, '' AS normal, '' AS bare, '' AS variant, FALSE AS has_han, '' AS tokens, '' AS latin, TRUE AS is_blank`,
}

/** Pairs of names with equally many characters, compared place by place. */
export const compareCharacters: Step = {
  name: 'compare names by character',
  reads: ['name_pairs', 'name_keys', 'characters'],
  writes: 'name_places',
  sql: (d) => {
    const reads = (latin: string, other: string) =>
      `(${latin} = '' OR coalesce(${other}.readings, '') = '' OR ${other}.readings LIKE '%,' || ${latin} || ',%')`
    return `SELECT a, b, count(*) AS characters, sum(CASE WHEN x = y THEN 0 ELSE 1 END) AS differing,
        bool_and(x = y OR (x = '?' AND ${reads('a_latin', 'yk')}) OR (y = '?' AND ${reads('b_latin', 'xk')})) AS fills_in,
        bool_and(x = y OR CASE WHEN place = 1 THEN xk.surname_pinyin <> '' AND xk.surname_pinyin = yk.surname_pinyin
          ELSE xk.pinyin <> '' AND xk.pinyin = yk.pinyin END IS TRUE) AS sounds_alike
      FROM (SELECT a, b, place, a_latin, b_latin, substr(a_tokens, place, 1) AS x, substr(b_tokens, place, 1) AS y FROM (
          SELECT p.a, p.b, ka.tokens AS a_tokens, kb.tokens AS b_tokens, ka.latin AS a_latin, kb.latin AS b_latin,
            ${d.eachUpTo('length(ka.tokens)')} AS place
          FROM (SELECT DISTINCT a, b FROM name_pairs) p JOIN name_keys ka ON ka.name = p.a JOIN name_keys kb ON kb.name = p.b
          WHERE length(ka.tokens) - length(kb.tokens) = 0 AND ka.tokens <> '') spread) places
      LEFT JOIN characters xk ON xk.character = x LEFT JOIN characters yk ON yk.character = y
      GROUP BY a, b`
  },
}

export const climbLadder: Step = {
  name: 'climb the ladder of names',
  reads: ['name_pairs', 'name_keys', 'name_places'],
  writes: 'rungs',
  sql: () => {
    const cut = (short: string, long: string) =>
      `(length(${short}.normal) >= 10 AND length(${short}.variant) < length(${long}.variant) AND starts_with(${long}.variant, ${short}.variant))`
    return `SELECT p.a, p.b, p.former,
        CASE WHEN ka.normal = kb.normal THEN 1
          WHEN ka.bare = kb.bare THEN 2
          WHEN ka.variant = kb.variant THEN 3
          WHEN ka.is_blank OR kb.is_blank THEN 4
          WHEN (n.fills_in AND n.differing < n.characters) OR ${cut('ka', 'kb')} OR ${cut('kb', 'ka')} THEN 4
          WHEN p.former <> '' AND (ka.variant = kf.variant OR ka.bare = kf.bare) THEN 5
          WHEN n.sounds_alike OR (n.differing = 1 AND n.characters >= 3) THEN 6
          ELSE 9 END AS rung,
        (ka.is_blank OR kb.is_blank) AND ka.normal <> kb.normal AS by_blank
      FROM name_pairs p JOIN name_keys ka ON ka.name = p.a JOIN name_keys kb ON kb.name = p.b
      LEFT JOIN name_keys kf ON kf.name = p.former
      LEFT JOIN name_places n ON n.a = p.a AND n.b = p.b`
  },
}
