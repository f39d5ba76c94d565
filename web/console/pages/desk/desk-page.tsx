import { Segmented, Space } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'wouter'
import { useAsk } from '../../api.ts'
import { useSpeech } from '../../language.tsx'
import { AreaPicker } from '../../parts/area-picker.tsx'
import { count } from '../../parts/figures.ts'
import { useHotKeys } from '../../parts/hot-keys.tsx'
import { Page } from '../../parts/page.tsx'
import './desk.css'
import { DoubtDesk } from './doubt-desk.tsx'
import { LikelyDesk } from './likely-desk.tsx'

type List = 'doubts' | 'likely'

/** Whom a clerk can rule on from the records, one after the other, so that nobody is visited for a slip of the pen. */
export default function DeskPage() {
  const { say } = useSpeech()
  const [area, setArea] = useState<string>()
  // In the address, so that who comes back finds the list that they were at.
  const [search, setSearch] = useSearchParams()
  const list: List = search.get('list') === 'likely' ? 'likely' : 'doubts'
  const within = area === undefined ? {} : { area }
  const doubts = useAsk('post', '/api/people/count', { body: { ask: 'desk' as const, waiting: false, ...within } })
  const likely = useAsk('post', '/api/desk/likely-rows/count', { body: within })
  const { toggle } = useHotKeys({})
  const numbered = (name: string, counted: typeof likely) =>
    counted.data ? `${name} ${count(counted.data.count)}${counted.data.more ? '+' : ''}` : name
  return (
    <Page
      title={say('档案核实', 'From the records')}
      lead={
        list === 'doubts'
          ? say(
              '这些人只是姓名或号码的写法有出入：对照档案就能认定，不必入户。每项认定由另一人复核后生效。',
              'Only the writing of a name or number differs: the records tell. Each ruling holds once a second person approves it.',
            )
          : say(
              '这些人本来要入户，但有一条号码对不上的记录很可能是本人的：认定后就不必为此入户。把握大的在前，由另一人复核后生效。',
              'They would be visited, while a row that no number leads to anybody is likely theirs. The surest come first; a second person approves.',
            )
      }
      actions={
        <Space size={16}>
          {toggle}
          <AreaPicker value={area} onChange={setArea} />
        </Space>
      }
    >
      <Segmented<List>
        aria-label={say('核实什么', 'What to rule on')}
        value={list}
        onChange={(next) => setSearch(next === 'likely' ? { list: next } : {})}
        style={{ marginBottom: 12 }}
        options={[
          { value: 'doubts', label: numbered(say('写法有出入', 'Written otherwise'), doubts) },
          { value: 'likely', label: numbered(say('可能有参保记录', 'A row is likely theirs'), likely) },
        ]}
      />
      {list === 'doubts' ? <DoubtDesk area={area} left={doubts.data} /> : <LikelyDesk area={area} left={likely.data} />}
    </Page>
  )
}
