import type { PolicyRow } from './shapes.ts'

/** The contract's policy.csv without its notes, bounds and headers: row; when; five of required and missing. */
const lines = `
P14;soldier;no 93 no 93 no 93 no 93 no 93
P15;prisoner;no 93 no 93 no 93 no 93 no 93
P16;abroad_or_missing;no 93 no 93 no 93 no 93 no 93
P8;age < 16;no 95 must 91 no 95 no 95 no 95
P6;draws_employee_pension;no 91 must 91 no 95 no 95 no 95
P7;draws_resident_pension and age >= 60;no 91 must 91 no 95 no 95 no 95
P1;civil_servant and age < 60;must 92 must 92 no 95 no 95 no 95
P2;established_post and age < 60;must 92 must 92 must 92 must 92 must 92
P5;employed_here and overseas_number and age < 60;must 92 must 92 must 92 must 92 must 92
P5;employed_here and foreign_number and age < 60;must 92 must 92 must 92 must 92 must 92
P4;employed_here and unit_type in 81 and age < 60;must 92 must 92 must 92 no 95 must 92
P3;employed_here and age < 60;must 92 must 92 must 92 must 92 must 92
P20;employed_outside and age < 60;must 91 must 91 no 91 no 91 no 91
P9;student;no 95 must 91 no 95 no 95 no 95
P10;draws_unemployment;no 91 must 91 no 95 no 91 no 95
P19;landless_scheme;no 91 must 91 no 95 no 95 no 95
P11;flexible;policy 91 policy 91 no 95 no 95 no 95
P17;overseas_number and not employed_here;no 95 no 95 no 95 no 95 no 95
P18;foreign_number and not employed_here;no 95 no 95 no 95 no 95 no 95
P13;age >= 60;policy 91 must 91 no 95 no 95 no 95
P12;;policy 91 must 91 no 95 no 95 no 95`

const insuranceWords = ['pension', 'medical', 'injury', 'unemployment', 'maternity']

/** The default policy table as rows by the headers of policy.csv. */
export const defaultPolicy: PolicyRow[] = lines
  .trim()
  .split('\n')
  .map((line) => {
    const [row, when, words] = line.split(';')
    const cells = words!.split(' ')
    const columns = insuranceWords.flatMap((word, index) => [
      [`${word}_required`, cells[index * 2]],
      [`${word}_missing`, cells[index * 2 + 1]],
    ])
    return { row, when, from: '', to: '', note: '', ...Object.fromEntries(columns) } as PolicyRow
  })
