import { checkDigit } from '../standards/identity-number.ts'
import { mix, type Random } from './random.ts'

const firstYear = 1895
const daysKept = 130 * 372

/**
 * Hands out citizens' numbers that are never given twice: per region, day and sex a counter, walked in an order that
 * looks random. Sequence numbers stay below 996, which the 15-digit scheme kept for centenarians (facts.md 1.1).
 */
export class NumberBook {
  private readonly counters = new Map<string, Uint16Array>()

  next(region: string, birth: number, male: boolean): string {
    let counters = this.counters.get(region)
    if (!counters) {
      counters = new Uint16Array(daysKept * 2)
      this.counters.set(region, counters)
    }
    const year = Math.floor(birth / 10_000)
    const month = Math.floor(birth / 100) % 100
    const day = birth % 100
    const slot = ((year - firstYear) * 372 + (month - 1) * 31 + day - 1) * 2 + (male ? 1 : 0)
    const count = counters[slot]!
    if (count >= 498) throw new RangeError(`more than 498 births of one sex in ${region} on one day`)
    counters[slot] = count + 1
    const pair = (count * 167 + (mix(birth, Number(region)) % 498)) % 498
    const sequence = String(pair * 2 + (male ? 1 : 0)).padStart(3, '0')
    const first17 = `${region}${birth}${sequence}`
    return first17 + checkDigit(first17)
  }
}

/** Ways a number is damaged, by the class of facts.md 1.1. */
export type NumberDamage = 'E01' | 'E02' | 'E03' | 'E04' | 'E05' | 'E06' | 'E07' | 'E08' | 'E08_far' | 'E09'

/** What remains readable of a damaged number: the number itself, one near it, or nothing that leads to the person. */
type NumberRemains = 'same' | 'near' | 'lost'

export interface DamagedNumber {
  written: string
  remains: NumberRemains
  /** what the row is then said to be under, for the findings: the number after normalising; '' when empty */
  normalised: string
}

const fullWidth = (text: string): string =>
  text.replace(/[0-9X]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0))

function otherDigit(random: Random, digit: string): string {
  return String((Number(digit === 'X' ? '5' : digit) + 1 + random.below(8)) % 10)
}

function replaceAt(text: string, at: number, character: string): string {
  return text.slice(0, at) + character + text.slice(at + 1)
}

/** Damages a valid 18-digit number; null where the number has nothing of that kind to damage. */
export function damageNumber(number: string, damage: NumberDamage, random: Random): DamagedNumber | null {
  const right = (written: string): DamagedNumber => ({ written, remains: 'same', normalised: number })
  const near = (written: string): DamagedNumber => ({ written, remains: 'near', normalised: written })
  const lost = (written: string, normalised = written): DamagedNumber => ({ written, remains: 'lost', normalised })
  switch (damage) {
    case 'E01':
      return lost(random.pick(['', '无', '/', '1'.repeat(18), '0'.repeat(18)]), '')
    case 'E02':
      return right(
        random.pick([
          fullWidth(number),
          ` ${number}`,
          `${number}\u00A0`,
          `'${number}`,
          `${number.slice(0, 6)} ${number.slice(6)}`,
          `${number}\u200B`,
          `\u3000${number}`,
          number.toLowerCase(),
        ]),
      )
    case 'E03':
      return number.endsWith('X') ? right(number.slice(0, 17) + random.pick(['×', '*', 'Х', 'Χ', 'x'])) : null
    case 'E04': {
      const zero = number.indexOf('0', 2)
      if (zero >= 0 && random.chance(0.7)) return right(replaceAt(number, zero, random.pick(['O', 'o'])))
      const one = number.indexOf('1', 2)
      return one >= 0 ? right(replaceAt(number, one, random.pick(['I', 'l']))) : null
    }
    case 'E05':
      return number.slice(6, 8) === '19' ? right(number.slice(0, 6) + number.slice(8, 17)) : null
    case 'E06':
      return near(number.slice(0, 17))
    case 'E07':
      return lost(`${number[0]}.${number.slice(1, 3)}E+17`)
    case 'E08': {
      if (random.chance(0.3) && number[14] !== number[15]) {
        return near(`${number.slice(0, 14)}${number[15]}${number[14]}${number.slice(16)}`)
      }
      const at = random.pick([2, 3, 4, 5, 14, 15, 17])
      return near(replaceAt(number, at, otherDigit(random, number[at]!)))
    }
    case 'E08_far': {
      // The last digit of the day: another birth date by the number, so not even near.
      const at = 13
      return lost(replaceAt(number, at, otherDigit(random, number[at]!)))
    }
    case 'E09':
      return lost(`${number.slice(0, 10)}13${number.slice(12)}`)
  }
}
