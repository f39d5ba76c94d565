import { Card, Table, Tag } from 'antd'
import type { ReactNode } from 'react'
import { useSpeech } from '../../language.tsx'
import { count } from '../../parts/figures.ts'
import { momentText } from '../../parts/moment-text.ts'
import { Wide } from '../../parts/wide.tsx'
import { type DataKey, type KeyState, type Keys, stateOf } from './keys.ts'

const states: Readonly<Record<KeyState, { words: readonly [zh: string, en: string]; colour: string }>> = {
  made: { words: ['已生成，尚未使用', 'made, not used yet'], colour: 'processing' },
  rotating: { words: ['使用中，轮换未完成', 'in use, rotation not finished'], colour: 'warning' },
  current: { words: ['使用中', 'in use'], colour: 'success' },
  former: { words: ['以前的，仍有值用它加密', 'former, values are still sealed by it'], colour: 'default' },
  empty: { words: ['以前的，已无值用它加密', 'former, nothing is sealed by it'], colour: 'default' },
}

/** The data keys, the newest first, and how many values lie under each. */
export function KeyTable({ keys: { keys } }: { keys: Keys }) {
  const { say } = useSpeech()
  const isRotating = keys.some((key) => stateOf(key) === 'rotating' || stateOf(key) === 'made')
  const next = (key: DataKey) => {
    const state = stateOf(key)
    if (state === 'empty') return <Command>canbao keys retire {key.id}</Command>
    if (state === 'rotating' || state === 'made') return <Command>canbao keys rotate</Command>
    if (state === 'former' && !isRotating) return <Command>canbao keys reseal</Command>
    return '—'
  }
  return (
    <Card size="small" title={say('数据密钥', 'Data keys')} styles={{ body: { padding: 0 } }}>
      <Wide label={say('数据密钥', 'Data keys')} width={960}>
        <Table<DataKey>
          size="small"
          rowKey="id"
          aria-label={say('数据密钥', 'Data keys')}
          dataSource={[...keys].reverse()}
          pagination={false}
          columns={[
            { title: say('编号', 'Number'), dataIndex: 'id', width: 70 },
            {
              title: say('状态', 'State'),
              width: 230,
              render: (_, key) => {
                const { words, colour } = states[stateOf(key)]
                return <Tag color={colour}>{say(...words)}</Tag>
              },
            },
            { title: say('生成', 'Made'), width: 150, render: (_, { createdAt }) => momentText(createdAt) },
            { title: say('开始使用', 'In use since'), width: 150, render: (_, { usedFrom }) => momentText(usedFrom) },
            {
              title: say('重新加密完成', 'Sealed anew'),
              width: 150,
              render: (_, { resealedAt }) => momentText(resealedAt),
            },
            {
              title: say('SM4 值数', 'By SM4'),
              width: 90,
              align: 'right',
              render: (_, { sm4 }) => count(sm4),
            },
            {
              title: say('AES 值数', 'By AES'),
              width: 90,
              align: 'right',
              render: (_, { aes }) => count(aes),
            },
            { title: say('下一步（在服务器上）', 'Next (on the server)'), width: 190, render: (_, key) => next(key) },
          ]}
        />
      </Wide>
    </Card>
  )
}

const Command = ({ children }: { children: ReactNode }) => <code style={{ whiteSpace: 'nowrap' }}>{children}</code>
