import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useSpeech } from '../../language.tsx'
import { Page } from '../../parts/page.tsx'
import { useSession } from '../../session.tsx'
import { AskForArea } from './ask-for-area.tsx'
import { OwnRequests } from './own-requests.tsx'
import { Requests } from './requests.tsx'

/** Areas outside one's own that are opened for a reason and some days, for reading only. */
export default function ExceptionsPage() {
  const { say } = useSpeech()
  const { can } = useSession()
  const [isAsking, setAsking] = useState(false)
  return (
    <Page
      title={say('辖区外访问', 'Access outside one’s area')}
      lead={say(
        '为迁入、迁出等人员办事，需要查看辖区以外的数据时申请；由该地区的复核人审批，限期、只读、全程留痕。',
        'To serve people who moved: ask to see an area outside your own. A reviewer of that area decides; it is for some days, for reading only, and on record.',
      )}
      actions={
        <Button type="primary" icon={<PlusOutlined />} onClick={() => setAsking(true)}>
          {say('申请访问', 'Ask for access')}
        </Button>
      }
    >
      <div style={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 16 }}>
        {can('exception.grant') && <Requests />}
        <OwnRequests />
      </div>
      {isAsking && <AskForArea onClose={() => setAsking(false)} />}
    </Page>
  )
}
