import { PrinterOutlined } from '@ant-design/icons'
import { Button, Descriptions, Space } from 'antd'
import { useState } from 'react'
import { Link } from 'wouter'
import { useAsk } from '../../api.ts'
import { useSpeech } from '../../language.tsx'
import { Page } from '../../parts/page.tsx'
import { Answer } from '../../parts/states.tsx'
import { paths } from '../../paths.ts'
import { useSession } from '../../session.tsx'
import { momentText } from '../runs/run-words.ts'
import { FiledList } from './filed-list.tsx'
import { FormDownload } from './form-download.tsx'
import { OfficialForm } from './official-form.tsx'
import { PeopleDrawer } from './people-drawer.tsx'

/** A table as it was filed, with the names under it. */
export function FiledView({ table: key }: { table: string }) {
  const { say } = useSpeech()
  const { can } = useSession()
  const [cell, setCell] = useState<string | null>(null)
  const asked = useAsk('get', '/api/quarterly-tables/{key}', { path: { key } })
  return (
    <Answer of={asked}>
      {(filed) => (
        <Page
          title={say(
            `已上报：${filed.quarter} 第 ${filed.version} 版`,
            `Filed: ${filed.quarter}, version ${filed.version}`,
          )}
          lead={say('上报后固定不变。', 'Frozen since it was filed.')}
          actions={
            <Space wrap>
              {can('run.read') && (
                <Link href={`${paths.quarterly()}?run=${filed.run}`}>
                  <Button>{say('所据结果的报表', 'Table of its run')}</Button>
                </Link>
              )}
              <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
                {say('打印', 'Print')}
              </Button>
              <FormDownload
                source={{ table: key }}
                name={`quarterly-${filed.area}-${filed.quarter}-v${filed.version}`}
                isWhole={filed.table.total !== null}
              />
            </Space>
          }
        >
          <div style={{ display: 'grid', gap: 16, gridTemplateColumns: 'minmax(0, 1fr)' }}>
            <OfficialForm
              area={filed.area}
              table={filed.table}
              signatures={filed.signatures}
              filedOn={momentText(filed.filedAt).slice(0, 10)}
              shows
              onOpen={can('quarterly.people') ? setCell : null}
            />
            <Descriptions
              className="no-print"
              size="small"
              bordered
              column={{ xs: 1, md: 2 }}
              style={{ background: '#fff' }}
              items={[
                { key: 'prepared', label: say('编制', 'Prepared by'), children: filed.preparedBy },
                {
                  key: 'filed',
                  label: say('上报', 'Filed'),
                  children: `${filed.filedBy} · ${momentText(filed.filedAt)}`,
                },
                { key: 'due', label: say('报送期限', 'Due'), children: filed.table.dueOn },
                { key: 'reason', label: say('更正原因', 'Why corrected'), children: filed.reason ?? '—' },
                {
                  key: 'digest',
                  label: say('校验值', 'Digest'),
                  span: 'filled',
                  children: <code style={{ overflowWrap: 'anywhere' }}>{filed.digest}</code>,
                },
              ]}
            />
            <FiledList />
          </div>
          {cell !== null && <PeopleDrawer run={filed.run} cell={cell} onClose={() => setCell(null)} />}
        </Page>
      )}
    </Answer>
  )
}
