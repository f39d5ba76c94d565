import { Table } from 'antd'
import type { paths } from '../../../api/schema.ts'
import { useAsk } from '../../api.ts'
import { useSpeech } from '../../language.tsx'
import { AreaName } from '../../parts/area-name.tsx'
import { exactMomentText } from '../../parts/moment-text.ts'
import { usePages } from '../../parts/page-turner.tsx'
import { wordsOfRole } from '../../parts/role-words.ts'
import { Answer, Nothing } from '../../parts/states.tsx'
import { Wide } from '../../parts/wide.tsx'
import { fieldWords, readingWords } from './reading-words.ts'

type Reader =
  paths['/api/people/{key}/readers']['get']['responses'][200]['content']['application/json']['readers'][number]

/** Who looked at the record of a person, the last first. */
export function Readers({ personKey: key }: { personKey: string }) {
  const { say } = useSpeech()
  const { cursor, turner } = usePages()
  const query = { limit: 20, ...(cursor !== undefined && { cursor }) }
  const list = useAsk('get', '/api/people/{key}/readers', { path: { key }, query }, { keeps: true })
  return (
    <Answer of={list}>
      {({ readers, next }) => (
        <>
          <p style={{ color: '#4d5866', marginTop: 0 }}>
            {say(
              '按姓名、号码查找和翻看名单不算查阅。您查看这张表也会记入审计。',
              'Searching and turning over lists do not count. That you look at this is in the audit, too.',
            )}
          </p>
          <Wide label={say('查阅记录', 'Who looked')} width={560}>
            <Table<Reader>
              size="small"
              rowKey={({ at, login, action }, index) => `${at} ${login} ${action} ${index}`}
              aria-label={say('查阅记录', 'Who looked')}
              dataSource={readers}
              pagination={false}
              loading={list.isPlaceholderData}
              locale={{
                emptyText: (
                  <Nothing>{say('还没有人查阅过这份记录。', 'Nobody has looked at this record yet.')}</Nothing>
                ),
              }}
              columns={[
                { title: say('时间', 'When'), width: 150, render: (_, { at }) => exactMomentText(at) },
                { title: say('查阅人', 'Who'), width: 150, render: (_, reader) => <Who reader={reader} /> },
                { title: say('内容', 'What'), width: 150, render: (_, reader) => <What reader={reader} /> },
                { title: say('事由', 'Purpose'), render: (_, { purpose }) => purpose ?? '—' },
              ]}
            />
          </Wide>
          {turner(next)}
        </>
      )}
    </Answer>
  )
}

function Who({ reader: { name, login, area, roles } }: { reader: Reader }) {
  const { say } = useSpeech()
  return (
    <>
      <strong>{name ?? login ?? '—'}</strong>
      {name !== null && name !== login && ` (${login})`}
      <div style={{ color: '#4d5866' }}>
        {area !== null && <AreaName code={area} />} {roles.map((role) => say(...wordsOfRole(role))).join('、')}
      </div>
    </>
  )
}

function What({ reader: { action, fields, full } }: { reader: Reader }) {
  const { say } = useSpeech()
  return (
    <>
      {say(...(readingWords[action] ?? ([action, action] as const)))}
      {fields.length > 0 && (
        <div style={{ color: '#4d5866' }}>{fields.map((field) => fieldWords(field, say)).join('、')}</div>
      )}
      {full && <div style={{ color: '#4d5866' }}>{say('含全部号码', 'with numbers in full')}</div>}
    </>
  )
}
