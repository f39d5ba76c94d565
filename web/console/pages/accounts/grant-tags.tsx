import { Space, Tag, Typography } from 'antd'
import { useSpeech } from '../../language.tsx'
import { AreaName } from '../../parts/area-name.tsx'
import { wordsOfRole } from '../../parts/role-words.ts'

/** Roles in words, each with its area. */
export function GrantTags({ grants }: { grants: readonly { role: string; area: string }[] }) {
  const { say } = useSpeech()
  if (grants.length === 0) {
    return <Typography.Text type="secondary">{say('尚未授予', 'None yet')}</Typography.Text>
  }
  return (
    <Space size={[6, 4]} wrap>
      {grants.map(({ role, area }) => (
        <Tag key={`${role} ${area}`} color="processing">
          {say(...wordsOfRole(role))} · <AreaName code={area} />
        </Tag>
      ))}
    </Space>
  )
}
