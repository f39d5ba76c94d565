type Words = readonly [zh: string, en: string]

interface ActionGroup {
  zh: string
  en: string
  actions: Readonly<Record<string, Words>>
}

/** Every action that the audit knows, by what it is about. */
export const actionGroups: readonly ActionGroup[] = [
  {
    zh: '人员',
    en: 'People',
    actions: {
      'person.search': ['查询人员', 'Searched for people'],
      'person.count': ['统计人员', 'Counted people'],
      'person.read': ['查看人员', 'Read a person'],
      'person.reveal': ['显示全部号码等', 'Revealed in full'],
      'person.readers': ['查看查阅记录', 'Read who looked'],
      'person.history': ['查看历史版本', 'Read former versions'],
      'person.evidence': ['查看依据', 'Read the evidence'],
      'person.desk': ['查看档案核实队列', 'Read what the desk rules on'],
      'person.export': ['导出人员', 'Exported people'],
      'person.verify': ['核实人员', 'Verified a person'],
      'person.row': ['认定一条记录是否本人', 'Ruled on a row'],
      'person.unrule': ['提请撤销记录认定', 'Proposed to take back a ruling on a row'],
      'person.visit': ['提请入户调查', 'Proposed a visit'],
      'person.merge': ['提请合并', 'Proposed a merge'],
      'person.unmerge': ['提请撤销合并', 'Proposed to undo a merge'],
      'person.decisions': ['查看待复核处理', 'Listed what waits for approval'],
      'person.decision.read': ['查看一项处理', 'Read what waits for approval'],
      'person.approve': ['同意人员处理', 'Approved about a person'],
      'person.refuse': ['不同意人员处理', 'Refused about a person'],
      'unit.search': ['查询单位', 'Searched for units'],
      'unit.read': ['查看单位', 'Read a unit'],
    },
  },
  {
    zh: '疑点',
    en: 'Findings',
    actions: {
      'finding.search': ['查询疑点', 'Searched for findings'],
      'finding.count': ['统计疑点', 'Counted findings'],
      'finding.read': ['查看疑点', 'Read a finding'],
      'finding.decide': ['处理疑点', 'Decided a finding'],
      'finding.decisions': ['查看待复核疑点', 'Listed findings to approve'],
      'finding.approve': ['同意疑点处理', 'Approved about a finding'],
      'finding.refuse': ['不同意疑点处理', 'Refused about a finding'],
      'finding.handover': ['导出转办清单', 'Exported findings to hand over'],
    },
  },
  {
    zh: '比对与入库',
    en: 'Runs',
    actions: {
      'batch.create': ['新建批次', 'Began a batch'],
      'batch.list': ['查看批次清单', 'Listed batches'],
      'batch.read': ['查看批次', 'Read a batch'],
      'batch.file': ['上传文件', 'Sent a file'],
      'batch.file.delete': ['删除文件', 'Took a file away'],
      'batch.describe': ['填写批次说明', 'Described a batch'],
      'batch.delete': ['删除批次', 'Took a batch away'],
      'job.check': ['检查文件', 'Checked the files'],
      'job.compare': ['运行比对', 'Ran a comparison'],
      'job.summary': ['查看比对结果', 'Read what a comparison found'],
      'job.cancel': ['停止作业', 'Stopped a job'],
      'reject.read': ['查看拒收行', 'Read rejects'],
      'job.propose': ['提请入库', 'Proposed a run'],
      'job.preview': ['预览入库变化', 'Previewed publishing'],
      'job.preview.read': ['查看入库预览', 'Read a preview'],
      'job.difference': ['比较两次运行', 'Compared two runs'],
      'job.publish': ['复核入库', 'Approved and published'],
      'run.read': ['查看运行', 'Read a run'],
      'run.refuse': ['不予入库', 'Refused a run'],
      'run.propose': ['提请入库（命令行）', 'Proposed a run (command line)'],
      'run.publish': ['入库（命令行）', 'Published a run (command line)'],
    },
  },
  {
    zh: '报表、政策与指标',
    en: 'Tables, policy, indicators',
    actions: {
      'quarterly.form': ['下载季报表', 'Downloaded the quarterly table'],
      'quarterly.people': ['查看表中人员', 'Read the people of a figure'],
      'quarterly.file': ['上报季报表', 'Filed the quarterly table'],
      'policy.propose': ['提请规则表', 'Proposed a policy table'],
      'policy.preview': ['预览规则表的影响', 'Previewed a policy table'],
      'policy.approve': ['同意规则表', 'Approved a policy table'],
      'policy.refuse': ['不同意规则表', 'Refused a policy table'],
      'indicator.add': ['增加指标', 'Added an indicator'],
      'indicator.end': ['停用指标', 'Ended an indicator'],
    },
  },
  {
    zh: '登录与账号',
    en: 'Sessions and accounts',
    actions: {
      'account.login': ['登录', 'Signed in'],
      'account.logout': ['退出', 'Signed out'],
      'account.password': ['更改密码', 'Changed the password'],
      'account.second_factor.begin': ['开始设置验证器', 'Began an authenticator'],
      'account.second_factor.confirm': ['启用验证器', 'Set up an authenticator'],
      'account.second_factor.remove': ['解除本人验证器', 'Took the own authenticator away'],
      'account.list': ['查看账号', 'Listed accounts'],
      'account.create': ['新建账号', 'Made an account'],
      'account.first': ['建立首个账号', 'Made the first account'],
      'account.reset_password': ['重置密码', 'Reset a password'],
      'account.reset_second_factor': ['解除他人验证器', 'Took an authenticator away'],
      'account.link': ['关联外部身份', 'Linked an outside identity'],
      'account.unlink': ['解除外部身份', 'Took an outside identity away'],
      'account.disable': ['停用或恢复账号', 'Disabled or let in an account'],
      'role.grant': ['授予角色', 'Granted a role'],
      'role.revoke': ['收回角色', 'Took a role back'],
      'exception.request': ['申请辖区外访问', 'Asked for an exception'],
      'exception.list': ['查看辖区外访问申请', 'Listed exceptions'],
      'exception.grant': ['同意辖区外访问', 'Granted an exception'],
      'exception.refuse': ['不同意辖区外访问', 'Refused an exception'],
    },
  },
  {
    zh: '审计与密钥',
    en: 'Audit and keys',
    actions: {
      'audit.read': ['查看审计记录', 'Read the audit'],
      'audit.export': ['查看导出名单', 'Read an exported list'],
      'audit.verify': ['核对审计链', 'Checked the audit chain'],
      'key.list': ['查看密钥', 'Listed keys'],
      'key.create': ['生成密钥', 'Made a key'],
      'key.rotate': ['轮换密钥', 'Rotated a key'],
      'key.reseal': ['重新加密', 'Resealed values'],
      'key.retire': ['停用密钥', 'Retired a key'],
      'key.master': ['更换主密钥', 'Changed the master key'],
    },
  },
]

const all: Readonly<Record<string, Words>> = Object.assign({}, ...actionGroups.map(({ actions }) => actions))

/** What was done in words; its code where this page does not know it. */
export const wordsOfAction = (action: string): Words => all[action] ?? [action, action]
