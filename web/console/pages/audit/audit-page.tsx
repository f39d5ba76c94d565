import { useState } from 'react'
import { useSpeech } from '../../language.tsx'
import { Page } from '../../parts/page.tsx'
import { AuditFilters, type Wanted } from './audit-filters.tsx'
import { AuditTable } from './audit-table.tsx'
import { ChainCheck } from './chain-check.tsx'
import { ExportDrawer } from './export-drawer.tsx'

/** Who did what, for the auditor: nothing of it can be changed here. */
export default function AuditPage() {
  const { say } = useSpeech()
  const [wanted, setWanted] = useState<Wanted>({})
  const [exported, setExported] = useState<string | null>(null)
  return (
    <Page
      title={say('审计', 'Audit')}
      lead={say(
        '谁在什么时候对什么做了什么。记录只增不改，每次查看也会记下。',
        'Who did what to what, and when. Entries are only added; looking at them is an entry too.',
      )}
      actions={<ChainCheck />}
    >
      <AuditFilters wanted={wanted} onChange={setWanted} />
      <AuditTable
        key={JSON.stringify(wanted)}
        wanted={wanted}
        onObject={(objectKind, objectId) => setWanted({ objectKind, objectId })}
        onExport={setExported}
      />
      {exported !== null && <ExportDrawer exportKey={exported} onClose={() => setExported(null)} />}
    </Page>
  )
}
