import type { ProblemEntry } from './entry.ts'

/** A run, its batch and its output. */
export const runs = {
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
} as const satisfies Record<string, ProblemEntry>
