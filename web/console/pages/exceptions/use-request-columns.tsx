import { type TableColumnType, Tag } from 'antd'
import { useSpeech } from '../../language.tsx'
import { momentText } from '../../parts/moment-text.ts'
import { type AccessException, stateWords } from './access-exception.ts'

type Column = TableColumnType<AccessException>

/** What every list of requests tells of each: why, since when, for how long, and what became of it. */
export function useRequestColumns(): Readonly<Record<'reason' | 'asked' | 'days' | 'state', Column>> {
  const { say } = useSpeech()
  return {
    reason: { title: say('事由', 'Reason'), dataIndex: 'reason' },
    asked: {
      title: say('申请时间', 'Asked'),
      width: 140,
      render: (_, { requestedAt }) => momentText(requestedAt),
    },
    days: {
      title: say('天数', 'Days'),
      width: 60,
      align: 'right',
      render: (_, { requestedDays }) => requestedDays,
    },
    state: {
      title: say('状态', 'State'),
      width: 240,
      render: (_, { state, validTo, refusal }) => (
        <>
          <Tag color={stateWords[state][2]}>{say(stateWords[state][0], stateWords[state][1])}</Tag>
          {validTo !== null && `${say('至', 'until')} ${momentText(validTo)}`}
          {refusal !== null && <div>{refusal}</div>}
        </>
      ),
    },
  }
}
