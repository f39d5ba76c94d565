import type { OwnAccount } from '../session.tsx'

type Role = OwnAccount['roles'][number]['role']

interface RoleWords {
  words: readonly [zh: string, en: string]
  /** levels of the areas at which it may be granted; the service judges */
  levels: readonly [zh: string, en: string]
}

const fromProvince = ['省、市(州)、县', 'province, prefecture, county'] as const
const platformLevels = ['乡镇(街道)、村(社区)', 'township, village'] as const
const administratorLevels = ['全国、省、市(州)', 'country, province, prefecture'] as const

/** The roles, in the order in which they are offered. */
export const roleWords: Readonly<Record<Role, RoleWords>> = {
  handler: { words: ['经办', 'Handler'], levels: fromProvince },
  reviewer: { words: ['复核', 'Reviewer'], levels: fromProvince },
  counter: { words: ['窗口', 'Counter clerk'], levels: fromProvince },
  platform: { words: ['基层平台', 'Township or community platform'], levels: platformLevels },
  surveyor: { words: ['调查员', 'Surveyor'], levels: platformLevels },
  statistician: {
    words: ['统计', 'Statistician'],
    levels: ['全国、省、市(州)、县', 'country, province, prefecture, county'],
  },
  city: { words: ['市级管理', 'Prefecture officer'], levels: ['市(州)', 'prefecture'] },
  province: { words: ['省级管理', 'Provincial officer'], levels: ['省', 'province'] },
  ministry: { words: ['部级管理', 'Ministry officer'], levels: ['全国', 'country'] },
  system_administrator: { words: ['系统管理员', 'System administrator'], levels: administratorLevels },
  security_administrator: { words: ['安全管理员', 'Security administrator'], levels: administratorLevels },
  auditor: { words: ['审计员', 'Auditor'], levels: administratorLevels },
}

/** The words of a role; its code where this page does not know it. */
export const wordsOfRole = (role: string): readonly [zh: string, en: string] =>
  roleWords[role as Role]?.words ?? [role, role]
