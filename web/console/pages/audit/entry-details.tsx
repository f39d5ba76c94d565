import { Button, Descriptions } from 'antd'
import { useAsk } from '../../api.ts'
import { useSpeech } from '../../language.tsx'
import { AreaName } from '../../parts/area-name.tsx'
import { wordsOfRole } from '../../parts/role-words.ts'
import type { AuditEntry } from './audit-entry.ts'
import { valueWords, wordsOfDetail } from './detail-words.ts'

/** All of an entry, in words where there are words. */
export function EntryDetails({ entry, onExport }: { entry: AuditEntry; onExport: (key: string) => void }) {
  const { say } = useSpeech()
  const { seq, action, objectKind, objectId, result, details } = entry
  return (
    <Descriptions
      size="small"
      column={{ xs: 1, lg: 2 }}
      items={[
        { key: 'seq', label: say('序号', 'Number'), children: seq },
        { key: 'action', label: say('操作代码', 'Code of the deed'), children: action },
        ...(objectId === null ? [] : [{ key: 'id', label: say('对象标识', 'Key of the object'), children: objectId }]),
        ...(result === 'ok' || result === 'replayed'
          ? []
          : [{ key: 'why', label: say('未办成的原因', 'Why it was not done'), children: <Why code={result} /> }]),
        ...Object.entries(details).map(([name, value]) => ({
          key: `details ${name}`,
          label: say(...wordsOfDetail(name)),
          children: <Value name={name} value={value} />,
        })),
        ...(objectKind === 'export' && objectId !== null
          ? [
              {
                key: 'list',
                label: say('导出名单', 'Exported list'),
                children: (
                  <Button size="small" onClick={() => onExport(objectId)}>
                    {say('查看名单', 'Show the list')}
                  </Button>
                ),
              },
            ]
          : []),
      ]}
    />
  )
}

function Value({ name, value }: { name: string; value: unknown }) {
  const { say } = useSpeech()
  if (typeof value === 'boolean') return value ? say('是', 'yes') : say('否', 'no')
  if (typeof value !== 'string') return String(value)
  if (name === 'area') {
    return (
      <>
        <AreaName code={value} /> ({value})
      </>
    )
  }
  if (name === 'role') return say(...wordsOfRole(value))
  if (name === 'by' || name === 'fields' || name === 'action' || name === 'kind' || name === 'state') {
    const words = value.split(' ').filter((each) => each !== '')
    return words.length === 0
      ? say('无条件', 'nothing')
      : words.map((each) => (valueWords[each] ? say(...valueWords[each]) : each)).join('、')
  }
  return value
}

/** From the catalogue of problems, whose texts have gaps that the entry does not fill. */
function Why({ code }: { code: string }) {
  const { say } = useSpeech()
  const catalogue = useAsk('get', '/api/problems', {})
  const found = catalogue.data?.problems.find((each) => each.code === code)
  return found ? `${say(found.zh, found.en).replace(/\{\w+\}/g, '…')} (${code})` : code
}
