import { Input, Space, Tag } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'wouter'
import { useAsk } from '../../api.ts'
import { useSpeech } from '../../language.tsx'
import { AreaName } from '../../parts/area-name.tsx'
import { Page } from '../../parts/page.tsx'
import { Answer } from '../../parts/states.tsx'
import { useSession } from '../../session.tsx'
import { ProposePolicy } from './propose-policy.tsx'
import { RuleTable } from './rule-table.tsx'
import { TableDrawer } from './table-drawer.tsx'
import { TableList } from './table-list.tsx'

const province = (area: string) => `${area.slice(0, 2)}0000`

/** Who must be insured for what: the decision table of a province, and its proposals. */
export default function PolicyPage() {
  const { say } = useSpeech()
  const { area, can, own } = useSession()
  const [on, setOn] = useState(() => new Date().toLocaleDateString('sv-SE'))
  const [search, setSearch] = useSearchParams()
  const opened = search.get('table')
  const policy = useAsk('get', '/api/policy', { query: { area, on } }, { keeps: true })
  const isOwn = own.areas.some((code) => code.padEnd(6, '0') === province(area))
  return (
    <Answer of={policy}>
      {({ table, content, rows }) => (
        <Page
          title={say('政策表', 'Policy table')}
          lead={say(
            '每个人按第一条符合的规则判断五项保险是否应参。省级统一，另一人复核后按生效日期执行。',
            'The first rule that fits somebody says which insurances they should have. It is the province’s; a second person approves.',
          )}
          actions={
            <Space wrap>
              <Space size={6}>
                <label htmlFor="policy-day">{say('生效于', 'In force on')}</label>
                <Input
                  id="policy-day"
                  type="date"
                  style={{ width: 150 }}
                  value={on}
                  onChange={({ target }) => target.value !== '' && setOn(target.value)}
                />
              </Space>
              {can('policy.propose') && <ProposePolicy area={province(area)} isOwn={isOwn} content={content} />}
            </Space>
          }
        >
          <div style={{ display: 'grid', gap: 16, gridTemplateColumns: 'minmax(0, 1fr)' }}>
            <RuleTable
              title={
                table === null ? (
                  <>
                    {say('系统默认规则表', 'The default table')}{' '}
                    <Tag>{say('本省未批准其他规则表', 'no other was approved here')}</Tag>
                  </>
                ) : (
                  <>
                    <AreaName code={table.area} /> ·{' '}
                    {say(`自 ${table.validFrom} 起执行`, `in force from ${table.validFrom}`)} · {table.note}
                  </>
                )
              }
              rows={rows}
              content={content}
            />
            <TableList onOpen={(table) => setSearch({ table })} />
          </div>
          {opened !== null && <TableDrawer table={opened} onClose={() => setSearch({})} />}
        </Page>
      )}
    </Answer>
  )
}
