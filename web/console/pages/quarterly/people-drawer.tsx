import { Alert, Drawer, Table } from 'antd'
import { Link } from 'wouter'
import type { components } from '../../../api/schema.ts'
import { useAsk } from '../../api.ts'
import { useSpeech } from '../../language.tsx'
import { AreaName } from '../../parts/area-name.tsx'
import { Answer, Nothing } from '../../parts/states.tsx'
import { codeText, dispositionWords, householdWords, reasonWords } from '../../parts/words.ts'
import { paths } from '../../paths.ts'
import { useSession } from '../../session.tsx'
import { CursorPages, useCursor } from '../runs/cursor-pages.tsx'
import { columnNames } from './form-words.ts'

interface Counted {
  city: string
  person: components['schemas']['PersonRow']
}

/** The people whom a figure counts. */
export function PeopleDrawer({ run, cell, onClose }: { run: string; cell: string; onClose: () => void }) {
  const { say } = useSpeech()
  const [city = '', column = '1'] = cell.split(':')
  const words = columnNames[Number(column) - 1]!
  return (
    <Drawer
      open
      size={860}
      closable={{ 'aria-label': say('关闭', 'Close') }}
      onClose={onClose}
      title={
        <>
          （{column}）{say(...words)} · {city === 'total' ? say('合计', 'Total') : <AreaName code={city} />}
        </>
      }
    >
      <People key={cell} run={run} cell={cell} />
    </Drawer>
  )
}

function People({ run, cell }: { run: string; cell: string }) {
  const { say, language } = useSpeech()
  const { can } = useSession()
  const place = useCursor()
  const query = { cell, ...(place.cursor && { cursor: place.cursor }), limit: 20 }
  const asked = useAsk('get', '/api/runs/{key}/quarterly/people', { path: { key: run }, query }, { keeps: true })
  return (
    <Answer of={asked}>
      {({ people, gone, next }) => (
        <>
          {gone > 0 && (
            <Alert
              type="info"
              showIcon
              style={{ marginBottom: 12 }}
              title={say(
                `本页另有 ${gone} 人现已不在登记库，或不在您的辖区。`,
                `${gone} more of this page are no longer in the register, or not of your areas.`,
              )}
            />
          )}
          <Table<Counted>
            size="small"
            rowKey={(row) => `${row.city}:${row.person.key}`}
            aria-label={say('人员', 'People')}
            dataSource={people}
            pagination={false}
            locale={{ emptyText: <Nothing>{say('没有可以显示的人员。', 'Nobody to show.')}</Nothing> }}
            columns={[
              {
                title: say('姓名', 'Name'),
                render: (_, { person }) =>
                  can('person.read') ? (
                    <Link href={paths.person(person.key)}>{person.name ?? say('未知', 'unknown')}</Link>
                  ) : (
                    person.name
                  ),
              },
              { title: say('证件号码', 'Number'), render: (_, { person }) => person.number ?? '—' },
              {
                title: say('性别', 'Sex'),
                render: (_, { person }) => codeText('AAC004', person.sex, language),
              },
              { title: say('出生年', 'Born'), render: (_, { person }) => person.birthYear ?? '—' },
              { title: say('地区', 'Area'), render: (_, { person }) => <AreaName code={person.area} /> },
              {
                title: say('户籍', 'Household'),
                render: (_, { person }) =>
                  say(...(householdWords[person.household] ?? [person.household, person.household])),
              },
              {
                title: say('去向', 'Disposition'),
                render: (_, { person }) =>
                  [
                    say(...(dispositionWords[person.disposition] ?? [person.disposition, person.disposition])),
                    ...person.reasons.map((reason) => say(...(reasonWords[reason] ?? [reason, reason]))),
                  ].join('、'),
              },
            ]}
          />
          <CursorPages place={place} next={next} />
        </>
      )}
    </Answer>
  )
}
