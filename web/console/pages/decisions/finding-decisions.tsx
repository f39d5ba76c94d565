import { Table, Tag } from 'antd'
import { useState } from 'react'
import { Link } from 'wouter'
import { findingWords } from '../../../../src/reports/vocabulary.ts'
import type { FindingDecision } from '../../../api/schema.ts'
import { useAsk } from '../../api.ts'
import { useSpeech } from '../../language.tsx'
import { AreaName } from '../../parts/area-name.tsx'
import { expanderOf } from '../../parts/expander.tsx'
import { actionWords, rulingWords } from '../../parts/finding-words.ts'
import { momentText } from '../../parts/moment-text.ts'
import { usePages } from '../../parts/page-turner.tsx'
import { StateTag } from '../../parts/state-tag.tsx'
import { Answer, Nothing } from '../../parts/states.tsx'
import { paths } from '../../paths.ts'
import { useSession } from '../../session.tsx'
import { BulkApprove } from './bulk-approve.tsx'
import { FindingAtAGlance } from './finding-at-a-glance.tsx'
import { JudgeButtons } from './judge-buttons.tsx'

/** What should become of findings, as handlers say. */
export function FindingDecisions() {
  const { say, language } = useSpeech()
  const { cursor, turner } = usePages({ name: 'finding decisions' })
  const query = { limit: 50, ...(cursor !== undefined && { cursor }) }
  const list = useAsk('get', '/api/finding-decisions', { query }, { keeps: true })
  const { own, can } = useSession()
  const [chosen, setChosen] = useState<readonly string[]>([])
  const isPlain = ({ handler, ruling }: FindingDecision) => handler !== own.login && ruling === null
  const said = ({ action, department, ruling, otherName }: FindingDecision) => (
    <>
      <Tag color="blue">{say(...actionWords[action])}</Tag> {department}
      {ruling !== null && say(`认定${rulingWords[ruling][0]}`, `ruled: ${rulingWords[ruling][1]}`)}
      {otherName !== null && (
        <div>{say(`号码下的另一个姓名：${otherName}`, `the other name under the number: ${otherName}`)}</div>
      )}
    </>
  )
  return (
    <Answer of={list}>
      {({ decisions, next }) => (
        <>
          {can('finding.approve') && (
            <BulkApprove
              of="finding"
              chosen={chosen}
              open={decisions.filter(isPlain).map(({ key }) => key)}
              onChoose={setChosen}
            />
          )}
          <Table<FindingDecision>
            size="small"
            rowKey="key"
            aria-label={say('待复核的疑点处理', 'Decisions on findings')}
            dataSource={decisions}
            pagination={false}
            scroll={{ x: 960 }}
            locale={{ emptyText: <Nothing>{say('没有待复核的疑点处理。', 'Nothing awaits approval.')}</Nothing> }}
            {...(can('finding.approve') && {
              rowSelection: {
                selectedRowKeys: [...chosen],
                onChange: (keys: React.Key[]) => setChosen(keys.map(String)),
                // Whether two entries are one person is looked at one by one.
                // The table repeats its head where nobody sees it: a box there could be reached by keys.
                hideSelectAll: true,
                getCheckboxProps: (decision: FindingDecision) => ({
                  disabled: !isPlain(decision),
                  'aria-label': say(
                    `选择：${findingWords(decision.code).zh}`,
                    `Choose: ${findingWords(decision.code).en}`,
                  ),
                }),
              },
            })}
            expandable={{
              expandedRowRender: ({ finding }) => <FindingAtAGlance findingKey={finding} />,
              expandIcon: expanderOf(say('看疑点内容', 'See the finding')),
              columnTitle: <span className="visually-hidden">{say('展开', 'Open')}</span>,
            }}
            columns={[
              {
                title: say('疑点', 'Finding'),
                width: 150,
                render: (_, { code, finding }) => (
                  <Link href={paths.finding(finding)}>{findingWords(code)[language]}</Link>
                ),
              },
              { title: say('地区', 'Area'), width: 110, render: (_, { area }) => <AreaName code={area} /> },
              { title: say('现状', 'Now'), width: 90, render: (_, { state }) => <StateTag state={state} /> },
              { title: say('提出的处理', 'Proposed'), width: 170, render: (_, decision) => said(decision) },
              { title: say('理由', 'Reason'), dataIndex: 'reason' },
              {
                title: say('经办', 'Handler'),
                width: 140,
                render: (_, { handler, handledAt }) => (
                  <>
                    {handler}
                    <div style={{ color: '#4d5866' }}>{momentText(handledAt)}</div>
                  </>
                ),
              },
              {
                title: say('复核', 'Approval'),
                width: 160,
                fixed: 'right',
                render: (_, decision) => (
                  <JudgeButtons of="finding" decision={decision}>
                    <p>
                      {findingWords(decision.code)[language]} · {said(decision)}
                    </p>
                    <p>
                      {say('理由：', 'Reason: ')}
                      {decision.reason}
                    </p>
                  </JudgeButtons>
                ),
              },
            ]}
          />
          {turner(next)}
        </>
      )}
    </Answer>
  )
}
