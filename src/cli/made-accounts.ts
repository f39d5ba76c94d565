import type { Language } from '../problems.ts'
import { textTable } from '../reports/text-table.ts'
import { countryCode } from '../security/area-scope.ts'
import type { MadeAccount } from '../security/manage-accounts.ts'
import { divisionLevels, roles } from '../security/roles.ts'
import { divisionNames } from '../standards/divisions.ts'
import type { Terminal } from './terminal.ts'

const heads: Record<Language, readonly string[]> = {
  zh: ['账号', '一次性密码', '角色', '地区'],
  en: ['login', 'one-time password', 'role', 'area'],
}

/** Tells new accounts with their one-time passwords, which are shown this once. */
export function tellMade(made: readonly MadeAccount[], { language, out }: Terminal): void {
  const zh = language === 'zh'
  out(
    zh
      ? '一次性密码只显示这一次,首次登录须修改:\n'
      : 'These passwords are shown once and must be changed at the first login:\n',
  )
  const rows = made.map(({ login, password, role, area }) => [
    login,
    password,
    role === null ? '' : roles[role][language],
    area === null ? '' : `${area} ${nameOf(area, language)}`,
  ])
  out(`${textTable([heads[language], ...rows], [false, false, false, false])}\n`)
}

function nameOf(area: string, language: Language): string {
  return area === countryCode ? divisionLevels.country[language] : divisionNames(area).join('')
}
