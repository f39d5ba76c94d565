import { Space, Tag } from 'antd'
import { useSpeech } from '../../language.tsx'
import { momentText } from '../../parts/moment-text.ts'
import type { Account } from './account.ts'

/** Whether somebody can get in with it, and what stands in the way. */
export function AccountStates({ account }: { account: Account }) {
  const { say } = useSpeech()
  const { disabledAt, lockedUntil, mustChangePassword, hasOutsideIdentity, demonstration } = account
  const isLocked = lockedUntil !== null && Date.parse(lockedUntil) > Date.now()
  return (
    <Space size={[6, 4]} wrap>
      {disabledAt !== null && <Tag color="error">{say('已停用', 'Disabled')}</Tag>}
      {isLocked && (
        <Tag color="warning">
          {say('锁定至', 'Locked until')} {momentText(lockedUntil)}
        </Tag>
      )}
      {disabledAt === null && !isLocked && <Tag color="success">{say('正常', 'In use')}</Tag>}
      {mustChangePassword && <Tag color="warning">{say('待改一次性密码', 'One-time password')}</Tag>}
      {hasOutsideIdentity && <Tag>{say('已关联外部身份', 'Outside identity')}</Tag>}
      {demonstration && <Tag>{say('演示账号', 'Demonstration')}</Tag>}
    </Space>
  )
}
