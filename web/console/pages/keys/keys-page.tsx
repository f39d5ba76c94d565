import { ReloadOutlined } from '@ant-design/icons'
import { Button, Card, Descriptions } from 'antd'
import { useAsk } from '../../api.ts'
import { useSpeech } from '../../language.tsx'
import { count } from '../../parts/figures.ts'
import { Page } from '../../parts/page.tsx'
import { Answer } from '../../parts/states.tsx'
import { KeyTable } from './key-table.tsx'
import { KeyWarnings } from './key-warnings.tsx'
import { type Keys, sealedBy, suiteWords } from './keys.ts'

/** The keys that seal numbers, phones and addresses: their state, never a key. */
export default function KeysPage() {
  const { say } = useSpeech()
  const keys = useAsk('get', '/api/keys', {}, { keeps: true })
  return (
    <Page
      title={say('密钥', 'Keys')}
      lead={say(
        '证件号码、电话、地址等在数据库中加密存放。这里只看密钥的状态，任何页面都不显示密钥。轮换、停用和更换主密钥要用到服务器上的主密钥文件，由安全管理员在服务器上用 canbao keys 命令办理，期间业务照常。',
        'Numbers, phones, addresses and the like lie sealed in the database. This shows the state of the keys, never a key. Rotating, retiring and changing the master key need its file on the server: a security administrator does it there with the command canbao keys, while work goes on.',
      )}
      actions={
        <Button icon={<ReloadOutlined />} loading={keys.isFetching} onClick={() => keys.refetch()}>
          {say('重新统计', 'Count again')}
        </Button>
      }
    >
      <Answer of={keys}>
        {(answer) => (
          <div style={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 16 }}>
            <KeyWarnings keys={answer} />
            <Summary keys={answer} />
            <KeyTable keys={answer} />
          </div>
        )}
      </Answer>
    </Page>
  )
}

function Summary({ keys: { suite, keys, plain, foreign, master } }: { keys: Keys }) {
  const { say } = useSpeech()
  const sealed = keys.reduce((sum, key) => sum + sealedBy(key), 0)
  const place =
    master.place === 'register'
      ? say('在登记库文件夹的 keys 里', 'in the folder keys of the register')
      : say('在登记库文件夹以外（CANBAO_KEY_FILE）', 'outside of the register’s folder (CANBAO_KEY_FILE)')
  const items = [
    { label: say('新值的加密算法', 'New values are sealed by'), text: say(...suiteWords[suite]) },
    { label: say('已加密的值', 'Sealed values'), text: count(sealed) },
    { label: say('未加密的值', 'Plain values'), text: count(plain) },
    { label: say('无法识别的值', 'Of unknown form'), text: count(foreign) },
    {
      label: say('主密钥文件', 'Master key’s file'),
      text: master.mode === null ? say('不在原处', 'not at its place') : place,
    },
    { label: say('文件权限', 'Rights of the file'), text: master.mode ?? '—' },
  ]
  return (
    <Card size="small" styles={{ body: { padding: 0 } }}>
      <Descriptions
        bordered
        size="small"
        column={{ xs: 1, lg: 2 }}
        styles={{ label: { width: 180 } }}
        items={items.map(({ label, text }) => ({ key: label, label, children: text }))}
      />
    </Card>
  )
}
