import type { Quarterly, RunSummary } from '../../src/reports/run-summary.ts'

/** A quarterly table of two cities whose figures add up. */
export function inventedQuarterly(): Quarterly {
  const rows = [
    {
      city: '520300',
      name: '遵义市',
      columns: [
        8012345, 8012345, 6811201, 212840, 301225, 402377, 710382, 12004, 498211, 3021, 45, 120933, 2204, 12, 30211,
        41002, 39876,
      ],
    },
    {
      city: '520400',
      name: '安顺市',
      columns: [
        2998112, 2998112, 2500000, 50000, 100000, 150000, 298112, 0, 150000, 999, 3, 40000, 801, 0, 9000, 9100, 9050,
      ],
    },
  ]
  return {
    quarter: '2016Q4',
    rows,
    total: rows[0]!.columns.map((figure, at) => figure + rows[1]!.columns[at]!),
    checks: [
      {
        name: 'total_is_sum',
        ok: true,
        detail: '17 / 17',
        said: { zh: '合计行等于各市之和', en: 'the total row is the sum of the cities' },
      },
      {
        name: 'columns:520300',
        ok: true,
        detail: '8012345 = 6811201 − 212840 + 301225 + 402377 + 710382',
        said: { zh: '遵义市: (1)=(3)−(4)+(5)+(6)+(7)', en: '遵义市: (1)=(3)−(4)+(5)+(6)+(7)' },
      },
    ],
  }
}

/** What a run over an invented prefecture might say; `odd` is put wherever a text of the user's can stand. */
export function inventedSummary(odd = ''): RunSummary {
  const kinds = [
    ['household', 100000],
    ['enrolment', 214331],
    ['benefit', 18220],
    ['employment', 30112],
    ['salary', 61002],
    ['establishment', 2011],
    ['student', 17044],
    ['death', 611],
    ['absence', 402],
    ['assistance', 5011],
    ['card', 80233],
  ] as const
  return {
    area: '520300',
    areaName: `遵义市${odd}`,
    asOf: '2016-12-31',
    quarter: '2016Q4',
    policy: { file: 'policy.csv', sha256: '9f2c'.repeat(16) },
    sources: kinds.map(([kind, read]) => {
      const rejected = Math.round(read * 0.002)
      const accepted = read - rejected
      const review = Math.round(read * 0.004)
      const conflict = Math.round(read * 0.001)
      const none = kind === 'household' ? 0 : Math.round(read * 0.03)
      const linked = accepted - review - conflict - none
      return {
        kind,
        file: `${kind}-1${odd}.csv`,
        read,
        accepted,
        rejected,
        warnings: 3,
        linked,
        review,
        conflict,
        none,
      }
    }),
    inputs: kinds.map(([kind, read]) => ({ file: `${kind}-1${odd}.csv`, bytes: read * 90, sha256: 'ab'.repeat(32) })),
    encodings: [
      { file: `household-1${odd}.csv`, encoding: 'gb18030', delimiter: ',', guessed: true },
      { file: 'card-1.csv', encoding: 'utf-8', delimiter: '|', guessed: true },
    ],
    skipped: [
      { kind: 'unit', file: `units${odd}.xlsx`, reason: { zh: `文件不完整${odd}`, en: `the file is cut${odd}` } },
    ],
    people: {
      total: 103211,
      local: 98411,
      nonLocal: 4800,
      direct: 70122,
      inProvince: 2101,
      outOfProvince: 3003,
      survey: 23185,
      verified: 120,
      visit: 22101,
      desk: 964,
      nonLocalToAsk: 611,
    },
    coverage: [
      { insurance: 'AIC003', insured: 61022, expected: 72001, missing: 10979, missingByLaw: 2011 },
      { insurance: 'AKC003', insured: 92100, expected: 97000, missing: 4900, missingByLaw: 4100 },
      { insurance: 'ALC003', insured: 17100, expected: 19000, missing: 1900, missingByLaw: 1900 },
      { insurance: 'AJC003', insured: 15300, expected: 18200, missing: 2900, missingByLaw: 2900 },
      { insurance: 'AMC003', insured: 16900, expected: 19000, missing: 2100, missingByLaw: 2100 },
    ],
    peopleToAsk: {
      byReason: [
        { reason: 'uninsured', people: 4021 },
        { reason: 'partial', people: 11002 },
        { reason: 'inaccurate', people: 2100 },
        { reason: 'missing', people: 9011 },
      ],
      byCity: [{ area: '520300', name: '遵义市', people: 98411, toAsk: 23065 }],
      byCounty: [
        '红花岗区',
        '汇川区',
        '播州区',
        '桐梓县',
        '绥阳县',
        '正安县',
        '道真仡佬族苗族自治县',
        '务川仡佬族苗族自治县',
        '凤冈县',
        '湄潭县',
        '余庆县',
        '习水县',
        '赤水市',
        '仁怀市',
      ].map((name, at) => ({
        area: String(520302 + at),
        name: name + odd,
        people: 7000 + at * 31,
        toAsk: 1200 + ((at * 397) % 900),
      })),
    },
    findings: {
      duplicate_enrolment: 812,
      duplicate_benefit: 21,
      number_shared: 311,
      person_with_two_numbers: 77,
      after_death: 64,
      enrolled_but_cancelled: 19,
      death_not_cancelled: 402,
      number_invalid: 1022,
      number_not_in_household: 233,
      household_duplicate: 88,
      unit_not_enrolled: 121,
      employee_not_enrolled: 2890,
      area_unknown: 3,
    },
    unknownColumns: [{ kind: 'household', file: `household-1${odd}.csv`, column: `备注${odd}` }],
    warnings: [{ kind: 'enrolment', column: 'AAC030', count: 14 }],
    checks: [
      {
        name: 'rows:household',
        ok: true,
        detail: '100000 = 99800 + 200',
        said: { zh: '每行都有去处', en: 'no row is lost' },
      },
      {
        name: 'total_is_sum',
        ok: true,
        detail: '17 / 17',
        said: { zh: '合计行等于各市之和', en: 'the total row is the sum' },
      },
    ],
    elsewhereGiven: false,
    steps: [
      { name: 'read', seconds: 4.2, peakBytes: 4e8 },
      { name: 'link', seconds: 3.1, peakBytes: 9e8 },
      { name: 'decide', seconds: 1.9, peakBytes: 7e8 },
    ],
    threads: 2,
    memoryPeakBytes: 9e8,
    versions: { canbao: '0.1.0', node: '20.20.2', duckdb: '1.5.6' },
  }
}
