import type { Language } from '../problems.ts'
import { textTable } from '../reports/text-table.ts'
import type { ShownKey, ShownKeys } from '../security/shown-keys.ts'
import type { Terminal } from './terminal.ts'

/** What `canbao keys` did, with what there is to tell about it. */
export type KeysDone =
  | ({ action: 'list' } & ShownKeys)
  | { action: 'rotate'; key: number; values: number }
  | { action: 'master'; file: string; former: string }
  | { action: 'reseal'; suite: 'sm4' | 'aes'; values: number }
  | { action: 'retire'; key: number }

/** The same in words, with what is to be done next. */
export function inWords(done: KeysDone, { language, command }: Terminal): string {
  const zh = language === 'zh'
  switch (done.action) {
    case 'list':
      return listInWords(done, language)
    case 'rotate':
      return zh
        ? `已换用 ${done.key} 号数据密钥，重新加密 ${done.values} 个值。\n以前的密钥不再加密任何值时可停用：${command} keys retire 编号`
        : `Data key ${done.key} is in use; ${done.values} values were sealed anew.\nA former key that seals nothing any more can be retired: ${command} keys retire ID`
    case 'reseal':
      return zh
        ? `已用 ${done.suite} 重新加密 ${done.values} 个值。正在运行的服务按各自的 CANBAO_CIPHER 加密新值。`
        : `${done.values} values were sealed anew by ${done.suite}. Services seal new values by their own CANBAO_CIPHER.`
    case 'retire':
      return zh ? `${done.key} 号数据密钥已停用并删除。` : `Data key ${done.key} is retired and deleted.`
    case 'master':
      return masterInWords(done, zh)
  }
}

const heads: Record<Language, readonly string[]> = {
  zh: ['密钥', '生成于', '开始使用', '状态', 'SM4', 'AES'],
  en: ['key', 'made', 'in use since', 'state', 'SM4', 'AES'],
}

function listInWords({ keys, plain, foreign, master }: ShownKeys, language: Language): string {
  const zh = language === 'zh'
  const rows = keys.map((key) => [
    String(key.id),
    minuteOf(key.createdAt),
    key.usedFrom === null ? '' : minuteOf(key.usedFrom),
    stateOf(key, zh),
    String(key.values.sm4 ?? 0),
    String(key.values.aes ?? 0),
  ])
  const lines = [textTable([heads[language], ...rows], [true, false, false, false, true, true])]
  if (plain > 0) lines.push(zh ? `未加密的值：${plain}` : `values that nothing seals: ${plain}`)
  if (foreign > 0) lines.push(zh ? `无法识别的值：${foreign}` : `values of an unknown form: ${foreign}`)
  const mode = master.mode ?? (zh ? '不在原处' : 'not at its place')
  lines.push(zh ? `主密钥：${master.file} (${mode})` : `master key: ${master.file} (${mode})`)
  return lines.join('\n')
}

function stateOf({ isCurrent, usedFrom, resealedAt }: ShownKey, zh: boolean): string {
  if (usedFrom === null) return zh ? '已公布，未使用' : 'made known, not used yet'
  if (!isCurrent) return zh ? '以前的' : 'former'
  if (resealedAt === null) return zh ? '当前，轮换未完成' : 'current, rotation under way'
  return zh ? '当前' : 'current'
}

const minuteOf = (moment: Date) => `${moment.toISOString().slice(0, 16).replace('T', ' ')}Z`

function masterInWords({ file, former }: { file: string; former: string }, zh: boolean): string {
  return zh
    ? `主密钥已更换。从现在起只有 ${file} 能打开登记库；${former} 打不开了。
1. 立即把 ${file} 另行备份，不要与数据库备份放在一起。
2. 把 CANBAO_KEY_FILE 设为 ${file}，或把它移到 ${former} 的位置（先移走旧文件）。
   正在运行的服务不受影响，但在此之前它的后台作业和重新启动都会失败。
3. 旧文件只用于打开今天以前的数据库备份：留着这些备份多久，就另行保管它多久，然后销毁。`
    : `The master key is changed. From now on ${file} alone opens the register; ${former} does not.
1. Back up ${file} now, apart from backups of the database.
2. Set CANBAO_KEY_FILE to ${file}, or move it to the place of ${former} (move that one away first).
   A service that runs goes on, but its jobs and its next start fail until then.
3. The former file opens nothing but backups of the database from before now: keep it apart as long as you keep
   these, then destroy it.`
}
