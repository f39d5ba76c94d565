import type { ProblemEntry } from './entry.ts'

/** Batches and jobs of the service, tables, policies and published runs. */
export const work = {
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
} as const satisfies Record<string, ProblemEntry>
