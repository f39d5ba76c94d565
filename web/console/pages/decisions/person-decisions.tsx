import { Table, Tag } from 'antd'
import { useState } from 'react'
import { Link } from 'wouter'
import type { PersonDecision } from '../../../api/schema.ts'
import { useAsk } from '../../api.ts'
import { useSpeech } from '../../language.tsx'
import { AreaName } from '../../parts/area-name.tsx'
import { expanderOf } from '../../parts/expander.tsx'
import { momentText } from '../../parts/moment-text.ts'
import { usePages } from '../../parts/page-turner.tsx'
import { Answer, Nothing } from '../../parts/states.tsx'
import { paths } from '../../paths.ts'
import { useSession } from '../../session.tsx'
import { BulkApprove } from './bulk-approve.tsx'
import { JudgeButtons } from './judge-buttons.tsx'
import { PersonDecisionDetails } from './person-decision-details.tsx'
import { fieldText, kindWords, rulingWords } from './person-decision-words.ts'
import { RowPlace } from './ruled-row.tsx'

/** What was found out about people, and which entries are one person, as handlers and counters say. */
export function PersonDecisions() {
  const { say } = useSpeech()
  const { cursor, turner } = usePages({ name: 'person decisions' })
  const query = { limit: 50, ...(cursor !== undefined && { cursor }) }
  const list = useAsk('get', '/api/person-decisions', { query }, { keeps: true })
  const { own, can } = useSession()
  const [chosen, setChosen] = useState<readonly string[]>([])
  const isPlain = ({ handler, kind, confirms, row }: PersonDecision) =>
    handler !== own.login && (kind === 'visit' || confirms || (kind === 'row' && row?.ruling === 'different'))
  const what = ({ kind, fields, verifiedOn, confirms, finding, row }: PersonDecision) => (
    <>
      <Tag color="blue">{say(...kindWords[kind])}</Tag>{' '}
      {fields.map((field) => say(...fieldText(field))).join(say('、', ', '))}
      {row !== null && say(...rulingWords({ kind }, row.ruling))}
      {row !== null && <RowPlace row={row} />}
      {confirms && say('（与登记相同）', ' (as registered)')}
      {finding !== null && <Link href={paths.finding(finding)}>{say('因疑点', 'because of a finding')}</Link>}
      {verifiedOn !== null && <div style={{ color: '#4d5866' }}>{say(`${verifiedOn} 核实`, `on ${verifiedOn}`)}</div>}
    </>
  )
  return (
    <Answer of={list}>
      {({ decisions, next }) => (
        <>
          {can('person.decision.approve') && (
            <BulkApprove
              of="person"
              chosen={chosen}
              open={decisions.filter(isPlain).map(({ key }) => key)}
              onChoose={setChosen}
            />
          )}
          <Table<PersonDecision>
            size="small"
            rowKey="key"
            aria-label={say('待复核的人员核实与合并', 'Decisions on people')}
            dataSource={decisions}
            pagination={false}
            scroll={{ x: 900 }}
            locale={{ emptyText: <Nothing>{say('没有待复核的人员核实或合并。', 'Nothing awaits approval.')}</Nothing> }}
            {...(can('person.decision.approve') && {
              rowSelection: {
                selectedRowKeys: [...chosen],
                onChange: (keys: React.Key[]) => setChosen(keys.map(String)),
                // What changes the register is looked at one by one.
                // The table repeats its head where nobody sees it: a box there could be reached by keys.
                hideSelectAll: true,
                getCheckboxProps: (decision: PersonDecision) => ({
                  disabled: !isPlain(decision),
                  'aria-label': say(`选择：${decision.reason}`, `Choose: ${decision.reason}`),
                }),
              },
            })}
            expandable={{
              expandedRowRender: (decision) => <PersonDecisionDetails decision={decision} />,
              expandIcon: expanderOf(say('看具体内容', 'See what is proposed')),
              columnTitle: <span className="visually-hidden">{say('展开', 'Open')}</span>,
            }}
            columns={[
              { title: say('提出的处理', 'Proposed'), width: 220, render: (_, decision) => what(decision) },
              {
                title: say('人员', 'Person'),
                width: 110,
                render: (_, { person, name, other, otherName }) => (
                  <>
                    <Link href={paths.person(person)}>{name ?? say('看登记', 'See the entry')}</Link>
                    {other !== null && otherName !== name && (
                      <div>
                        <Link href={paths.person(other)}>{otherName ?? say('看登记', 'See the entry')}</Link>
                      </div>
                    )}
                  </>
                ),
              },
              { title: say('地区', 'Area'), width: 110, render: (_, { area }) => <AreaName code={area} /> },
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
                  <JudgeButtons of="person" decision={decision}>
                    <PersonDecisionDetails decision={decision} />
                    <p>
                      {say('理由：', 'Reason: ')}
                      {decision.reason}
                    </p>
                    {decision.row === null && <p>{say('同意后写入登记库。', 'It is written into the register.')}</p>}
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
