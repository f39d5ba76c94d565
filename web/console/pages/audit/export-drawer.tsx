import { Drawer, Typography } from 'antd'
import { useAsk } from '../../api.ts'
import { useSpeech } from '../../language.tsx'
import { exactMomentText } from '../../parts/moment-text.ts'
import { usePages } from '../../parts/page-turner.tsx'
import { Answer } from '../../parts/states.tsx'

/** Who and which findings stood in a list that left the register: keys alone, as the auditor sees no personal data. */
export function ExportDrawer({ exportKey, onClose }: { exportKey: string; onClose: () => void }) {
  const { say } = useSpeech()
  const { cursor, turner } = usePages()
  const page = useAsk(
    'get',
    '/api/audit/exports/{key}',
    { path: { key: exportKey }, query: { limit: 100, cursor } },
    { keeps: true },
  )
  return (
    <Drawer open size={620} title={say('导出名单', 'Exported list')} onClose={onClose}>
      <Answer of={page}>
        {({ at, peopleInAll, findingsInAll, people, findings, next }) => (
          <>
            <p>
              {say(
                `${exactMomentText(at)} 导出，共 ${peopleInAll} 人、${findingsInAll} 条疑点。只列标识，不含姓名和号码。`,
                `Exported ${exactMomentText(at)}: ${peopleInAll} people, ${findingsInAll} findings. Keys alone, no names or numbers.`,
              )}
            </p>
            <Keys title={say('人员', 'People')} keys={people} />
            <Keys title={say('疑点', 'Findings')} keys={findings} />
            {turner(next)}
          </>
        )}
      </Answer>
    </Drawer>
  )
}

function Keys({ title, keys }: { title: string; keys: readonly string[] }) {
  if (keys.length === 0) return null
  return (
    <>
      <Typography.Title level={2} style={{ fontSize: 15 }}>
        {title}
      </Typography.Title>
      <ul
        style={{
          font: '13px ui-monospace, Consolas, monospace',
          columns: 2,
          listStyle: 'none',
          padding: 0,
          overflowWrap: 'anywhere',
        }}
      >
        {keys.map((key) => (
          <li key={key}>{key}</li>
        ))}
      </ul>
    </>
  )
}
