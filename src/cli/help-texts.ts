import type { Language } from '../problems.ts'

const zh = {
  canbao: '参保：把公安、社保各险种和其他部门的数据比对成一份登记库，列出需调查的人员和季报。',
  version: '显示版本',
  help: '显示本说明',
  lang: '语言：zh 或 en（默认随系统）',
  json: '在标准输出给出一份 JSON 结果',
  canbaoAfter: `
示例:
  canbao sample --out 样例 --persons 100000     造一个虚构的地区来试用
  canbao check 批次                            只检查批次文件夹，不运行
  canbao run 批次 --out 结果                   比对并写出结果
  canbao report 结果                           显示季报
  canbao report 结果 --cell 520300:9           打开季报中的一个数字，列出这些人
  canbao explain 结果 --number 520303…         说明一个人的来龙去脉

每个命令的说明: canbao run --help

退出码:
  0 正常   1 意外错误   2 输入被拒，什么也没写   3 运行完成但平衡或校验不符，结果不可信
  4 没有找到   64 用法不对   130 被中断`,
  run: '比对一个批次，写出登记库、需调查名单、季报和总览页',
  batch: '批次文件夹（内有 batch.yaml）',
  out: '结果文件夹（须不存在或为空）',
  policy: '换用另一张入库规则表(CSV)',
  skipBadFiles: '跳过有错的文件继续运行（总览页会说明）',
  since: '上一次运行的结果文件夹；本批次含变更（op 列为 + 或 -），或有变化的整份文件',
  memoryLimit: '引擎可用内存，如 4GB',
  threads: '使用的处理器数',
  engine: '在哪里比对：本机，或 Spark 集群',
  master: 'Spark 集群的地址，如 spark://主机:7077、yarn',
  sparkConf: 'Spark 的一项设置，可多次给出',
  keepEveryStep: '每一步都存盘：中断后一步也不重做，但整个运行约慢两成',
  keepForChanges: '在结果里留下批次和核对过的行（OUT/batch、OUT/kept），使下一次 --since 只比对变动涉及的人',
  runAfter: `
示例:
  canbao run 2016四季度 --out 结果
  canbao run 2016四季度 --out 结果 --policy 本省规则.csv --memory-limit 8GB
  canbao run 2016四季度 --out 结果 --skip-bad-files

结果先写在旁边，全部完成后才改名为结果文件夹；中途按 Ctrl-C 不会留下半成品。
运行被强行终止后，用同样的参数再运行一次，会接着做下去。
退出码：0 正常  2 输入被拒  3 平衡或校验不符，结果不可信  130 被中断`,
  check: '检查批次：文件、表头、编码、行数；不运行，不写任何东西',
  checkAfter: `
示例:
  canbao check 2016四季度
  canbao check 2016四季度 --json

退出码：0 可以运行  2 有错误（逐条列出）`,
  sample: '造一个虚构地区的全套部门数据（不含任何真人），带标准答案',
  sampleOut: '写到哪个文件夹',
  sampleArea: '地区代码（省、市或县）',
  samplePeople: '人数',
  sampleSeed: '随机种子；种子相同，数据相同',
  sampleQuarters: '季度数；第二季度起有出生、死亡、迁移和新的参保',
  sampleAfter: `
示例:
  canbao sample --out 样例
  canbao sample --out 样例 --area 520300 --persons 1000000 --seed 7
  canbao sample --out 样例 --quarters 4`,
  explain: '说明一个人：各来源怎么说、如何关联、哪条规则决定、为什么要调查',
  output: '结果文件夹（canbao run 写出的）',
  number: '公民身份号码或其他证件号码',
  name: '姓名（与号码一起给出，或单独给出）',
  key: 'person_key（名单里的人员标识）',
  explainBatch: '批次文件夹，若已不在运行时的位置',
  repeat: '按结果中的记录重做一遍，核对是否完全相同（重做的结果不保留）',
  repeatAfter: `
示例:
  canbao repeat 结果
  canbao repeat 结果 --batch /数据/2016四季度

先核对各文件、batch.yaml 和规则表是否就是当时的（SHA-256），再运行，再逐行比较。
退出码：0 相同  2 输入已不是当时的  3 不同`,
  explainAfter: `
示例:
  canbao explain 结果 --number 520303199001012345
  canbao explain 结果 --name 张三

退出码：0 找到  4 没有找到这个人`,
  report: '显示季报；或打开其中一个数字，列出这些人',
  cell: '地区:栏号，如 520300:9；合计行用 total:9',
  to: '名单写到这个 CSV 文件（默认写到标准输出）',
  reportAfter: `
示例:
  canbao report 结果
  canbao report 结果 --cell 520300:9 --to 应参未参养老.csv
  canbao report 结果 --cell total:7

栏号 1–17 与《全民参保登记基础数据情况表》一致。名单含个人信息，请按规定保管。`,
  evaluate: '对照标准答案评价一次运行的关联：准确率、召回率、F1、阈值曲线、最严重的错误及其原因',
  evaluateTruth: '标准答案文件夹（rows.csv 和 persons.csv，如 canbao sample 写出的 truth）',
  evaluatePage: '另写一页 HTML（曲线图，每个错误一张图）',
  evaluateAfter: `
示例:
  canbao evaluate 结果 --truth 样例
  canbao evaluate 结果 --truth 样例/truth --page 评价.html

只列出行的位置和人员标识，不列姓名和号码。候选人员的准确率另存在结果文件夹中（evaluation.json），供 canbao accept 引用。`,
  accept: '把评分达到一定值的候选记录写成下次运行的人工裁定（same），并说明这个评分量过的准确率',
  acceptScore: '评分（比特，如 24 或 24.5），与 canbao evaluate 的曲线一致',
  acceptTo: '写出的裁定文件（CSV，仅本人可读）',
  acceptAfter: `
示例:
  canbao evaluate 结果 --truth 标准答案
  canbao accept 结果 --score 30 --to rulings.csv

只写号码可用的行；写了多少条、哪些不能写及原因都会说明，不列姓名和号码。没有用 canbao evaluate 量过准确率时会警告。
被裁定为不是同一人的不在其中。死亡记录须由人认定。`,
}

