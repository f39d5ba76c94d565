/**
 * Kinds of expected failure. The command line maps them to exit codes, the service to HTTP. `unauthenticated`: signing
 * in (again) would help; `forbidden`: it would not.
 */
export type ProblemKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'notFound'
  | 'conflict'
  | 'unavailable'
  | 'broken'

interface ProblemEntry {
  kind: ProblemKind
  zh: string
  en: string
}

/**
 * The one catalogue of what can go wrong. Messages are built from typed details: `{name}` stands for a detail.
 * A message says what happened, where, and what to do.
 */
const catalogue = {
  batch_missing: {
    kind: 'notFound',
    zh: '批次文件夹 {folder} 里没有 batch.yaml。请检查路径，或把 batch.yaml 放进该文件夹。',
    en: 'There is no batch.yaml in {folder}. Check the path, or put a batch.yaml there.',
  },
  batch_invalid: {
    kind: 'invalid',
    zh: 'batch.yaml 有误（{where}）：{reasonZh}。请改正后重新运行。',
    en: 'batch.yaml is wrong ({where}): {reason}. Correct it and run again.',
  },
  files_refused: {
    kind: 'invalid',
    zh: '有 {count} 处文件错误，没有开始运行：\n{listZh}\n请改正文件，或加 --skip-bad-files 跳过这些文件运行。',
    en: 'Nothing was run; faults of files ({count}):\n{list}\nCorrect the files, or run without them by --skip-bad-files.',
  },
  policy_invalid: {
    kind: 'invalid',
    zh: '入库规则表 {file} 第 {line} 行有误：{reasonZh}。请改正后重新运行。',
    en: 'The policy table {file} is wrong at line {line}: {reason}. Correct it and run again.',
  },
  policy_missing: {
    kind: 'notFound',
    zh: '找不到入库规则表 {file}。请检查 --policy 的路径。',
    en: 'There is no policy table {file}. Check the path given to --policy.',
  },
  linking_model_invalid: {
    kind: 'invalid',
    zh: '比对模型 {file} 有误（{where}）：{reasonZh}。请改正后重新运行。',
    en: 'The linking model {file} is wrong ({where}): {reason}. Correct it and run again.',
  },
  output_not_empty: {
    kind: 'conflict',
    zh: '输出文件夹 {folder} 不是空的，没有写入任何内容。请换一个文件夹，或先清空它。',
    en: 'The output folder {folder} is not empty; nothing was written. Name another one, or empty it first.',
  },
  sample_area_unknown: {
    kind: 'invalid',
    zh: '{area} 不是含有县级区划的六位省级或地市级代码（如 520000、520300），没有写入任何内容。',
    en: '{area} is not the code of a province or prefecture with counties (six digits, such as 520000 or 520300); nothing was written.',
  },
  output_in_use: {
    kind: 'conflict',
    zh: '另一次运行（进程 {pid}）正在写 {folder}，没有写入任何内容。请等它结束，或换一个文件夹。',
    en: 'Another run (process {pid}) is writing {folder}; nothing was written. Wait for it, or name another folder.',
  },
  output_taken: {
    kind: 'conflict',
    zh: '另一次运行已先写好 {folder}，本次的结果没有保留。请换一个文件夹重新运行。',
    en: 'Another run finished {folder} first; the result of this one was not kept. Run again with another folder.',
  },
  output_not_writable: {
    kind: 'unavailable',
    zh: '无法写入 {folder}：{reason}。请检查权限，或换一个文件夹。',
    en: '{folder} cannot be written: {reason}. Check its permissions, or name another folder.',
  },
  disk_full: {
    kind: 'unavailable',
    zh: '{folder} 所在磁盘空间不足：大约需要 {needed} GB，只有 {free} GB。没有写入任何内容。请清理磁盘或换一个文件夹。',
    en: 'Not enough disk space at {folder}: about {needed} GB are needed, {free} GB are free. Nothing was written. Free some space or name another folder.',
  },
  disk_full_while_running: {
    kind: 'unavailable',
    zh: '运行中磁盘写满（{folder}）：{reason}。没有留下结果。请清理磁盘后重新运行。',
    en: 'The disk ran full during the run ({folder}): {reason}. No result was left. Free some space and run again.',
  },
  spark_missing: {
    kind: 'unavailable',
    zh: '找不到 Spark：SPARK_HOME 的 bin 里和 PATH 上都没有 spark-submit。请安装 Spark 并设置 SPARK_HOME，或去掉 --engine spark 在本机运行。',
    en: 'There is no Spark: no spark-submit in the bin of SPARK_HOME nor on PATH. Install Spark and set SPARK_HOME, or run on this machine without --engine spark.',
  },
  spark_master_missing: {
    kind: 'invalid',
    zh: '用 --engine spark 时要用 --master 给出集群地址，如 --master spark://主机:7077。',
    en: '--engine spark needs the address of the cluster: --master, such as --master spark://host:7077.',
  },
  spark_setting_invalid: {
    kind: 'invalid',
    zh: '--spark-conf 的值“{setting}”不对：应为 spark.名称=值。',
    en: 'The value “{setting}” of --spark-conf is wrong: spark.name=value is expected.',
  },
  spark_not_started: {
    kind: 'unavailable',
    zh: 'Spark 没有启动（{master}）：{reason}。没有写入任何内容。请检查 --master 的地址、集群是否在运行。',
    en: 'Spark did not start ({master}): {reason}. Nothing was written. Check the address given to --master and that the cluster runs.',
  },
  spark_step_failed: {
    kind: 'unavailable',
    zh: 'Spark 在步骤“{step}”出错：{reason}。没有留下结果。请检查集群的内存、磁盘和日志后重新运行。',
    en: 'Spark failed in step “{step}”: {reason}. No result was left. Check memory, disks and logs of the cluster, then run again.',
  },
  memory_limit_reached: {
    kind: 'unavailable',
    zh: '内存限额 {limit} 不够用：{reason}。没有留下结果。请加大 --memory-limit，或减少 --threads 后重新运行。',
    en: 'The memory limit {limit} is too small: {reason}. No result was left. Raise --memory-limit, or lower --threads, and run again.',
  },
  file_changed: {
    kind: 'conflict',
    zh: '读取期间文件被改动：{files}。没有留下结果。请等文件写完，再重新运行。',
    en: 'Files were changed while they were read: {files}. No result was left. Wait until they are complete and run again.',
  },
  record_missing: {
    kind: 'notFound',
    zh: '{folder} 是较早版本的结果，没有运行记录，不能据以重做。请重新运行该批次。',
    en: 'The result {folder} is of an earlier version and has no record of its run to repeat. Run its batch again.',
  },
  inputs_differ: {
    kind: 'conflict',
    zh: '以下文件已不是当时运行所用的：{files}。没有运行。请用 --batch 指出原来的批次文件夹。',
    en: 'These files are no longer what the run read: {files}. Nothing was run. Name the folder of the original batch by --batch.',
  },
  changes_area_differs: {
    kind: 'invalid',
    zh: '变更批次的统筹区是 {area}，上一次运行的是 {last}，不能合并。请用同一统筹区上一次运行的结果。没有运行。',
    en: 'The changes are of the area {area}, the run before of {last}: they do not go together. Name the last results of the same area. Nothing was run.',
  },
  changes_refused: {
    kind: 'invalid',
    zh: '有 {count} 处文件错误，变更没有合并，没有运行：\n{listZh}\n请改正文件后再运行（变更不能跳过有错的文件）。',
    en: 'The changes were not put into the batch and nothing was run; faults of files ({count}):\n{list}\nCorrect the files and run again: of changes no file is left out.',
  },
  change_unreadable: {
    kind: 'invalid',
    zh: '变更文件中有的行不完整或编码不对，读不出来：{rows}（文件和行号）。请改正后再运行。没有运行。',
    en: 'Rows of changes are not whole, or not of the encoding, and cannot be read: {rows} (file and row). Correct them and run again. Nothing was run.',
  },
  changes_mixed: {
    kind: 'invalid',
    zh: '{kind} 的文件有的带 op 列（变更），有的不带（整批）。同一种数据要么全是变更，要么全是整批。没有运行。',
    en: 'Of the files of {kind} some have the column `op` (changes) and some do not (whole files): one kind has either. Nothing was run.',
  },
  changes_mapped_otherwise: {
    kind: 'invalid',
    zh: '{kind} 的变更文件与原来的文件在 batch.yaml 里的 values 对照不同，无法逐行对上。请用相同的对照。没有运行。',
    en: 'The changes of {kind} have another `values` mapping in batch.yaml than the files before, so their rows cannot be found there. Use the same mapping. Nothing was run.',
  },
  change_unclear: {
    kind: 'invalid',
    zh: '变更文件中有的行 op 既不是 + 也不是 -：{rows}（文件和行号）。请改正后再运行。没有运行。',
    en: 'Rows of changes say neither + nor - in `op`: {rows} (file and row). Correct them and run again. Nothing was run.',
  },
  area_unknown: {
    kind: 'invalid',
    zh: '统筹区 {area} 不是已知的省、市（州）或县代码。请改正 batch.yaml 的 area。',
    en: 'The area {area} is no known province, prefecture or county code. Correct `area` in batch.yaml.',
  },
  output_missing: {
    kind: 'notFound',
    zh: '{folder} 不是完整的结果文件夹。请给出 canbao run --out 写出的文件夹。',
    en: '{folder} is no complete folder of results. Name the folder that canbao run --out wrote.',
  },
  truth_missing: {
    kind: 'notFound',
    zh: '{folder} 里没有标准答案（rows.csv 和 persons.csv）。请给出 canbao sample 写出的 truth 文件夹，或同样格式的人工判定。',
    en: 'There is no truth in {folder} (rows.csv and persons.csv). Name the folder truth that canbao sample wrote, or judgements in the same form.',
  },
  people_too_many: {
    kind: 'invalid',
    zh: '有 {count} 人叫 {name}。请同时给出号码(--number)。',
    en: '{count} people are called {name}. Give the number too (--number).',
  },
  person_not_found: {
    kind: 'notFound',
    zh: '各来源中都没有找到 {asked}。请核对号码或姓名。',
    en: 'No source has {asked}. Check the number or name.',
  },
  batch_moved: {
    kind: 'notFound',
    zh: '这次运行的批次文件夹 {folder} 已不在原处，无法重读各来源的原始行。请用 --batch 指出它现在的位置。',
    en: 'The batch folder of this run, {folder}, is no longer there, so its rows cannot be read again. Name its place by --batch.',
  },
  snapshot_gone: {
    kind: 'notFound',
    zh: '登记此人的那次比对，其结果已不在服务器上，说不出依据。请系统管理员从备份中恢复登记库的文件夹。',
    en: 'The results of the comparison that this person comes from are no longer on the server, so there is no evidence to tell. The system administrator can restore the folder of the register from its backup.',
  },
  evidence_busy: {
    kind: 'unavailable',
    zh: '同时查看依据的人太多，请过一会儿再试。',
    en: 'Too many people are looking at evidence now. Try again in a moment.',
  },
  evidence_lost: {
    kind: 'unavailable',
    zh: '重读来源数据用时过长或中断了，没有得出依据。请稍后再试；仍不行请告诉系统管理员。',
    en: 'Reading the sources again took too long, or was cut off; there is no evidence to tell. Try again later, or tell the system administrator.',
  },
  figure_unknown: {
    kind: 'invalid',
    zh: '季报中没有 {cell} 这个数字。请写成 地区:栏号（1–17），如 520300:9，合计行写 total:9。',
    en: 'The quarterly table has no figure {cell}. Write area:column (1–17), such as 520300:9; total:9 for the first row.',
  },
  not_signed_in: {
    kind: 'unauthenticated',
    zh: '尚未登录。请先登录。',
    en: 'You are not signed in. Sign in first.',
  },
  session_expired: {
    kind: 'unauthenticated',
    zh: '登录已过期（闲置过久，或已满最长时间）。请重新登录。',
    en: 'Your session has ended: it was idle too long, or reached its longest time. Sign in again.',
  },
  login_failed: {
    kind: 'unauthenticated',
    zh: '账号、密码或动态码不正确，没有登录。请核对后再试；忘记密码请找系统管理员。',
    en: 'Account, password or code is wrong; you are not signed in. Check them and try again, or ask the system administrator for a new password.',
  },
  account_locked: {
    kind: 'unauthenticated',
    zh: '登录失败次数过多，该账号在这里暂时锁定。请在 {minutes} 分钟后再试，或找系统管理员。',
    en: 'Too many failed logins: the account is locked here for now. Try again in {minutes} minutes, or ask the system administrator.',
  },
  guesses_too_many: {
    kind: 'unavailable',
    zh: '从这个网络地址输错密码的次数过多，没有核对。请在 {seconds} 秒后再试。',
    en: 'Too many wrong passwords came from this network address; nothing was checked. Try again in {seconds} seconds.',
  },
  service_busy: {
    kind: 'unavailable',
    zh: '同时登录的人太多，没有核对密码。请在 {seconds} 秒后再试。',
    en: 'Too many people sign in at this moment; no password was checked. Try again in {seconds} seconds.',
  },
  outside_login_off: {
    kind: 'notFound',
    zh: '本系统没有接入统一身份认证。请用账号和密码登录。',
    en: 'No identity service is set up here. Sign in by account and password.',
  },
  outside_login_unavailable: {
    kind: 'unavailable',
    zh: '统一身份认证暂时不能使用（{reason}），没有登录。请稍后再试，或用账号和密码登录。',
    en: 'The identity service cannot be used now ({reason}); you are not signed in. Try again later, or sign in by account and password.',
  },
  outside_login_stale: {
    kind: 'unauthenticated',
    zh: '这次统一身份认证不是在本浏览器开始的、已超过 10 分钟，或已用过，没有登录。请重新开始。',
    en: 'This sign-in was not begun in this browser, is older than ten minutes, or was used already; you are not signed in. Begin again.',
  },
  outside_login_failed: {
    kind: 'unauthenticated',
    zh: '统一身份认证没有通过，或该身份不能登录本系统。请找系统管理员关联账号，或用账号和密码登录。',
    en: 'The identity service did not confirm you, or this identity may not sign in here. Ask the system administrator to link your account, or sign in by account and password.',
  },
  outside_link_unconfirmed: {
    kind: 'unauthenticated',
    zh: '这是改密码或关联以来第一次用统一身份认证登录，尚未登录。请再输入一次本账号的密码以确认。',
    en: 'This is the first sign-in by this identity since it was linked, or since the password changed; you are not signed in yet. Enter the password of the account once to confirm it.',
  },
  outside_identity_taken: {
    kind: 'conflict',
    zh: '这个身份已关联另一个账号，没有关联。',
    en: 'This identity is linked with another account; nothing was linked.',
  },
  issuer_invalid: {
    kind: 'invalid',
    zh: '统一身份认证的地址（issuer）有误：应以 https:// 开头（仅本机可用 http://），不带参数。',
    en: 'The issuer of the identity service is wrong: it begins with https:// (http:// on this very machine only) and has no query.',
  },
  outside_settings_missing: {
    kind: 'invalid',
    zh: '统一身份认证的设置不全，没有启动。还缺少：{names}。请补齐，或全部去掉。',
    en: 'The settings of the identity service are not complete; nothing was started. Missing: {names}. Add them, or take all of them away.',
  },
  outside_settings_wrong: {
    kind: 'invalid',
    zh: '环境变量 {name} 有误，没有启动：{reasonZh}。',
    en: 'The environment variable {name} is wrong; nothing was started: {reason}.',
  },
  second_factor_needed: {
    kind: 'unauthenticated',
    zh: '还需要第二步验证，尚未登录。请输入验证器里的 6 位动态码，或一个恢复码。',
    en: 'A second step is needed; you are not signed in yet. Enter the 6 digits of your authenticator, or a recovery code.',
  },
  password_weak: {
    kind: 'invalid',
    zh: '这个密码不能用：{reasonZh}。没有修改密码，请换一个。',
    en: 'This password cannot be used: {reason}. Nothing was changed; choose another one.',
  },
  password_same: {
    kind: 'invalid',
    zh: '新密码与现在的密码相同，没有修改。请换一个不同的密码。',
    en: 'The new password is the present one; nothing was changed. Choose another one.',
  },
  permission_missing: {
    kind: 'forbidden',
    zh: '本账号没有这项权限（{permission}），没有执行。如工作需要，请找安全管理员授权。',
    en: 'This account lacks the permission {permission}; nothing was done. If your work needs it, ask the security administrator.',
  },
  area_outside: {
    kind: 'forbidden',
    zh: '区划 {area} 不在本账号的管辖范围内，没有执行。如工作需要，请申请有时限的例外访问。',
    en: 'The area {area} is outside the areas of this account; nothing was done. If your work needs it, request an exception for a limited time.',
  },
  area_needed: {
    kind: 'invalid',
    zh: '本账号管辖几个地区，请说明要看哪一个（area）。',
    en: 'This account has several areas: say which one you ask about (area).',
  },
  area_code_invalid: {
    kind: 'invalid',
    zh: '区划代码写法有误。请写 6、9 或 12 位数字的代码；全国写 000000。',
    en: 'This is no division code. Write one of 6, 9 or 12 digits; 000000 is the whole country.',
  },
  second_person_needed: {
    kind: 'forbidden',
    zh: '经办和复核不能是同一人，没有通过。请由另一位复核人处理。',
    en: 'Nobody approves what they proposed themselves; it was not approved. Another reviewer must do it.',
  },
  roles_incompatible: {
    kind: 'conflict',
    zh: '一个账号不能同时是{firstZh}和{secondZh}，没有授权。请用另一个账号。',
    en: 'One account cannot be both {first} and {second}; nothing was granted. Use another account.',
  },
  role_level_wrong: {
    kind: 'invalid',
    zh: '角色“{roleZh}”不能授予{levelZh}级，没有授权。可以授予的级别：{levelsZh}。',
    en: 'The role {role} cannot be granted at the level {level}; nothing was granted. It can be at: {levels}.',
  },
  demonstration_refused: {
    kind: 'conflict',
    zh: '这个登记库已有正式账号，不能用作演示。请用 --registry 指定另一个文件夹。',
    en: 'This register has accounts of real people and cannot be a demonstration. Name another folder by --registry.',
  },
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
  batch_unknown: {
    kind: 'notFound',
    zh: '没有这个批次，或不在您的地区内。',
    en: 'There is no such batch, or it is not of your area.',
  },
  batch_used: {
    kind: 'conflict',
    zh: '批次正在比对或检查，不能改动。请等它结束，或先取消该作业。',
    en: 'A job reads the batch: it cannot be changed now. Wait for the job, or cancel it first.',
  },
  batch_outside: {
    kind: 'invalid',
    zh: 'batch.yaml 指向批次文件夹以外的文件，没有运行。请只写本批次中的文件名。',
    en: 'batch.yaml leads out of the batch; nothing was run. Name only files of this batch.',
  },
  batch_area: {
    kind: 'invalid',
    zh: 'batch.yaml 的地区是 {found}，而批次登记的地区是 {area}。请改正 batch.yaml，或另建批次。',
    en: 'The area in batch.yaml is {found}, but the batch was begun for {area}. Correct batch.yaml, or begin another batch.',
  },
  file_unknown: { kind: 'notFound', zh: '批次中没有这个文件。', en: 'The batch has no such file.' },
  file_gap: {
    kind: 'conflict',
    zh: '文件目前只有 {size} 字节。请从第 {size} 字节接着发送。',
    en: 'The file has {size} bytes so far. Send on from byte {size}.',
  },
  store_full: {
    kind: 'unavailable',
    zh: '服务器的磁盘满了，这一段没有保存。请告诉系统管理员，之后接着发送。',
    en: 'The disk of the server is full; this piece was not kept. Tell the system administrator, then send on.',
  },
  output_gone: {
    kind: 'notFound',
    zh: '这次比对的结果已经不在了。',
    en: 'The results of this comparison are no longer there.',
  },
  job_unknown: {
    kind: 'notFound',
    zh: '没有这个作业，或不在您的地区内。',
    en: 'There is no such job, or it is not of your area.',
  },
  job_ended: { kind: 'conflict', zh: '作业已经结束（{stateSaid}）。', en: 'The job has ended already ({state}).' },
  job_unfinished: {
    kind: 'conflict',
    zh: '这个作业不是已完成的比对。请等比对完成。',
    en: 'This job is no comparison that was done. Wait until the comparison is done.',
  },
  streams_too_many: {
    kind: 'unavailable',
    zh: '本账号已在看 {most} 个作业的进度。请先关闭一些窗口。',
    en: 'This account follows {most} jobs already. Close some windows first.',
  },
  job_lost: {
    kind: 'broken',
    zh: '做这个作业的进程中途停止了，没有留下未完成的内容。请重新开始。',
    en: 'The process that did this job stopped; nothing half-done was left. Begin it again.',
  },
  job_failed: {
    kind: 'broken',
    zh: '作业意外失败，没有留下未完成的内容。请告诉维护人员作业的时间。',
    en: 'The job failed unexpectedly; nothing half-done was left. Tell the maintainers when it was.',
  },
  verification_empty: { kind: 'invalid', zh: '没有填写任何核实的内容。', en: 'Nothing was verified.' },
  verified_in_future: {
    kind: 'invalid',
    zh: '核实日期不能晚于今天。',
    en: 'The day of verification cannot be after today.',
  },
  run_unpublished: {
    kind: 'conflict',
    zh: '这次运行还没有入库，不能上报它的季度表。请先复核入库。',
    en: 'The run is not published; its table cannot be filed. Have it approved first.',
  },
  table_unknown: { kind: 'notFound', zh: '没有这张季度表。', en: 'There is no such quarterly table.' },
  table_unchanged: {
    kind: 'conflict',
    zh: '与第 {version} 版完全相同，没有重复上报。',
    en: 'It is the same as version {version}; it was not filed again.',
  },
  correction_unexplained: {
    kind: 'conflict',
    zh: '本季度已上报第 {version} 版。更正要写明原因。',
    en: 'Version {version} of the quarter was filed already. A correction says why.',
  },
  table_raced: {
    kind: 'conflict',
    zh: '另一个人刚上报了这一版。请重新查看。',
    en: 'Somebody else just filed this version. Look again.',
  },
  policy_unknown: { kind: 'notFound', zh: '没有这份入库规则表。', en: 'There is no such policy table.' },
  policy_decided: {
    kind: 'conflict',
    zh: '这份规则表已经复核（{stateSaid}）。',
    en: 'The policy table was decided already ({state}).',
  },
  policy_not_provincial: {
    kind: 'forbidden',
    zh: '入库规则由省级制定（规程第七条），{area} 不是一个省，没有执行。请由省级提出和复核。',
    en: 'The policy is the province’s (art. 7 of the rules) and {area} is no province; nothing was done. The province proposes and approves it.',
  },
  policy_day_taken: {
    kind: 'conflict',
    zh: '该地区在这一天已有生效的规则表。请换一个生效日期。',
    en: 'Another policy of the area begins on that day. Propose it for another day.',
  },
  policy_run_missing: {
    kind: 'conflict',
    zh: '本省在您的地区内还没有已入库的比对，没有可以预览的数据。请先完成一次比对并入库。',
    en: 'No comparison of your area in this province was published yet, so there is nothing to look ahead on. Compare and publish one first.',
  },
  policy_run_unfit: {
    kind: 'invalid',
    zh: '这次比对没有入库，或不在规则表的省内。请另选一次已入库的比对。',
    en: 'This run was not published, or is not of the province of the table. Choose another one.',
  },
  extracts_gone: {
    kind: 'notFound',
    zh: '这次比对所用的原始数据文件已不在服务器上，或已改动，无法按新规则表重新比对。请另选一次比对，或重新上传这批文件、比对并入库后再预览。',
    en: 'The extracts of this run are no longer on the server, or were changed, so they cannot be compared under another table. Choose another run, or send the files again, compare and publish them, and look ahead then.',
  },
  extracts_differ: {
    kind: 'conflict',
    zh: '同样的数据今天比对出的人员或关联与当时不同（程序或批次说明已更新），分不清哪些变化是规则表带来的。请用现在的程序重新比对并入库，再预览。',
    en: 'The same extracts give other people or links today than they did then (the program or batch.yaml was renewed), so what the table alone changes cannot be told. Compare and publish them again, and look ahead then.',
  },
  export_too_large: {
    kind: 'invalid',
    zh: '结果超过 {most} 行，没有导出。请缩小地区或条件。',
    en: 'There are more than {most} rows; nothing was exported. Narrow the area or the criteria.',
  },
  export_unknown: {
    kind: 'notFound',
    zh: '没有这次导出，或不是本地区账号导出的。',
    en: 'There is no such export, or it is of an account outside your area.',
  },
  run_broken: {
    kind: 'conflict',
    zh: '{folder} 的结果没有通过自检（{checks}），不能入库。请查明原因后重新运行。',
    en: 'The results in {folder} failed their own checks ({checks}) and cannot be published. Find the cause and run again.',
  },
  run_unknown: {
    kind: 'notFound',
    zh: '没有编号为 {run} 的入库申请。',
    en: 'No publishing is proposed under {run}.',
  },
  run_decided: {
    kind: 'conflict',
    zh: '编号 {run} 的入库申请已经处理过（{stateSaid}）。',
    en: 'The publishing {run} was decided already ({state}).',
  },
  run_older: {
    kind: 'conflict',
    zh: '登记库已有 {area} 截至 {published} 的结果，不能再用截至 {asOf} 的旧结果覆盖。',
    en: 'The registry already holds results of {area} as of {published}; older ones as of {asOf} cannot replace them.',
  },
  run_publishing: {
    kind: 'conflict',
    zh: '另一次入库正在进行，请稍后再试。',
    en: 'Another publishing is under way. Try again later.',
  },
  run_being_published: {
    kind: 'conflict',
    zh: '这次运行已有人批准，正在入库。请看它的作业。',
    en: 'The run was approved already and is being published. Look at its job.',
  },
  account_unknown: {
    kind: 'notFound',
    zh: '没有账号 {login}。',
    en: 'There is no account {login}.',
  },
  person_unknown: {
    kind: 'notFound',
    zh: '登记库中没有这个人，或其信息不在您的辖区内。',
    en: 'The register has no such person, or they are outside your area.',
  },
  field_unknown: {
    kind: 'invalid',
    zh: '指标 {field} 不能由人核实。',
    en: 'The indicator {field} cannot be verified by people.',
  },
  value_invalid: {
    kind: 'invalid',
    zh: '指标 {field}（{nameZh}）的值有误：{reasonZh}。没有提交，请改正后再交。',
    en: 'The value of the indicator {field} ({nameZh}) is wrong: {reason}. Nothing was done; correct it and send it again.',
  },
  indicator_unknown: {
    kind: 'notFound',
    zh: '没有这个扩充指标，或不在您的地区使用。',
    en: 'There is no such local indicator, or it is not used in your area.',
  },
  indicator_taken: {
    kind: 'conflict',
    zh: '指标编码 {code} 已被使用（部颁指标、数据来源的字段，或另一个扩充指标），没有增加。请换一个编码。',
    en: 'The code {code} is taken, by an indicator of the ministry, a column of the sources or another local indicator. Nothing was added; choose another one.',
  },
  indicator_invalid: {
    kind: 'invalid',
    zh: '扩充指标的定义有误（{where}）：{reasonZh}。没有增加，请改正后再交。',
    en: 'The definition of the indicator is wrong ({where}): {reason}. Nothing was added; correct it and send it again.',
  },
  indicator_ended: {
    kind: 'conflict',
    zh: '扩充指标 {field} 已停用，不再核实；已有的值仍可查看。',
    en: 'The local indicator {field} has ended and is not verified any more; its values stay readable.',
  },
  finding_unknown: {
    kind: 'notFound',
    zh: '没有这条疑点，或不在您的辖区内。',
    en: 'There is no such finding, or it is outside your area.',
  },
  action_not_allowed: {
    kind: 'conflict',
    zh: '疑点现在的状态是 {stateSaid}，不能进行 {actionSaid}。',
    en: 'The finding is {state} now; {action} is not possible.',
  },
  decision_unknown: {
    kind: 'notFound',
    zh: '没有这项待复核的处理，或不在您的辖区内。',
    en: 'There is no such decision to check, or it is outside your area.',
  },
  decision_waiting: {
    kind: 'conflict',
    zh: '已有一项同样的处理在等复核，没有再提交。请先复核它。',
    en: 'Such a decision waits for its second person already; nothing was added. Have that one checked first.',
  },
  decision_closed: {
    kind: 'conflict',
    zh: '这项处理已经复核过（{outcomeSaid}），没有再改动。',
    en: 'This decision was checked already ({outcome}); nothing was changed.',
  },
  visit_already: {
    kind: 'conflict',
    zh: '此人已在入户调查名单中，没有再提交。',
    en: 'This person is to be visited already; nothing was added.',
  },
  row_unknown: {
    kind: 'notFound',
    zh: '没有这条记录，或者已被新的比对结果取代。没有提交，请刷新后再看。',
    en: 'There is no such row, or a newer run has replaced it. Nothing was entered; load the list again.',
  },
  ruling_unknown: {
    kind: 'notFound',
    zh: '没有这项认定，或它已被撤销、已有新的认定。没有提交，请重新打开此人的页面。',
    en: 'There is no such ruling, or it was taken back or replaced. Nothing was entered; open the person’s page again.',
  },
  row_not_rulable: {
    kind: 'conflict',
    zh: '这条记录没有可以认定的号码，不能认定为此人的。没有提交；请核实此人的险种。',
    en: 'This row has no number that could be ruled on. Nothing was entered; verify the person’s insurances instead.',
  },
  visit_needless: {
    kind: 'conflict',
    zh: '此人没有待核实的事项，不需要入户调查。没有提交。',
    en: 'There is nothing to ask this person; no visit was entered.',
  },
  decision_incomplete: {
    kind: 'invalid',
    zh: '处理内容不完整：{reasonZh}。没有提交，请补充后再交。',
    en: 'The decision is not complete: {reason}. Nothing was done; add it and send it again.',
  },
  unit_unknown: {
    kind: 'notFound',
    zh: '登记库中没有这个单位，或不在您的辖区内。',
    en: 'The register has no such unit, or it is outside your area.',
  },
  merge_unknown: {
    kind: 'notFound',
    zh: '没有这项合并，或它已处理过。',
    en: 'There is no such merge, or it was decided already.',
  },
  merge_impossible: {
    kind: 'conflict',
    zh: '这两条登记中有一条已合并，或这一对已有待复核或生效的合并。已有别人并入的登记只能作为保留的一方。',
    en: 'One of the two is merged already, or a merge of the pair is open or stands. An entry that others were merged into can only be the one that stays.',
  },
  one_time_password_ended: {
    kind: 'unauthenticated',
    zh: '这个一次性密码已过期，没有登录。请找系统管理员要一个新的。',
    en: 'This one-time password has ended; you are not signed in. Ask the system administrator for a new one.',
  },
  password_to_change: {
    kind: 'unauthenticated',
    zh: '这是一次性密码，请先改成自己的密码（canbao account password）。',
    en: 'This password was given out for one use: change it first (canbao account password).',
  },
  administrator_protected: {
    kind: 'forbidden',
    zh: '这是三员（系统、安全、审计）账号，不能由另一个管理员改动密码、动态码或停用。请安全管理员先收回它的角色；本人改好密码后再授予。',
    en: 'This is an account of one of the three administrators: no other one changes its password or authenticator, or disables it. The security administrator takes its role back first, and grants it again once its owner has changed the password.',
  },
  administrator_not_alone: {
    kind: 'conflict',
    zh: '三员（系统、安全、审计）账号不能有其他角色，没有授权。请用另一个账号。',
    en: 'An account of one of the three administrators has no other role; nothing was granted. Use another account.',
  },
  password_unchanged: {
    kind: 'conflict',
    zh: '该账号还在用别人发给的一次性密码，不能授予三员角色，没有授权。请本人先登录并改成自己的密码。',
    en: 'The account still has the one-time password that somebody else gave out, so it becomes no administrator; nothing was granted. Its owner signs in and changes the password first.',
  },
  grant_exists: {
    kind: 'conflict',
    zh: '该账号已有这项角色授权。',
    en: 'The account has this grant already.',
  },
  grant_unknown: {
    kind: 'notFound',
    zh: '该账号没有这项角色授权。',
    en: 'The account has no such grant.',
  },
  accounts_exist: {
    kind: 'conflict',
    zh: '登记库里已有账号，也没有过期的首个管理员密码，什么也没有做。',
    en: 'The registry has accounts already, and no password of its first administrators has ended; nothing was done.',
  },
  login_taken: {
    kind: 'conflict',
    zh: '账号 {login} 已有人使用。',
    en: 'The login {login} is taken.',
  },
  login_invalid: {
    kind: 'invalid',
    zh: '账号只能用小写字母、数字、点和横线，以字母开头，2 到 40 个字符。',
    en: 'A login has 2 to 40 small letters, digits, dots and hyphens, and begins with a letter.',
  },
  role_unknown: {
    kind: 'invalid',
    zh: '没有这个角色。可用的角色：{roles}。',
    en: 'There is no such role. Roles: {roles}.',
  },
  code_missing: {
    kind: 'invalid',
    zh: '该账号有第二步验证，没有动态码：请在终端运行并输入，或设环境变量 CANBAO_CODE。',
    en: 'The account has an authenticator and there is no code: run in a terminal and type it, or set CANBAO_CODE.',
  },
  password_missing: {
    kind: 'invalid',
    zh: '没有密码：请在终端运行并输入，或设环境变量 CANBAO_PASSWORD。',
    en: 'There is no password: run in a terminal and type it, or set CANBAO_PASSWORD.',
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
  request_invalid: {
    kind: 'invalid',
    zh: '请求有误（{where}）：{reasonZh}。没有执行，请改正后再发。',
    en: 'The request is wrong ({where}): {reason}. Nothing was done; correct it and send it again.',
  },
  request_too_large: {
    kind: 'invalid',
    zh: '请求超过 {limit} 字节，没有接收。',
    en: 'The request is larger than {limit} bytes and was not read.',
  },
  media_type_wrong: {
    kind: 'invalid',
    zh: '请求的内容类型不对，没有接收。请用 application/json。',
    en: 'The content type of the request is wrong, and it was not read. Send application/json.',
  },
  request_forged: {
    kind: 'forbidden',
    zh: '请求缺少 x-canbao 头，可能来自别的网站，没有执行。',
    en: 'The request lacks the header x-canbao, so it may come from another site; nothing was done.',
  },
  route_unknown: {
    kind: 'notFound',
    zh: '没有这个地址。可用的地址见 /api/openapi.json。',
    en: 'There is nothing at this address. /api/openapi.json lists what there is.',
  },
  already_done: {
    kind: 'conflict',
    zh: '这个请求已经办理，没有再办一次；它的答复只显示一次（如一次性密码）。没有看到的，请换一个新的 Idempotency-Key 重新办理。',
    en: 'This request was done already and was not done again; its answer, such as a one-time password, is told once. If you missed it, ask again with a new Idempotency-Key.',
  },
  idempotency_key_reused: {
    kind: 'conflict',
    zh: '这个 Idempotency-Key 已用于另一个请求，没有执行。请换一个新的。',
    en: 'This Idempotency-Key was used for another request; nothing was done. Use a new one.',
  },
  raced: {
    kind: 'conflict',
    zh: '另一个请求刚刚写入了同样的内容，本次没有写入。请重新查看后再试。',
    en: 'Another request just wrote the same; nothing was written by this one. Look again before you try again.',
  },
  cursor_invalid: {
    kind: 'invalid',
    zh: '翻页位置无效。请从第一页重新开始。',
    en: 'The cursor is not valid. Begin again at the first page.',
  },
  password_must_change: {
    kind: 'forbidden',
    zh: '现在用的是一次性密码，请先改成自己的密码，再办理其他事项。',
    en: 'This is still the one-time password: change it before anything else.',
  },
  second_factor_exists: {
    kind: 'conflict',
    zh: '本账号已启用动态码。请先停用，再重新登记验证器。',
    en: 'This account has an authenticator already. Take it away before you set up another one.',
  },
  second_factor_not_begun: {
    kind: 'conflict',
    zh: '还没有登记验证器。请先扫描二维码，再输入动态码。',
    en: 'No authenticator is being set up. Begin with its secret, then enter a code.',
  },
  code_wrong: {
    kind: 'invalid',
    zh: '动态码不正确，没有启用。请核对手机时间后再输一次。',
    en: 'The code is wrong; nothing was changed. Check the clock of the phone and enter the next code.',
  },
  exception_unknown: {
    kind: 'notFound',
    zh: '没有这项例外访问申请，或不在您的辖区内。',
    en: 'There is no such request for an exception, or it is outside your area.',
  },
  exception_decided: {
    kind: 'conflict',
    zh: '这项例外访问申请已经处理过（{stateSaid}）。',
    en: 'This request for an exception was decided already ({state}).',
  },
  unexpected: {
    kind: 'broken',
    zh: '服务发生意外错误（编号 {request}），请稍后再试；仍不行请把编号告诉维护人员。',
    en: 'Something unexpected went wrong (request {request}). Try again later, or tell the maintainers this number.',
  },
  not_ready: {
    kind: 'unavailable',
    zh: '服务暂时连不上登记库，请稍后再试。',
    en: 'The service cannot reach its registry now. Try again later.',
  },
} as const satisfies Record<string, ProblemEntry>

/** Chinese words for states and actions in details: `{stateSaid}` is `{state}` in words. */
const stateWords: Readonly<Record<string, string>> = {
  proposed: '已提请',
  published: '已入库',
  approved: '已同意',
  refused: '不同意',
  granted: '已开放',
  ended: '已结束',
  done: '已完成',
  failed: '未成功',
  cancelled: '已停止',
  open: '待处理',
  confirmed: '已确认',
  dismissed: '已排除',
  routed: '已转办',
  solved: '已消除',
  confirm: '确认',
  dismiss: '排除',
  route: '转办',
  reopen: '重新打开',
}

export type ProblemCode = keyof typeof catalogue
export type ProblemDetails = Record<string, string | number>
export type Language = 'zh' | 'en'

/** An expected failure from the catalogue: stable code, kind, and details that fill its message. */
export class Problem extends Error {
  readonly code: ProblemCode
  readonly kind: ProblemKind
  readonly details: ProblemDetails

  constructor(code: ProblemCode, details: ProblemDetails) {
    super(`${code}: ${fill(catalogue[code].en, details)}`)
    this.name = 'Problem'
    this.code = code
    this.kind = catalogue[code].kind
    this.details = details
  }

  /** The message for a person, in their language. */
  say(language: Language): string {
    return fill(catalogue[this.code][language], this.details)
  }
}

/** Makes the problem `code`; the caller throws it. */
export function problem(code: ProblemCode, details: ProblemDetails): Problem {
  return new Problem(code, details)
}

/** Every problem there is, for the documentation of the service. */
export function listProblems(): { code: ProblemCode; kind: ProblemKind; zh: string; en: string }[] {
  return (Object.keys(catalogue) as ProblemCode[]).map((code) => ({ code, ...catalogue[code] }))
}

function fill(template: string, details: ProblemDetails): string {
  return template.replace(/\{(\w+?)(Said)?\}/g, (whole, name: string, said?: string) => {
    if (!(name in details)) return whole
    const detail = String(details[name])
    return said === undefined ? detail : (stateWords[detail] ?? detail)
  })
}
