import { PlusOutlined } from '@ant-design/icons'
import { Button, Card, Tabs } from 'antd'
import { useState } from 'react'
import { useAsk } from '../../api.ts'
import { useSpeech } from '../../language.tsx'
import { Page } from '../../parts/page.tsx'
import { Answer } from '../../parts/states.tsx'
import { useSession } from '../../session.tsx'
import { LocalTable } from './local-table.tsx'
import { MinistryTable } from './ministry-table.tsx'
import { NewIndicator } from './new-indicator.tsx'

/** The indicators of the ministry, and those that the province adds without a line of code. */
export default function IndicatorsPage() {
  const { say } = useSpeech()
  const { can } = useSession()
  const [isAdding, setAdding] = useState(false)
  const list = useAsk('get', '/api/indicators', {})
  return (
    <Page
      title={say('指标', 'Indicators')}
      lead={say(
        '部颁指标固定不变；省级可按部颁标准扩充指标，增加后即可在核实人员时填写。',
        'The ministry’s are fixed; a province may add its own, to be filled in when people are verified.',
      )}
      actions={
        can('indicator.manage') && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setAdding(true)}>
            {say('增加指标', 'Add an indicator')}
          </Button>
        )
      }
    >
      <Answer of={list}>
        {({ local, ministry }) => (
          <Card styles={{ body: { paddingTop: 0 } }}>
            <Tabs
              items={[
                {
                  key: 'local',
                  label: say(`扩充指标（${local.length}）`, `Local (${local.length})`),
                  children: <LocalTable indicators={local} />,
                },
                {
                  key: 'ministry',
                  label: say(`部颁指标（${ministry.length}）`, `Of the ministry (${ministry.length})`),
                  children: <MinistryTable indicators={ministry} />,
                },
              ]}
            />
          </Card>
        )}
      </Answer>
      {isAdding && <NewIndicator onClose={() => setAdding(false)} />}
    </Page>
  )
}