const en: typeof zh = {
  canbao:
    'canbao: turns the extracts of police, social insurance and other departments into one register, lists of people to ask, and the quarterly table.',
  version: 'show the version',
  help: 'show this help',
  lang: 'language: zh or en (default: the locale)',
  json: 'give the result as one JSON document on standard output',
  canbaoAfter: `
Examples:
  canbao sample --out sample --persons 100000   make an invented area to try it on
  canbao check batch                           judge a batch folder without running it
  canbao run batch --out result                compare, and write the results
  canbao report result                         show the quarterly table
  canbao report result --cell 520300:9         open one figure of the table as its list of people
  canbao explain result --number 520303…       tell one person's story

Help of one command: canbao run --help

Exit codes:
  0 good   1 unexpected error   2 input refused, nothing written
  3 run finished but a balance or check is broken: do not trust the result
  4 nothing found   64 wrong usage   130 interrupted`,
  run: 'compare a batch; write the register, survey lists, quarterly table and summary page',
  batch: 'the batch folder (with batch.yaml)',
  out: 'the folder for the results (must not exist, or be empty)',
  policy: 'use another policy table (CSV)',
  skipBadFiles: 'run without the files that have faults (the summary says so)',
  since: 'the results of the run before; this batch holds changes (op column + or -), or whole files',
  memoryLimit: 'memory for the engine, such as 4GB',
  threads: 'number of processors to use',
  engine: 'where rows are compared: on this machine, or on a Spark cluster',
  master: 'address of the Spark cluster, such as spark://host:7077 or yarn',
  sparkConf: 'one setting of Spark; may be given several times',
  keepEveryStep: 'keep what every step made: an interrupted run repeats none, and is a fifth slower or so',
  keepForChanges:
    'keep the batch and its checked rows (OUT/batch, OUT/kept): the next --since compares only whom changes touch',
  runAfter: `
Examples:
  canbao run 2016Q4 --out result
  canbao run 2016Q4 --out result --policy province.csv --memory-limit 8GB
  canbao run 2016Q4 --out result --skip-bad-files

The results are written beside and renamed at the end; Ctrl-C leaves nothing half-written.
A run that was killed goes on where it stopped when it is called again with the same arguments.
Exit codes: 0 good  2 input refused  3 a balance or check is broken, do not trust  130 interrupted`,
  check: 'judge a batch: files, headers, encodings, rows; runs nothing, writes nothing',
  checkAfter: `
Examples:
  canbao check 2016Q4
  canbao check 2016Q4 --json

Exit codes: 0 it can be run  2 faults (each is listed)`,
  sample: 'make all extracts of an invented area (no real people), with its own truth',
  sampleOut: 'the folder to write to',
  sampleArea: 'code of the area (province, prefecture or county)',
  samplePeople: 'number of people',
  sampleSeed: 'random seed; the same seed gives the same data',
  sampleQuarters: 'number of quarters; later ones have births, deaths, moves, new enrolments',
  sampleAfter: `
Examples:
  canbao sample --out sample
  canbao sample --out sample --area 520300 --persons 1000000 --seed 7
  canbao sample --out sample --quarters 4`,
  explain: 'one person: what each source said, how it was linked, which rule decided, why to ask',
  output: 'the folder of results (written by canbao run)',
  number: "citizen's number or number of another document",
  name: 'name (with a number, or alone)',
  key: 'person_key, as in the lists',
  explainBatch: 'the batch folder, where it is no longer where it was at the run',
  repeat: 'make a result again from its record and compare all of it (the second result is not kept)',
  repeatAfter: `
Examples:
  canbao repeat result
  canbao repeat result --batch /data/2016Q4

First the files, batch.yaml and the policy table must be those of the run (SHA-256); then it runs, and compares all rows.
Exit codes: 0 the same  2 the inputs are no longer those of the run  3 another result`,
  explainAfter: `
Examples:
  canbao explain result --number 520303199001012345
  canbao explain result --name 张三

Exit codes: 0 found  4 no such person`,
  report: 'show the quarterly table; or open one figure as its list of people',
  cell: 'area:column, such as 520300:9; total:9 for the first row',
  to: 'write the list to this CSV file (default: standard output)',
  reportAfter: `
Examples:
  canbao report result
  canbao report result --cell 520300:9 --to missing-pension.csv
  canbao report result --cell total:7

Columns 1–17 are those of the official form. The list holds personal data: keep it as the rules ask.`,
  evaluate: 'judge the links of a run by a truth: precision, recall, F1, curve over thresholds, worst errors and why',
  evaluateTruth: 'folder of the truth (rows.csv and persons.csv, such as truth of canbao sample)',
  evaluatePage: 'also write a page of HTML (the curve, and a picture of each error)',
  evaluateAfter: `
Examples:
  canbao evaluate result --truth sample
  canbao evaluate result --truth sample/truth --page evaluation.html

Rows are told by their place and people by their key; no name or number is shown. What was measured of the candidates
is kept with the results (evaluation.json), for canbao accept.`,
  accept: 'make candidates from a score up rulings (same) of the next run, and tell what precision was measured there',
  acceptScore: 'score in bits, such as 24 or 24.5, as the curve of canbao evaluate has it',
  acceptTo: 'the file of rulings to write (CSV, readable by you alone)',
  acceptAfter: `
Examples:
  canbao evaluate result --truth truth
  canbao accept result --score 30 --to rulings.csv

Only rows with a usable number: it says how many rulings were written and which rows none can be written of, and why;
no name or number is shown. Where canbao evaluate measured nothing it warns. What people ruled to be two is not among
them, and nobody's death is accepted by a score.`,
}

/** All texts of the help, in both languages. */
export const helpTexts: Record<Language, typeof zh> = { zh, en }
