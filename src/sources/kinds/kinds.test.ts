import { expect, test } from 'vitest'
import { type SourceKind, sourceKinds } from './index.ts'

test('every kind has the columns of its department, the required ones first named and the change last', () => {
  const table = Object.values(sourceKinds).map(({ kind, columns }: SourceKind) => {
    const names = columns.map(({ name, required, filled }) => `${name}${required ? '*' : ''}${filled ? '!' : ''}`)
    return `${kind}: ${names.join(' ')}`
  })
  expect(table).toEqual([
    'household: AAC002* AAC003* AAC004 AAC006 AAB299* AAC010 AAE006 AAC301 AAC009 AAB401 AAC005 AAE005 former_name relation father mother spouse police_status op',
    'enrolment: AAC001* AAC002* AAC003* AAE140* AAB301* AAC008 AAC031 status_code AAB001 AAB998 AAB004 AAB019 AAC030 AAE035 AAC012 AAC084 AAE005 AAE006 AAC010 AAC009 op',
    'benefit: AAC001 AAC002* AAC003* AAE140* AAB301* AAE041* AAE042 AAE116 op',
    'employment: AAC002* AAC003* AAB998 AAB001 AAB004* AAB019 AAE030 AAE031 op',
    'salary: AAC002* AAC003* AAB998 AAB004* AAB019 AAE041* op',
    'establishment: AAC002* AAC003* AAB998 AAB004* AAB019 AAC012 op',
    'unit: AAB998* AAB004* AAB019* AAB301 state AAE005 op',
    'student: AAC002* AAC003* school AAE030 AAE031 state op',
    'death: AAC002* AAC003* death_date* op',
    'absence: AAC002* AAC003* reason* AAE030 AAE031 op',
    'assistance: AAC002* AAC003* category* AAE030 AAE031 op',
    'card: AAC002* AAC003* AAE005 AAE006 op',
    'elsewhere: AAC002* AAC003* AAE140* AAB301* AAC008 AAC031 status_code op',
    'verified: AAC002*! AAC003* verified_at* AAC004 AAC006 AAC010 AAE006 AAE005 AAC012 AAB004 AIC003 AKC003 ALC003 AJC003 AMC003 op',
    'ruling: code* number_a*! name_a* number_b name_b decision* decided_at* op',
  ])
})

test('no header of a kind stands for two of its columns', () => {
  for (const { kind, columns } of Object.values<SourceKind>(sourceKinds)) {
    const headers = columns.flatMap(({ name, chinese, aliases }) => [name, chinese, ...aliases])
    const twice = headers.filter((header, index) => headers.indexOf(header) !== index)
    expect([kind, twice]).toEqual([kind, []])
  }
})
