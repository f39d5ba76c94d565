import type { CommanderError } from 'commander'
import type { Language } from '../problems.ts'

const chinese: Record<string, (named: string) => string> = {
  'commander.unknownOption': (named) => `没有 ${named} 这个选项。`,
  'commander.unknownCommand': (named) => `没有 ${named} 这个命令。`,
  'commander.missingArgument': (named) => `缺少参数 ${named}。`,
  'commander.optionMissingArgument': (named) => `选项 ${named} 缺少值。`,
  'commander.missingMandatoryOptionValue': (named) => `必须给出选项 ${named}。`,
  'commander.invalidArgument': (named) => `${named} 的值不对。`,
  'commander.excessArguments': () => '参数太多。',
}

/** What was wrong with the way the command was called, and where help is. */
export function usageWords(error: CommanderError, language: Language): string {
  const message = error.message.replace(/^error: /, '')
  if (language === 'en')
    return `Error: ${message.replace(/(is invalid\.) (?!Allowed)(.+)$/, '$1 Valid is, for example: $2')}\nSee canbao --help.`
  const named = /'([^']*)'/.exec(message)?.[1] ?? ''
  const [, choices, valid] = /is invalid\. (Allowed choices are )?(.+?)\.?$/.exec(message) ?? []
  const hint = valid === undefined ? '' : choices === undefined ? `例如：${valid}。` : `可用的值：${valid}。`
  const told = chinese[error.code]?.(named) ?? message
  return `错误：${told}${hint}\n用法见 canbao --help。`
}
