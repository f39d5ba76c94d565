import type { Words } from '../runs/run-words.ts'

const attributes: Readonly<Record<string, Words>> = {
  soldier: ['现役军人', 'serving soldier'],
  prisoner: ['正在服刑', 'serving a sentence'],
  abroad_or_missing: ['出国（境）或失踪', 'abroad or missing'],
  draws_employee_pension: ['领取职工养老待遇', 'draws an employee pension'],
  draws_resident_pension: ['领取城乡居民养老待遇', 'draws the residents’ pension'],
  draws_unemployment: ['领取失业保险金', 'draws unemployment benefit'],
  employed_here: ['在本地就业', 'employed here'],
  employed_outside: ['只在外地就业', 'employed only outside the area'],
  civil_servant: ['公务员', 'civil servant'],
  established_post: ['事业单位编制内', 'established post'],
  flexible: ['灵活就业', 'flexible employment'],
  overseas_number: ['港澳台居民证件', 'number of Hong Kong, Macao or Taiwan'],
  foreign_number: ['外国人证件', 'number of a foreigner'],
  student: ['16 岁以上在校学生', 'student aged 16 or older'],
  landless_scheme: ['被征地农民养老保障参保', 'active in the scheme for land-expropriated farmers'],
}

/** A condition of the table, `employed_here and age < 60`, in words; what is not known stays as it is written. */
export function conditionText(condition: string, say: (...words: Words) => string): string {
  if (condition === '') return say('其他人', 'everybody else')
  return condition
    .split(' and ')
    .map((term) => termText(term, say))
    .join(say('，', ', '))
}

function termText(term: string, say: (...words: Words) => string): string {
  const [, comparison, years] = /^age (<|>=) (\d+)$/.exec(term) ?? []
  if (years !== undefined) {
    return comparison === '<'
      ? say(`不满 ${years} 周岁`, `under ${years}`)
      : say(`${years} 周岁以上`, `${years} or older`)
  }
  const [, types] = /^unit_type in (.+)$/.exec(term) ?? []
  if (types !== undefined) return say(`单位类型为 ${types}`, `unit type ${types}`)
  const isDenied = term.startsWith('not ')
  const words = attributes[isDenied ? term.slice(4) : term]
  if (words === undefined) return term
  return isDenied ? say(`非${words[0]}`, `not ${words[1]}`) : say(...words)
}
