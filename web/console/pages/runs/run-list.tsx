import { Card, Segmented, Table, Tag } from 'antd'
import { Link } from 'wouter'
import { useAsk } from '../../api.ts'
import { useSpeech } from '../../language.tsx'
import { AreaName } from '../../parts/area-name.tsx'
import { count } from '../../parts/figures.ts'
import { useKept } from '../../parts/kept.ts'
import { Answer, Nothing } from '../../parts/states.tsx'
import { paths } from '../../paths.ts'
import { CursorPages, useCursor } from './cursor-pages.tsx'
import { momentText, type Run, runStates } from './run-words.ts'

/** What was proposed for the register, and what became of it. */
export function RunList() {
  const { say } = useSpeech()
  const [state, setState] = useKept<Run['state'] | 'all'>('state of runs', () => 'all')
  const place = useCursor('runs')
  const query = { ...(state !== 'all' && { state }), ...(place.cursor && { cursor: place.cursor }), limit: 20 }
  const runs = useAsk('get', '/api/runs', { query }, { keeps: true })
  const figureOf =
    (name: string) =>
    (_: unknown, { counts }: Run) =>
      counts?.[name] === undefined ? '—' : count(counts[name])
  return (
    <Card styles={{ body: { padding: 0 } }}>
      <div style={{ padding: 12 }}>
        <Segmented<Run['state'] | 'all'>
          aria-label={say('状态', 'State')}
          value={state}
          onChange={(next) => {
            setState(next)
            place.reset()
          }}
          options={[
            { value: 'all', label: say('全部', 'All') },
            ...Object.entries(runStates).map(([value, { words }]) => ({
              value: value as Run['state'],
              label: say(...words),
            })),
          ]}
        />
      </div>
      <Answer of={runs}>
        {({ runs: rows, next }) => (
          <>
            <Table<Run>
              size="small"
              rowKey="key"
              aria-label={say('入库申请', 'Proposals')}
              dataSource={rows}
              pagination={false}
              scroll={{ x: 940 }}
              locale={{ emptyText: <Nothing>{say('还没有入库申请。', 'Nothing was proposed yet.')}</Nothing> }}
              columns={[
                {
                  title: say('季度', 'Quarter'),
                  width: 100,
                  render: (_, run) => <Link href={paths.run(run.key)}>{run.quarter}</Link>,
                },
                { title: say('地区', 'Area'), width: 110, render: (_, { area }) => <AreaName code={area} /> },
                { title: say('截至', 'As of'), dataIndex: 'asOf', width: 110 },
                {
                  title: say('状态', 'State'),
                  width: 110,
                  render: (_, run) => (
                    <Tag variant="solid" color={runStates[run.state].colour}>
                      {say(...runStates[run.state].words)}
                    </Tag>
                  ),
                },
                {
                  title: say('提请', 'Proposed'),
                  width: 150,
                  render: (_, run) => <By who={run.proposedBy} at={run.proposedAt} />,
                },
                {
                  title: say('复核', 'Decided'),
                  width: 150,
                  render: (_, run) => <By who={run.decidedBy} at={run.decidedAt} />,
                },
                { title: say('新进入', 'Entered'), align: 'right', render: figureOf('entered') },
                { title: say('变化', 'Changed'), align: 'right', render: figureOf('changed') },
                { title: say('离开', 'Left'), align: 'right', render: figureOf('left') },
                { title: say('新疑点', 'Findings'), align: 'right', render: figureOf('findings') },
              ]}
            />
            <CursorPages place={place} next={next} />
          </>
        )}
      </Answer>
    </Card>
  )
}

function By({ who, at }: { who: string | null; at: string | null }) {
  if (who === null) return '—'
  return (
    <>
      {who}
      <div style={{ color: '#4d5866', fontSize: 12 }}>{momentText(at)}</div>
    </>
  )
}
