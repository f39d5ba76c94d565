import type { ProblemEntry } from './entry.ts'

/** People, findings, units and indicators of the register. */
export const people = {
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
} as const satisfies Record<string, ProblemEntry>
