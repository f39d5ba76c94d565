import type { Language } from '../problems.ts'

/**
 * The language to speak: `--lang` wherever it stands among the arguments, else the locale
 * (LC_ALL, LC_MESSAGES, LANG in the order of POSIX): zh* is Chinese, everything else English.
 * Read before the arguments are parsed, because the help itself is in this language.
 */
export function chooseLanguage(
  argumentsGiven: readonly string[],
  environment: Record<string, string | undefined>,
): Language {
  const at = argumentsGiven.findIndex((argument) => argument === '--lang' || argument.startsWith('--lang='))
  if (at >= 0) {
    const argument = argumentsGiven[at]!
    const stated = argument === '--lang' ? argumentsGiven[at + 1] : argument.slice('--lang='.length)
    if (stated === 'zh' || stated === 'en') return stated
  }
  const locale = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || ''
  return /^zh/i.test(locale) ? 'zh' : 'en'
}
