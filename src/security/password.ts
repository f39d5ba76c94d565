import { hash, parseOptions, verify } from '@node-rs/argon2'
import { type Problem, problem } from '../problems.ts'
import { readNumber } from '../standards/identity-number.ts'
import { newGate } from './gate.ts'

/** A source of random bytes: `randomBytes` of node:crypto, or fixed bytes in a test. */
export type RandomBytes = (size: number) => Uint8Array

/**
 * Argon2id with 19 MiB, two passes, one lane: the least that OWASP's Password Storage Cheat Sheet allows; about 15 ms.
 * The number stands for `Algorithm.Argon2id`, a const enum that cannot be imported under verbatimModuleSyntax.
 */
const cost = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/** Of the process, as its threads are: half of them stay free for files, and a second's worth of logins may wait. */
const throughGate = newGate({ atOnce: 2, waiting: 64 })

/** Of a text that nobody kept: an unknown login costs as long as a wrong password, so neither tells which it was. */
const hashOfNobody = '$argon2id$v=19$m=19456,t=2,p=1$TKZAGXlOvbShrbgy56M2/w$yeX9sjezRTfAEp2V/V6/yVpW6a0aRHqzHHY+7ryKW/E'

const SHORTEST = 10
/** So that a request cannot make the service hash megabytes. */
const LONGEST = 128

/** Of the most used passwords those that are long enough to pass otherwise, in lower case. */
const frequent = new Set(
  `password12 password123 password1234 password123456 passw0rd123 p@ssw0rd123 p@ssword123 mypassword1 changeme123
  welcome123 welcome1234 iloveyou123 iloveyou1314 letmein123 letmein1234 administrator administrator1 admin12345
  admin123456 admin@123456 admin1234567 adminadmin root123456 root@123456 test123456 test1234567 guest123456
  user123456 qwerty1234 qwerty12345 qwerty123456 qwert12345 qwer123456 qwer1234567 qweasdzxc123 qazwsxedcrfv
  qazwsx1234 qazwsx123456 1q2w3e4r5t 1q2w3e4r5t6y q1w2e3r4t5 q1w2e3r4t5y6 1qaz2wsx3edc zaq12wsxcde3 asdf123456
  asdfghjkl1 asdfghjkl123 asd123456789 zxcvbnm123 zxcvbnm123456 abc1234567 abc12345678 abc123456789 abcd123456
  abcd1234567 abcd12345678 aa12345678 aa123456789 aa1234567890 a123456789 a1234567890 a12345678910 123456789a
  123456789q 123456789abc 1234567890a 12345678910 1234567891 123456789123 0123456789a 1234512345 1122334455
  11223344556 112233445566 1357924680 147258369a 1472583690 147852369a 9876543210a 5201314520 52013145201314
  woaini1314 woaini520 woaini5201314 woaini123456 wodemima123 nihao123456 zhang123456 wang123456 li123456789
  dragon1234 monkey1234 football123 baseball123 sunshine123 princess123 superman123 michael123 computer123
  internet123 canbao1234 canbao12345 canbao123456 shebao1234 shebao123456 renshe1234 renshe123456 guizhou123
  guizhou123456 zunyi123456 guiyang123456`.split(/\s+/),
)

const alphabetInOrder = 'abcdefghijklmnopqrstuvwxyz'
/** What fingers walk along; twice, since 8901234567 is a walk too. */
const walks = [
  '01234567890123456789',
  alphabetInOrder.repeat(2),
  'qwertyuiopasdfghjklzxcvbnm',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik',
]

/** No 0 o, 1 i l: a password is read from paper and said on the phone. */
const readable = '23456789abcdefghjkmnpqrstuvwxyz'

/**
 * The hash to store, a PHC string with its own salt and cost. The text may be any that `checkPassword` passes. Throws
 * `service_busy`.
 */
export function hashPassword(text: string): Promise<string> {
  return throughGate(() => hash(normalise(text), cost))
}

