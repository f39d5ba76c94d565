import { Table } from 'antd'
import type { ReactNode } from 'react'
import { useSpeech } from '../../language.tsx'
import { count } from '../../parts/figures.ts'
import { Nothing } from '../../parts/states.tsx'
import { changeText, columnText } from './run-words.ts'

export interface CodeChange {
  column: string
  before: string | null
  after: string | null
  people: number
}

/** Changes of codes, with how many people each concerns. */
export function ChangeTable<Change extends CodeChange>({
  changes,
  note,
}: {
  changes: readonly Change[]
  note?: { title: string; of: (change: Change) => ReactNode }
}) {
  const speech = useSpeech()
  const { say } = speech
  return (
    <Table<Change>
      size="small"
      rowKey={({ column, before, after }) => `${column}:${before}:${after}`}
      aria-label={say('参保状态和去向的变化', 'Changes of codes and disposition')}
      dataSource={[...changes]}
      pagination={changes.length > 20 ? { pageSize: 20, size: 'small', showSizeChanger: false } : false}
      scroll={{ x: 760 }}
      locale={{ emptyText: <Nothing>{say('没有变化。', 'Nothing changes.')}</Nothing> }}
      columns={[
        { title: say('内容', 'What'), width: 90, render: (_, { column }) => say(...columnText(column)) },
        { title: say('原来', 'Before'), render: (_, change) => changeText(change.column, change.before, speech) },
        { title: say('变为', 'After'), render: (_, change) => changeText(change.column, change.after, speech) },
        { title: say('人数', 'People'), align: 'right', width: 90, render: (_, { people }) => count(people) },
        ...(note ? [{ title: note.title, width: 260, render: (_: unknown, change: Change) => note.of(change) }] : []),
      ]}
    />
  )
}
