type Words = readonly [zh: string, en: string]

/** What entries are about. */
export const objectWords: Readonly<Record<string, Words>> = {
  person: ['人员', 'Person'],
  finding: ['疑点', 'Finding'],
  decision: ['处理', 'Decision'],
  unit: ['单位', 'Unit'],
  batch: ['批次', 'Batch'],
  job: ['作业', 'Job'],
  run: ['运行', 'Run'],
  export: ['导出', 'Export'],
  policy: ['规则表', 'Policy table'],
  account: ['账号', 'Account'],
  exception: ['辖区外访问', 'Exception'],
}

const others: Readonly<Record<string, Words>> = {
  indicator: ['指标', 'Indicator'],
  key: ['密钥', 'Key'],
}

export const wordsOfObject = (kind: string): Words => objectWords[kind] ?? others[kind] ?? [kind, kind]

const details: Readonly<Record<string, Words>> = {
  by: ['查询条件', 'Searched by'],
  found: ['查到', 'Found'],
  fields: ['显示的内容', 'What was shown'],
  asOf: ['截至', 'As of'],
  area: ['地区', 'Area'],
  days: ['天数', 'Days'],
  full: ['含全部号码', 'Numbers in full'],
  people: ['人数', 'People'],
  rows: ['行数', 'Rows'],
  at: ['位置', 'Place in the file'],
  job: ['作业', 'Job'],
  run: ['运行', 'Run'],
  cell: ['表中格', 'Cell of the table'],
  table: ['上报的表', 'Filed table'],
  action: ['处理方式', 'Action'],
  kind: ['种类', 'Kind'],
  state: ['状态', 'State'],
  decision: ['处理', 'Decision'],
  person: ['人员', 'Person'],
  finding: ['疑点', 'Finding'],
  disabled: ['停用', 'Disabled'],
  role: ['角色', 'Role'],
  way: ['登录方式', 'Way'],
  type: ['类型', 'Type'],
  ok: ['完整', 'Holds'],
  entries: ['记录数', 'Entries'],
  quarter: ['季度', 'Quarter'],
  alone: ['一人提请并入库', 'Alone'],
  what: ['内容', 'What'],
  values: ['加密值个数', 'Values'],
  suite: ['算法', 'Suite'],
}

export const wordsOfDetail = (name: string): Words => details[name] ?? [name, name]

/** Words that details hold: criteria of searches, columns, actions and states. */
export const valueWords: Readonly<Record<string, Words>> = {
  number: ['证件号码', 'number'],
  phone: ['联系电话', 'phone'],
  address: ['地址', 'address'],
  name: ['姓名', 'name'],
  nameStart: ['姓名开头', 'beginning of the name'],
  initials: ['拼音首字母', 'initials'],
  area: ['地区', 'area'],
  disposition: ['去向', 'disposition'],
  reason: ['原因', 'reason'],
  ask: ['调查方式', 'way of asking'],
  household: ['户籍', 'household'],
  codes: ['参保状态', 'status codes'],
  code: ['代码', 'code'],
  state: ['状态', 'state'],
  insurance: ['险种', 'insurance'],
  confirm: ['确认', 'confirm'],
  dismiss: ['排除', 'dismiss'],
  route: ['转办', 'route'],
  reopen: ['重新打开', 'reopen'],
  open: ['待处理', 'open'],
  confirmed: ['已确认', 'confirmed'],
  dismissed: ['已排除', 'dismissed'],
  routed: ['已转办', 'routed'],
  solved: ['已消除', 'solved'],
  verification: ['核实', 'verification'],
  merge: ['合并', 'merge'],
  unmerge: ['撤销合并', 'undoing a merge'],
  row: ['记录认定', 'ruling on a row'],
  unrule: ['撤销记录认定', 'taking back a ruling on a row'],
}