/**
 * The hash of a password that its owner chooses in place of the one whose hash is stored. Throws `password_weak`,
 * `password_same`, `service_busy`.
 */
export async function hashChosenPassword(
  text: string,
  { login, stored }: { login: string; stored: string | null },
): Promise<string> {
  const weak = checkPassword(text, login)
  if (weak !== null) throw weak
  if (stored !== null && (await verifyPassword(stored, text))) throw problem('password_same', {})
  return hashPassword(text)
}

/**
 * Whether the text is the password. `stored` is null for a login that nobody has: false after the same time. Throws
 * `service_busy`.
 */
export async function verifyPassword(stored: string | null, text: string): Promise<boolean> {
  // Cut, not refused at once, so that an overlong text takes as long as any other and still matches nothing.
  const isLong = [...text].length > LONGEST
  const isRight = await throughGate(() => verify(stored ?? hashOfNobody, isLong ? '' : normalise(text)))
  return isRight && !isLong && stored !== null
}

/** Whether the hash was made otherwise than today's are; after a good login it is then replaced. */
export function needsRehash(stored: string): boolean {
  const made = parseOptions(stored)
  return (Object.keys(cost) as (keyof typeof cost)[]).some((name) => made[name] !== cost[name])
}

/**
 * `password_weak` with its reason when the text cannot be the password of this login, else null. Rules of NIST
 * SP 800-63B: length, and nothing that is guessed first; no rules about kinds of characters, no expiry.
 */
export function checkPassword(text: string, login: string): Problem | null {
  const lower = normalise(text).toLowerCase()
  const length = [...lower].length
  if (length < SHORTEST) return weak(`少于 ${SHORTEST} 个字符`, `it has fewer than ${SHORTEST} characters`)
  if (length > LONGEST) return weak(`多于 ${LONGEST} 个字符`, `it has more than ${LONGEST} characters`)
  const name = normalise(login).toLowerCase()
  if (name.length >= 3 && lower.includes(name)) return weak('含有账号名', 'it contains the name of the account')
  if (frequent.has(lower)) return weak('是最常见的密码之一', 'it is one of the most frequent passwords')
  if (isRepeated(lower) || isWalk(lower)) {
    return weak('是重复或顺序的字符', 'it repeats a few characters, or follows the alphabet or keyboard')
  }
  if (isOwnNumber(lower)) return weak('是手机号或证件号码', 'it is a phone or identity number')
  return null
}

/** A password for the first login only, four groups of four, 79 bits: `k3mp-…`. The account must then choose its own. */
export function newOneTimePassword(random: RandomBytes): string {
  return readableText(random, 4)
}

/** Groups of four random characters that are not mistaken for each other, joined by strokes; 19.8 bits a group. */
export function readableText(random: RandomBytes, groups: number): string {
  const fair = Math.floor(256 / readable.length) * readable.length
  let text = ''
  while (text.length < groups * 4) {
    // Bytes past the last full round would make the first characters likelier.
    for (const byte of random(groups * 4)) if (byte < fair) text += readable[byte % readable.length]
  }
  return text.slice(0, groups * 4).replace(/.{4}(?=.)/g, '$&-')
}

/** One form for the same characters, however a keyboard composed them (NIST SP 800-63B: NFKC or NFKD). */
function normalise(text: string): string {
  return text.normalize('NFKC')
}

function isRepeated(text: string): boolean {
  return [1, 2, 3, 4].some((period) => [...text].every((_, at) => at < period || text[at] === text[at - period]))
}

function isWalk(text: string): boolean {
  const backwards = [...text].reverse().join('')
  return walks.some((walk) => walk.includes(text) || walk.includes(backwards))
}

function isOwnNumber(text: string): boolean {
  return /^1[3-9]\d{9}$/.test(text) || (/^\d{14,17}[\dx]$/.test(text) && readNumber(text).state === 'valid')
}

function weak(reasonZh: string, reason: string): Problem {
  return problem('password_weak', { reasonZh, reason })
}
