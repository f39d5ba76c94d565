import type { ProblemEntry } from './entry.ts'

/** The store of a register, its keys and its audit. */
export const store = {
  address_taken: {
    kind: 'conflict',
    zh: '{host} 的端口 {port} 已被占用或不能使用（{reason}）。请用 --port 换一个端口，或先停止占用它的程序。',
    en: 'Port {port} of {host} is taken or cannot be used ({reason}). Choose another by --port, or stop the program that has it.',
  },
  registry_gone: {
    kind: 'unavailable',
    zh: '与打开登记库的进程失去联系：它已结束或被终止。没有提交的内容未写入，请重新启动服务后再试。',
    en: 'The process that has the register open is gone. What was not committed is not written; start the service and try again.',
  },
  registry_in_use: {
    kind: 'conflict',
    zh: '登记库正由另一个进程使用（{command}，进程 {pid}）。请等它结束，或在它的页面上办理。',
    en: 'The registry is in use by another process ({command}, process {pid}). Wait for it to end, or work through it.',
  },
  socket_folder_refused: {
    kind: 'unavailable',
    zh: '{folder} 不是本用户独有的文件夹（应为 chmod 700、属于本用户、不是链接），没有打开登记库。请移走它，或用 TMPDIR 指定别处。',
    en: '{folder} is no folder of this user alone (owned by them, chmod 700, no link); the register was not opened. Move it away, or name another place by TMPDIR.',
  },
  database_unreachable: {
    kind: 'unavailable',
    zh: '连接不上数据库（{reason}）。请检查 DATABASE_URL 和数据库服务。',
    en: 'The database cannot be reached ({reason}). Check DATABASE_URL and the database service.',
  },
  database_too_old: {
    kind: 'unavailable',
    zh: '数据库是 PostgreSQL {version}，至少需要 {oldest}。',
    en: 'The database is PostgreSQL {version}; at least {oldest} is needed.',
  },
  schema_newer: {
    kind: 'conflict',
    zh: '登记库的结构是第 {current} 版，本程序只认识到第 {newest} 版。请用更新的程序打开。',
    en: 'The registry has schema {current}, this program knows {newest}. Open it with a newer program.',
  },
  schema_changed: {
    kind: 'broken',
    zh: '登记库第 {version} 次结构变更与本程序所带的不同，没有做任何改动。请用当初建库的程序版本，或联系维护人员。',
    en: 'Migration {version} of the registry is not the one of this program; nothing was changed. Use the program that made it, or ask the maintainers.',
  },
  key_missing: {
    kind: 'unavailable',
    zh: '找不到主密钥文件 {file}，登记库里的号码、电话和地址打不开。请把备份的密钥文件放回原处。',
    en: 'The master key file {file} is missing; numbers, phones and addresses of the registry cannot be opened. Put the file back from its backup.',
  },
  key_wrong: {
    kind: 'unavailable',
    zh: '{file} 不是这个登记库的主密钥。请换上正确的密钥文件。',
    en: '{file} is not the master key of this registry. Put the right file there.',
  },
  key_file_refused: {
    kind: 'unavailable',
    zh: '主密钥文件 {file} 不能使用（{reason}）。它应是 64 位十六进制数字，且只有本用户可读（chmod 600）。',
    en: 'The master key file {file} was refused ({reason}). It holds 64 hexadecimal digits and only its owner may read it (chmod 600).',
  },
  key_retired: {
    kind: 'conflict',
    zh: '办理期间所用的数据密钥已停用，什么也没写。请再做一次。',
    en: 'The data key in use was retired meanwhile; nothing was written. Do it again.',
  },
  key_unknown: {
    kind: 'notFound',
    zh: '没有 {id} 号数据密钥。canbao keys 列出所有密钥。',
    en: 'There is no data key {id}. canbao keys lists all of them.',
  },
  key_in_use: {
    kind: 'conflict',
    zh: '{id} 号数据密钥还在使用（{reasonZh}），没有停用。',
    en: 'Data key {id} is in use ({reason}); it was not retired.',
  },
  keys_unclear: {
    kind: 'invalid',
    zh: '请写明要做什么：canbao keys、keys rotate、keys rotate --master 新文件、keys reseal --cipher sm4|aes，或 keys retire 编号。',
    en: 'Say what to do: canbao keys, keys rotate, keys rotate --master NEW_FILE, keys reseal --cipher sm4|aes, or keys retire ID.',
  },
  keys_plain: {
    kind: 'invalid',
    zh: '这个登记库不加密（CANBAO_CIPHER=off），没有可轮换的内容。',
    en: 'This register seals nothing (CANBAO_CIPHER=off); there is nothing to do with its keys.',
  },
  master_same: {
    kind: 'invalid',
    zh: '{file} 就是现在的主密钥，什么也没改。请指定另一个文件；不存在时会新建。',
    en: '{file} holds the present master key; nothing was changed. Name another file; it is made when it is not there.',
  },
  register_busy: {
    kind: 'conflict',
    zh: '登记库正在写入（例如入库），什么也没做。请等它结束后再试。',
    en: 'Something is being written into the register (a run is published, for one); nothing was done. Try again when it has ended.',
  },
  values_broken: {
    kind: 'broken',
    zh: '有 {count} 个加密值打不开（{list}），没有改动它们；其余都已重新加密。它们被改动过，或被移动过：请从备份核对。',
    en: '{count} sealed values do not open ({list}); they were left as they are, and all others are sealed anew. They were changed or moved: compare with a backup.',
  },
  audit_broken: {
    kind: 'broken',
    zh: '审计记录被改动过：第 {group} 组，第 {entry} 条（{what}）。请保护现场并报告安全管理员。',
    en: 'The audit was tampered with: group {group}, entry {entry} ({what}). Keep everything as it is and tell the security administrator.',
  },
  publish_unclear: {
    kind: 'invalid',
    zh: '请给出一个结果文件夹，或 --approve 编号，或 --refuse 编号（三者之一）。',
    en: 'Name a folder of results, or --approve RUN, or --refuse RUN (one of the three).',
  },
  cipher_unknown: {
    kind: 'invalid',
    zh: 'CANBAO_CIPHER 只能是 sm4、aes 或 off。',
    en: 'CANBAO_CIPHER is sm4, aes or off.',
  },
  metrics_elsewhere: {
    kind: 'forbidden',
    zh: '运行指标只给本机，和启动服务时 --metrics-from 允许的地址。',
    en: 'The figures are for this machine, and for the addresses that --metrics-from named when the service was started.',
  },
  account_unclear: {
    kind: 'invalid',
    zh: '请写 first、add、grant 或 password 之一。',
    en: 'Write one of first, add, grant, password.',
  },
  audit_unclear: {
    kind: 'invalid',
    zh: '请写 canbao audit verify。',
    en: 'Write canbao audit verify.',
  },
} as const satisfies Record<string, ProblemEntry>
