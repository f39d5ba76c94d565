import { PrinterOutlined } from '@ant-design/icons'
import { Button, Select, Space, Switch, Tooltip } from 'antd'
import { useState } from 'react'
import { useLocation, useSearchParams } from 'wouter'
import { useAsk } from '../../api.ts'
import { useSpeech } from '../../language.tsx'
import { Page } from '../../parts/page.tsx'
import { Answer } from '../../parts/states.tsx'
import { paths } from '../../paths.ts'
import { useSession } from '../../session.tsx'
import { CheckList } from '../runs/check-list.tsx'
import { momentText, type Run, runStates } from '../runs/run-words.ts'
import { DueNote } from './due-note.tsx'
import { FileDialog } from './file-dialog.tsx'
import { FiledList } from './filed-list.tsx'
import { FormDownload } from './form-download.tsx'
import { OfficialForm } from './official-form.tsx'
import { PeopleDrawer } from './people-drawer.tsx'

/** The table of a run, to be looked through and filed. */
export function RunView({ run, runs }: { run: Run; runs: readonly Run[] }) {
  const { say } = useSpeech()
  const { can, own } = useSession()
  const [, go] = useLocation()
  const [, setSearch] = useSearchParams()
  const [cell, setCell] = useState<string | null>(null)
  const [files, setFiles] = useState(false)
  const [shows, setShows] = useState(true)
  const asked = useAsk('get', '/api/runs/{key}/quarterly', { path: { key: run.key } })
  const filed = useAsk('get', '/api/quarterly-tables', { query: { area: run.area, quarter: run.quarter, limit: 1 } })
  const last = filed.data?.tables[0] ?? null
  const broken = (asked.data?.checks ?? []).some(({ ok }) => !ok)
  const why =
    run.state !== 'published'
      ? say('尚未入库，不能上报', 'Not published yet')
      : run.proposedBy === own.login
        ? say('您是提请人，须由另一人上报', 'You proposed the run; a second person has to file')
        : broken
          ? say('校验不符，不能上报', 'A check is broken')
          : asked.data?.total === null
            ? say('报表超出您的辖区', 'The table goes beyond your area')
            : null
  return (
    <Page
      title={say('季度报表', 'Quarterly table')}
      lead={say(
        '人社厅发〔2015〕41号 附件3。点击数字查看它所统计的人员。',
        'Form of document 41 (2015), annex 3. Open a figure to see the people whom it counts.',
      )}
      actions={
        <Space wrap>
          <Select
            aria-label={say('季度', 'Quarter')}
            style={{ minWidth: 270 }}
            value={run.key}
            onChange={(key) => setSearch({ run: key })}
            options={runs.map(({ key, quarter, area, state, proposedAt }) => ({
              value: key,
              label: `${quarter} · ${area} · ${say(...runStates[state].words)} · ${momentText(proposedAt).slice(0, 10)}`,
            }))}
          />
          <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
            {say('打印', 'Print')}
          </Button>
          <FormDownload
            source={{ run: run.key }}
            name={`quarterly-${run.area}-${run.quarter}`}
            isWhole={asked.data?.total !== null}
          />
          {can('quarterly.file') && (
            <Tooltip title={why}>
              <Button type="primary" disabled={why !== null || asked.data === undefined} onClick={() => setFiles(true)}>
                {last ? say('更正上报', 'File a correction') : say('上报', 'File')}
              </Button>
            </Tooltip>
          )}
        </Space>
      }
    >
      <Answer of={asked}>
        {(table) => (
          <div style={{ display: 'grid', gap: 16, gridTemplateColumns: 'minmax(0, 1fr)' }}>
            <DueNote dueOn={table.dueOn} filed={last} />
            {table.previous && (
              <Space className="no-print">
                <Switch
                  checked={shows}
                  onChange={setShows}
                  aria-label={say('显示与上季度的差', 'Show the difference to the quarter before')}
                />
                {say(
                  `数字下方为与 ${table.previous.quarter} 已上报表（第 ${table.previous.version} 版）的差`,
                  `under each figure: difference to ${table.previous.quarter}, filed version ${table.previous.version}`,
                )}
              </Space>
            )}
            <OfficialForm
              area={run.area}
              table={table}
              signatures={null}
              shows={shows}
              onOpen={can('quarterly.people') ? setCell : null}
            />
            <div className="no-print">
              {table.checks.length > 0 && (
                <CheckList checks={table.checks} title={say('报表校验', 'Checks of the table')} />
              )}
            </div>
            <FiledList />
          </div>
        )}
      </Answer>
      {cell !== null && <PeopleDrawer run={run.key} cell={cell} onClose={() => setCell(null)} />}
      {files && (
        <FileDialog
          run={run.key}
          quarter={run.quarter}
          version={last?.version ?? 0}
          onFiled={(table) => go(`${paths.quarterly()}?table=${table}`)}
          onCancel={() => setFiles(false)}
        />
      )}
    </Page>
  )
}
