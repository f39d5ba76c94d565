import type { FindingAction, FindingState, Ruling } from '../../../src/registry/finding-states.ts'

type Words = readonly [zh: string, en: string]

export const stateWords: Readonly<Record<FindingState, Words>> = {
  open: ['待处理', 'Open'],
  confirmed: ['已确认', 'Confirmed'],
  routed: ['已转办', 'Routed'],
  dismissed: ['已排除', 'Dismissed'],
  solved: ['已消除', 'Solved'],
}

export const actionWords: Readonly<Record<FindingAction, Words>> = {
  confirm: ['确认', 'Confirm'],
  dismiss: ['排除', 'Dismiss'],
  route: ['转办', 'Route'],
  reopen: ['重新打开', 'Reopen'],
}

/** What an action says, for whoever chooses it. */
export const actionMeanings: Readonly<Record<FindingAction, Words>> = {
  confirm: ['疑点属实，需要有人处理', 'The finding is right, and somebody must act on it'],
  dismiss: ['不是问题：不是同一人，或情况合法', 'It is no fault: not the same person, or lawful'],
  route: ['交给数据所属的部门处理', 'Handed to the department that owns the data'],
  reopen: ['收回原来的处理，重新办理', 'What was decided is taken back'],
}

export const rulingWords: Readonly<Record<Ruling, Words>> = {
  same: ['是同一人', 'the same person'],
  different: ['不是同一人', 'different people'],
  lawful: ['情况合法', 'lawful'],
}
