import fc from 'fast-check'

/** Some digits. */
export const digits = (least: number, most = least) => fc.stringMatching(new RegExp(`^[0-9]{${least},${most}}$`))

/** Eight digits that are mostly a day of the calendar. */
export const birth = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .tuple(fc.integer({ min: 1890, max: 2020 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 }))
      .map(([year, month, day]) => `${year}${String(month).padStart(2, '0')}${String(day).padStart(2, '0')}`),
  },
  { weight: 1, arbitrary: digits(8) },
)

/** Dates as departments write them, and texts that only look like one. */
export const dateText = fc.oneof(
  birth,
  fc
    .tuple(
      fc.integer({ min: 1, max: 2200 }),
      fc.nat({ max: 14 }),
      fc.nat({ max: 33 }),
      fc.constantFrom('', '-', '/', '.'),
    )
    .map((parts) => parts.slice(0, 3).join(String(parts[3]))),
  fc
    .tuple(
      fc.integer({ min: 1890, max: 2030 }),
      fc.nat({ max: 13 }),
      fc.nat({ max: 32 }),
      fc.constantFrom('', '-', '/', '.'),
      fc.constantFrom('', ' ', '\u3000', '\t'),
    )
    .map(
      ([year, month, day, separator, space]) =>
        `${space}${year}${separator}${String(month).padStart(2, '0')}${separator}${String(day).padStart(2, '0')}${space}`,
    ),
  fc.constantFrom(
    '',
    '0',
    '00000000',
    '20160229',
    '20150229',
    '19000229',
    '20000229',
    '2016-2-9',
    '2016/02/9',
    '２０１６０１０１',
    '2016年1月1日',
    '20161231 ',
    '2016-12-31T00:00',
    '1799-12-31',
    '2101-01-01',
    '99991231',
  ),
  digits(5, 9),
)

/** The same of months. */
export const monthText = fc.oneof(
  digits(6),
  fc
    .tuple(fc.integer({ min: 1890, max: 2110 }), fc.nat({ max: 14 }), fc.constantFrom('', '-', '/'))
    .map(([year, month, separator]) => `${year}${separator}${String(month).padStart(2, '0')}`),
  fc.constantFrom('', '2016-1', '201600', '2016', ' 201601 ', '999912'),
)

/** Dates and months in which a character is another, or one too many. */
export const damagedDateText = fc
  .tuple(
    fc.constantFrom(
      '20161231',
      '2016-12-31',
      '2016/12/31',
      '02010101',
      '0201-01-01',
      '201612',
      '2016-12',
      '201011e1',
      '201.0101',
      '0x9896E5',
      '0x98-96-E5',
    ),
    fc.array(fc.tuple(fc.nat(11), fc.constantFrom(...' \u3000019-/.e+_x'), fc.boolean()), { maxLength: 2 }),
  )
  .map(([text, damages]) =>
    damages.reduce<string>(
      (left, [at, character, isInserted]) => left.slice(0, at) + character + left.slice(isInserted ? at : at + 1),
      text,
    ),
  )
