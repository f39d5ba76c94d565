import { Card, Col, Row } from 'antd'
import { useEffect, useState } from 'react'
import { useSearchParams } from 'wouter'
import type { FindingRow } from '../../../api/schema.ts'
import { useAsk } from '../../api.ts'
import { useSpeech } from '../../language.tsx'
import { entryOfHistory } from '../../parts/kept.ts'
import { Page } from '../../parts/page.tsx'
import { usePages } from '../../parts/page-turner.tsx'
import { Failure } from '../../parts/states.tsx'
import { useSession } from '../../session.tsx'
import { BulkDecide } from './bulk-decide.tsx'
import { DepartmentList } from './department-list.tsx'
import { bodyOfFilter, filterOf, wordsOfFilter } from './filter.ts'
import { type Changes, FilterBar } from './filter-bar.tsx'
import { FindingTable } from './finding-table.tsx'
import { HandOverButton } from './hand-over-button.tsx'
import { KindList } from './kind-list.tsx'
import { pageSize, rememberList } from './shown-list.ts'

/** Findings as work: of a kind, in a state, in an area. */
export default function FindingsPage() {
  const { say } = useSpeech()
  const { can } = useSession()
  const [search, setSearch] = useSearchParams()
  const filter = filterOf(search)
  const { area, state, code, department } = filter
  const [chosen, setChosen] = useState<readonly FindingRow[]>([])
  const { cursor, turner } = usePages({ name: 'findings', of: search.toString() })
  const body = { ...bodyOfFilter(filter), limit: pageSize, ...(cursor !== undefined && { cursor }) }
  const list = useAsk('post', '/api/findings/search', { body }, { keeps: true })
  const totals = useAsk('get', '/api/findings', { query: { ...(area !== undefined && { area }) } }, { keeps: true })
  const counts = totals.data?.counts ?? []
  const kinds = new Map<string, number>()
  for (const row of counts) {
    if (state === undefined || row.state === state) kinds.set(row.code, (kinds.get(row.code) ?? 0) + row.count)
  }
  useEffect(() => {
    if (list.data === undefined || list.isPlaceholderData) return
    const { findings, next } = list.data
    rememberList({ filter: filterOf(search), keys: findings.map(({ key }) => key), next, entry: entryOfHistory() })
  }, [list.data, list.isPlaceholderData, search])
  const choose = (changes: Changes) => {
    setChosen([])
    const next = Object.entries({ ...filter, ...changes }).filter(([, value]) => value !== undefined)
    setSearch(wordsOfFilter(Object.fromEntries(next)), { replace: true })
  }
  return (
    <Page
      title={say('疑点', 'Findings')}
      lead={say(
        '比对发现的疑点：经办提出处理，另一人复核后生效。打开一条后可用键盘连续办理。',
        'What the comparison noticed: a handler decides, a second person approves. Once one is open, keys lead through all of them.',
      )}
      actions={can('person.export') && <HandOverButton area={area} />}
    >
      <Row gutter={[16, 16]}>
        <Col xs={24} lg={7} xxl={5}>
          <KindList counts={kinds} chosen={code} onChoose={(next) => choose({ code: next })} />
          <DepartmentList
            area={area}
            chosen={department}
            onChoose={(next) => choose({ department: next, state: next === undefined ? 'open' : 'routed' })}
          />
        </Col>
        <Col xs={24} lg={17} xxl={19}>
          <Card size="small" styles={{ body: { padding: 0 } }}>
            <FilterBar filter={filter} counts={counts} onChange={choose} />
            {can('finding.decide') && (
              <BulkDecide chosen={chosen} rows={list.data?.findings ?? []} onChoose={setChosen} />
            )}
            {list.error ? (
              <Failure error={list.error} again={list.refetch} />
            ) : (
              <>
                <FindingTable
                  rows={list.data?.findings ?? []}
                  isWaiting={list.isPending || list.isPlaceholderData}
                  {...(can('finding.decide') && { chosen, onChoose: setChosen })}
                />
                {turner(list.data?.next ?? null)}
              </>
            )}
          </Card>
        </Col>
      </Row>
    </Page>
  )
}
