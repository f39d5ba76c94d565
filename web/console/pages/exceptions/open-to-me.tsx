import { Card, Table } from 'antd'
import { useSpeech } from '../../language.tsx'
import { AreaName } from '../../parts/area-name.tsx'
import { momentText } from '../../parts/moment-text.ts'
import { Nothing } from '../../parts/states.tsx'
import { useSession } from '../../session.tsx'

/** What is open to whoever is signed in. */
export function OpenToMe() {
  const { say } = useSpeech()
  const { own } = useSession()
  return (
    <Card title={say('对我开放的地区', 'Open to me')} styles={{ body: { padding: 0 } }}>
      <Table
        size="small"
        aria-label={say('对我开放的地区', 'Open to me')}
        rowKey={({ area, until }) => `${area} ${until}`}
        dataSource={own.exceptions}
        pagination={false}
        locale={{
          emptyText: (
            <Nothing>
              {say(
                '目前没有开放的地区。申请获准后在这里显示。',
                'Nothing is open now. What is granted to you is shown here.',
              )}
            </Nothing>
          ),
        }}
        columns={[
          {
            title: say('地区', 'Area'),
            width: 240,
            render: (_, { area }) => (
              <>
                <AreaName code={area} /> ({area})
              </>
            ),
          },
          { title: say('事由', 'Reason'), dataIndex: 'reason' },
          { title: say('有效至', 'Until'), width: 160, render: (_, { until }) => momentText(until) },
        ]}
      />
    </Card>
  )
}
