import { Table } from 'antd'
import { Link } from 'wouter'
import { findingWords } from '../../../../src/reports/vocabulary.ts'
import type { FindingRow } from '../../../api/schema.ts'
import { useSpeech } from '../../language.tsx'
import { AreaName } from '../../parts/area-name.tsx'
import { momentText } from '../../parts/moment-text.ts'
import { StateTag } from '../../parts/state-tag.tsx'
import { Nothing } from '../../parts/states.tsx'
import { paths } from '../../paths.ts'
import { detailsOf, insuranceText } from './finding-sentence.ts'

const day = 86_400_000

/** Findings, each opening the page on which it is decided. */
export function FindingTable({
  rows,
  isWaiting,
  chosen = [],
  onChoose,
}: {
  rows: readonly FindingRow[]
  isWaiting: boolean
  chosen?: readonly FindingRow[]
  /** absent: none can be chosen */
  onChoose?: (rows: readonly FindingRow[]) => void
}) {
  const { say, language } = useSpeech()
  const age = (openedAt: string) => Math.floor((Date.now() - Date.parse(openedAt)) / day)
  return (
    <Table<FindingRow>
      size="small"
      rowKey="key"
      aria-label={say('疑点', 'Findings')}
      loading={isWaiting}
      dataSource={rows}
      pagination={false}
      {...(onChoose !== undefined && {
        rowSelection: {
          selectedRowKeys: chosen.map(({ key }) => key),
          onChange: (_keys: React.Key[], selected: FindingRow[]) => onChoose(selected),
          // The table repeats its head where nobody sees it: a box there could be reached by keys.
          hideSelectAll: true,
          getCheckboxProps: ({ code, state, waiting }: FindingRow) => ({
            disabled: waiting !== null || state === 'solved',
            'aria-label': say(`选择：${findingWords(code).zh}`, `Choose: ${findingWords(code).en}`),
          }),
        },
      })}
      scroll={{ x: 700 }}
      locale={{
        emptyText: isWaiting ? (
          ' '
        ) : (
          <Nothing>
            {say('没有这样的疑点。可以换一个状态、种类或地区。', 'None. Try another state, kind or area.')}
          </Nothing>
        ),
      }}
      columns={[
        {
          title: say('疑点', 'Finding'),
          width: 160,
          render: (_, { key, code, insurance }) => (
            <>
              <Link href={paths.finding(key)}>{findingWords(code)[language]}</Link>
              {insurance !== null && <div>{insuranceText(insurance, say)}</div>}
            </>
          ),
        },
        {
          title: say('内容', 'About'),
          render: (_, { detail, people, names: all }) => {
            const names = all.filter((name) => name !== detail.name)
            const details = detailsOf(detail, say)
            return (
              <>
                {details.map(({ label, text }) => (
                  <div key={label}>
                    <span style={{ color: '#4d5866' }}>{label}</span> {text}
                  </div>
                ))}
                {names.length > 0 && names.join(say('、', ', '))}
                {people > 1 && <span style={{ color: '#4d5866' }}> {say(`共 ${people} 人`, `${people} people`)}</span>}
                {people === 0 && details.length === 0 && say('不涉及登记库中的人', 'nobody of the register')}
              </>
            )
          },
        },
        { title: say('地区', 'Area'), width: 120, render: (_, { area }) => <AreaName code={area} /> },
        {
          title: say('发现', 'Found'),
          width: 110,
          render: (_, { openedAt }) => (
            <>
              {momentText(openedAt).slice(0, 10)}
              <div style={{ color: '#4d5866' }}>
                {age(openedAt) < 1 ? say('今天', 'today') : say(`已 ${age(openedAt)} 天`, `${age(openedAt)} days ago`)}
              </div>
            </>
          ),
        },
        {
          title: say('状态', 'State'),
          width: 150,
          render: (_, { state, waiting }) => <StateTag state={state} isWaiting={waiting !== null} />,
        },
      ]}
    />
  )
}
