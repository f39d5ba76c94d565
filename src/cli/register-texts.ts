import type { Language } from '../problems.ts'

const zh = {
  registry: '登记库文件夹（默认 data/registry，或环境变量 CANBAO_REGISTRY；PostgreSQL 由 DATABASE_URL 指定）',
  as: '以哪个账号办理（密码和动态码在终端输入，或由环境变量 CANBAO_PASSWORD、CANBAO_CODE 给出）',
  output: '结果文件夹（canbao run 写出的）',
  publish: '把一次运行的结果入库：一人提请，另一人复核',
  publishPreview: '只看会有哪些变化，不入库',
  publishApprove: '复核并入库这一提请',
  publishRefuse: '不予入库这一提请',
  publishReason: '不予入库的原因',
  publishAlone: '一人经办并复核（登记库和审计会永久注明）',
  publishAfter: `
示例:
  canbao publish 结果 --as 经办人 --preview
  canbao publish 结果 --as 经办人
  canbao publish --approve 编号 --as 复核人
  canbao publish --refuse 编号 --reason 原因 --as 复核人

入库要么全部完成，要么什么也不变；同样的结果再次入库不会有任何变化；人工核实的内容不会被覆盖。`,
  compare: '两次结果有什么不同：谁进入、谁离开、谁的状态变了、因为哪个来源',
  compareAfter: `
示例:
  canbao compare 2016四季度结果 2017一季度结果`,
  account: '登记库的账号：first 建三个管理员，add 建账号，grant 授权，password 改密码',
  accountAction: 'first、add、grant 或 password',
  accountLogin: '账号',
  accountName: '姓名',
  accountRole: '角色',
  accountArea: '地区代码',
  accountAfter: `
示例:
  canbao account first --area 520300                                三个管理员，一次性密码只显示这一次
  canbao account password --as system                               改自己的密码（新密码：CANBAO_NEW_PASSWORD）
  canbao account add wang --name 王某 --as system                    系统管理员建账号
  canbao account grant wang --role handler --area 520302 --as security  安全管理员授权`,
  decisions: '导出人工核实和裁定，作为下一次运行的 verified 和 ruling 来源',
  decisionsFolder: '写到哪个文件夹（不存在则新建）',
  decisionsReason: '导出的用途（写入审计）',
  decisionsAfter: `
示例:
  canbao decisions 2017一季度/人工 --area 520300 --reason 下一次比对 --as 经办人

batch.yaml 中加上:
  - kind: verified
    files: ["人工/verified.csv"]
  - kind: ruling
    files: ["人工/rulings.csv"]`,
  demo: '演示：把虚构人员的结果入库，并为每个角色建一个账号',
  demoAfter: `
示例:
  canbao demo data/out-520300
  canbao serve

只用于虚构数据。再次运行会给演示账号换新的一次性密码。登记库里有正式账号时拒绝。`,
  serve: '启动服务：登记库的接口，直到按 Ctrl-C',
  serveHost: '监听的地址',
  servePort: '监听的端口（默认 8080，被占用时任意空闲端口）',
  serveProxy: '信任这些反向代理转告的来访地址（逗号分隔）',
  serveMetrics: '除本机外可以读取运行指标（/metrics）的地址（逗号分隔）',
  serveOrigin: '浏览器访问本服务的地址，如 https://canbao.example.gov.cn（或环境变量 CANBAO_ORIGIN）',
  serveReady: '服务已启动：{address}\n接口说明：{address}/api/openapi.json\n按 Ctrl-C 停止。\n',
  serveStopping: '正在停止：等办理中的请求结束…\n',
  serveAfter: `
示例:
  canbao account first --area 520300    第一次：三个管理员，一次性密码只显示这一次
  canbao serve --port 8080

只在本机监听；给别的机器使用时，请放在有 TLS 证书的反向代理之后，并用 --trust-proxy 写明它的地址。
监听别的地址、写了 --trust-proxy 或 --origin https://… 时，登录的 Cookie 只经加密连接传送；没有 TLS 的试用请写 --origin http://…。
服务运行时，其他命令（publish、account …）可以同时使用同一个登记库。
接入统一身份认证（OpenID Connect）：设环境变量 CANBAO_OIDC_ISSUER 等，见 docs/command-line.md。`,
  keys: '加密密钥：列出、轮换、更换主密钥或算法、停用（由安全管理员办理）',
  keysAction: 'rotate、reseal 或 retire；不写则列出',
  keysID: '要停用的数据密钥编号',
  keysMaster: '换用这个文件里的主密钥（不存在时新建）',
  keysCipher: '改用哪种算法保存：sm4 或 aes',
  keysAfter: `
示例:
  canbao keys --as security                            有哪些密钥，各加密了多少值（不显示密钥本身）
  canbao keys rotate --as security                     换一个数据密钥，把已保存的值全部重新加密
  canbao keys rotate --master 新文件 --as security      换主密钥；旧文件从此打不开登记库
  canbao keys reseal --cipher aes --as security        改用另一种算法保存
  canbao keys retire 1 --as security                   停用不再加密任何值的旧密钥

服务运行时也可轮换；随时中断都不会损坏，再次运行会接着做。怎样保管主密钥：docs/operations/keys.md
退出码：0 正常  2 被拒  3 有打不开的值`,
  audit: '核对审计链：任何改动、缺失或调换都会被发现',
  auditAfter: `
示例:
  canbao audit verify

退出码：0 完整  3 被改动过`,
}

