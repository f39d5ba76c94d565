const elsewhereOrNot = ['81', '82', '91', '92', '93', '94', '95']

/** Codes that the contract allows in a cell. AAC004 knows 1 and 2 only: 0 and 9 say nothing and count as empty. */
export const codes = {
  AAC004: ['1', '2'],
  AAC008: ['0', '1', '2', '3', '4'],
  AAC031: ['1', '2', '3'],
  AAC084: ['0', '1'],
  AAE116: ['1', '2'],
  police_status: ['0', '1', '2', '3', '4', '6', '7', '8', '9'],
  unitState: ['1', '2', '3'],
  studentState: ['0', '1'],
  absenceReason: ['1', '2', '3'],
  decision: ['same', 'different', 'lawful'],
  AAB019: '10 30 50 55 56 57 70 80 81 82 83 84 85 86 90 91 93 94 95 96 99'.split(' '),
  AAC012: '11 12 13 17 21 24 27 31 37 51 54 70 80 90'.split(' '),
  AAC009: '10 11 12 20 21 22 30 31 32 33 34 40 41 42 50 51 52'.split(' '),
  AIC003: ['11', '12', '13', '14', '15', ...elsewhereOrNot],
  AKC003: ['21', '22', '23', '24', '25', '26', '27', ...elsewhereOrNot],
  ALC003: ['30', ...elsewhereOrNot],
  AJC003: ['40', ...elsewhereOrNot],
  AMC003: ['50', ...elsewhereOrNot],
} as const satisfies Record<string, readonly string[]>
