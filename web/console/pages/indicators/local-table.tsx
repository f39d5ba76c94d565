import { Button, Table, Tag } from 'antd'
import { useState } from 'react'
import { useSpeech } from '../../language.tsx'
import { AreaName } from '../../parts/area-name.tsx'
import { momentText } from '../../parts/moment-text.ts'
import { Nothing } from '../../parts/states.tsx'
import { useSession } from '../../session.tsx'
import { EndIndicator } from './end-indicator.tsx'
import { type LocalIndicator, typeWords } from './types.ts'

/** Local indicators, ended ones too: their values stay readable. */
export function LocalTable({ indicators }: { indicators: readonly LocalIndicator[] }) {
  const { say } = useSpeech()
  const { can } = useSession()
  const [ending, setEnding] = useState<LocalIndicator | null>(null)
  return (
    <>
      <Table<LocalIndicator>
        size="small"
        rowKey="code"
        aria-label={say('扩充指标', 'Local indicators')}
        dataSource={[...indicators]}
        pagination={false}
        scroll={{ x: 960 }}
        locale={{ emptyText: <Nothing>{say('本地区没有扩充指标。', 'No local indicators here.')}</Nothing> }}
        expandable={{
          rowExpandable: ({ codes }) => codes !== null,
          expandedRowRender: ({ codes }) =>
            codes?.map(({ code, name }) => (
              <Tag key={code}>
                {code} {name}
              </Tag>
            )),
        }}
        columns={[
          {
            title: say('指标', 'Indicator'),
            width: 170,
            render: (_, { code, name }) => (
              <>
                <strong>{name}</strong>
                <div style={{ color: '#4d5866' }}>{code}</div>
              </>
            ),
          },
          {
            title: say('类型', 'Type'),
            width: 100,
            render: (_, { type, length }) => (
              <>
                {say(...typeWords[type])}
                {length !== null && type === 'text' && say(` ${length} 字节`, `, ${length} bytes`)}
                {length !== null && type === 'number' && say(` ${length} 位`, `, ${length} digits`)}
              </>
            ),
          },
          { title: say('含义', 'Meaning'), dataIndex: 'meaning' },
          { title: say('地区', 'Area'), width: 90, render: (_, { area }) => <AreaName code={area} /> },
          {
            title: say('增加', 'Added'),
            width: 140,
            render: (_, { handler, addedAt }) => (
              <>
                {momentText(addedAt)}
                <div style={{ color: '#4d5866' }}>{handler}</div>
              </>
            ),
          },
          {
            title: say('状态', 'State'),
            width: 140,
            render: (_, { endedAt, endedBy }) =>
              endedAt === null ? (
                <Tag color="success">{say('使用中', 'In use')}</Tag>
              ) : (
                <>
                  <Tag>{say('已停用', 'Ended')}</Tag>
                  <div style={{ color: '#4d5866' }}>
                    {momentText(endedAt)} {endedBy}
                  </div>
                </>
              ),
          },
          ...(can('indicator.manage')
            ? [
                {
                  title: say('办理', 'Deeds'),
                  width: 80,
                  render: (_: unknown, indicator: LocalIndicator) =>
                    indicator.endedAt === null && (
                      <Button
                        size="small"
                        danger
                        aria-label={say(`停用 ${indicator.name}`, `End ${indicator.name}`)}
                        onClick={() => setEnding(indicator)}
                      >
                        {say('停用', 'End')}
                      </Button>
                    ),
                },
              ]
            : []),
        ]}
      />
      {ending && <EndIndicator indicator={ending} onClose={() => setEnding(null)} />}
    </>
  )
}