const en: Record<keyof typeof zh, string> = {
  registry: 'folder of the register (data/registry, or CANBAO_REGISTRY; a PostgreSQL is named by DATABASE_URL)',
  as: 'login of the account that does it (password and code are typed, or given by CANBAO_PASSWORD and CANBAO_CODE)',
  output: 'the folder of results that canbao run wrote',
  publish: 'publish the results of a run into the register: proposed by one person, approved by another',
  publishPreview: 'tell what would change, and change nothing',
  publishApprove: 'approve this proposal, and publish it',
  publishRefuse: 'refuse this proposal',
  publishReason: 'why it is refused',
  publishAlone: 'propose and approve alone (register and audit say so for ever)',
  publishAfter: `
Examples:
  canbao publish result --as HANDLER --preview
  canbao publish result --as HANDLER
  canbao publish --approve RUN --as REVIEWER
  canbao publish --refuse RUN --reason TEXT --as REVIEWER

Publishing does all or nothing; the same results published again change nothing; what people verified is never overwritten.`,
  compare: 'what two results differ in: who entered, left, changed a code, and because of which source',
  compareAfter: `
Examples:
  canbao compare result-2016Q4 result-2017Q1`,
  account:
    'accounts of the register: first makes three administrators, add an account, grant a role, password changes yours',
  accountAction: 'first, add, grant or password',
  accountLogin: 'login',
  accountName: 'name',
  accountRole: 'role',
  accountArea: 'division code',
  accountAfter: `
Examples:
  canbao account first --area 520300                                three administrators; their passwords are shown once
  canbao account password --as system                               change your password (the new one: CANBAO_NEW_PASSWORD)
  canbao account add wang --name WANG --as system                   an account, by the system administrator
  canbao account grant wang --role handler --area 520302 --as security  a role, by the security administrator`,
  decisions: 'export what people verified and ruled, as the sources verified and ruling of the next run',
  decisionsFolder: 'folder to write to; made when it is not there',
  decisionsReason: 'what for (it stands in the audit)',
  decisionsAfter: `
Examples:
  canbao decisions 2017Q1/decisions --area 520300 --reason "next comparison" --as HANDLER

In batch.yaml:
  - kind: verified
    files: ["decisions/verified.csv"]
  - kind: ruling
    files: ["decisions/rulings.csv"]`,
  demo: 'demonstration: publish results about invented people, and make an account for each role',
  demoAfter: `
Examples:
  canbao demo data/out-520300
  canbao serve

For invented data only. Called again it gives its accounts new one-time passwords. Refused where real accounts are.`,
  serve: 'start the service: the interface of the register, until Ctrl-C',
  serveHost: 'address to listen on',
  servePort: 'port to listen on (8080, or any free one where that is taken)',
  serveProxy: 'take these reverse proxies’ word about where a request came from (separated by commas)',
  serveMetrics: 'addresses that may read /metrics beside this machine (separated by commas)',
  serveOrigin: 'how browsers reach the service, as https://canbao.example.gov.cn (or CANBAO_ORIGIN)',
  serveReady: 'The service is at {address}\nIts description: {address}/api/openapi.json\nCtrl-C stops it.\n',
  serveStopping: 'Stopping: requests under way may end …\n',
  serveAfter: `
Examples:
  canbao account first --area 520300    once: three administrators, whose passwords are shown this once
  canbao serve --port 8080

It listens on this machine only. For others put it behind a reverse proxy with a TLS certificate, named by --trust-proxy.
Listening elsewhere, with --trust-proxy or --origin https://…, its cookies go over TLS only; to try it without TLS say --origin http://….
While it runs other commands (publish, account …) work on the same register.
An identity service (OpenID Connect) is named by CANBAO_OIDC_ISSUER and others: docs/command-line.md.`,
  keys: 'the keys that seal: list, rotate, change the master key or the cipher, retire (by the security administrator)',
  keysAction: 'rotate, reseal or retire; none: list',
  keysID: 'the data key to retire',
  keysMaster: 'use the master key of this file (made when it is not there)',
  keysCipher: 'the cipher to keep values by: sm4 or aes',
  keysAfter: `
Examples:
  canbao keys --as security                        which keys there are, and how much each sealed; never a key itself
  canbao keys rotate --as security                 another data key, and all stored values sealed anew by it
  canbao keys rotate --master FILE --as security   another master key; the former file opens the register no more
  canbao keys reseal --cipher aes --as security    keep values by another cipher
  canbao keys retire 1 --as security               delete a former key that seals nothing any more

A service may run meanwhile. Interrupted at any moment nothing is damaged, and the same command goes on.
How to keep the master key: docs/operations/keys.md
Exit codes: 0 good  2 refused  3 some values do not open`,
  audit: 'check the audit chain: every change, gap and swap is found',
  auditAfter: `
Examples:
  canbao audit verify

Exit codes: 0 whole  3 tampered with`,
}

/** Words of the commands on the register. */
export const registerTexts: Record<Language, Record<keyof typeof zh, string>> = { zh, en }
