import { Table, Tag } from 'antd'
import { kindWords } from '../../../../src/reports/vocabulary.ts'
import type { DeskPerson } from '../../../api/schema.ts'
import { useSpeech } from '../../language.tsx'
import { Told } from '../../parts/told.tsx'
import { columnText } from '../../parts/words.ts'

export type DeskEvidence = NonNullable<DeskPerson['evidence']>
export type Doubt = DeskEvidence['doubts'][number]
/** A row of a source, as far as it is shown beside others. */
export type Statement = Pick<DeskEvidence['statements'][number], 'kind' | 'file' | 'row' | 'fields'>

const isRow = (one: { file: string; row: number }) => (other: { file: string; row: number }) =>
  one.file === other.file && one.row === other.row

/** What the doubtful rows say, beside the household list, item by item; what differs is marked. */
export function DoubtTable({
  evidence: { statements, doubts, registeredAs },
}: {
  evidence: {
    statements: readonly Statement[]
    doubts: readonly Pick<Doubt, 'file' | 'row' | 'digits'>[]
    registeredAs: { file: string; row: number } | null
  }
}) {
  const { say, language } = useSpeech()
  const registered = registeredAs === null ? undefined : statements.find(isRow(registeredAs))
  const doubted = doubts.flatMap((doubt) => {
    const statement = statements.find(isRow(doubt))
    return statement === undefined ? [] : [{ doubt, statement }]
  })
  const shown = [...(registered === undefined ? [] : [registered]), ...doubted.map(({ statement }) => statement)]
  const items = itemsOf(shown, registered)
  return (
    <Table
      size="small"
      bordered
      rowKey="column"
      aria-label={say('户籍与存疑记录对照', 'The household list and the doubtful rows')}
      pagination={false}
      scroll={{ x: 120 + shown.length * 220 }}
      dataSource={items}
      columns={[
        {
          title: say('项目', 'Item'),
          width: 130,
          rowScope: 'row',
          render: (_, { column, name }) => columnText(column, language, name),
        },
        ...shown.map((statement, at) => ({
          key: `${statement.file}:${statement.row}`,
          width: 220,
          title: (
            <>
              <div>
                {kindWords(statement.kind)[language]}
                {statement !== registered && (
                  <Tag color="warning" style={{ marginInlineStart: 6 }}>
                    {say('存疑', 'in doubt')}
                  </Tag>
                )}
              </div>
              <div style={{ fontWeight: 400, fontSize: 12, color: '#4d5866' }}>
                {say(`${statement.file} 第 ${statement.row} 行`, `${statement.file}, row ${statement.row}`)}
              </div>
            </>
          ),
          onCell: ({ said, differs }: Item) => ({
            className: differs && said[at] !== undefined ? 'cell-differs' : '',
          }),
          render: (_: unknown, { column, said }: Item) => {
            const doubt = doubted.find((one) => one.statement === statement)?.doubt
            return (
              <>
                <Told column={column} text={said[at]?.text} />
                {column === 'AAC002' && doubt !== undefined && <Digits doubt={doubt} />}
              </>
            )
          },
        })),
      ]}
    />
  )
}

interface Item {
  column: string
  name: string
  said: (Statement['fields'][number] | undefined)[]
  differs: boolean
}

const first = ['AAC003', 'AAC002', 'AAC006', 'AAC004']

/** Name and number come first; then what both say, and what the doubtful rows alone do. */
function itemsOf(statements: readonly Statement[], registered: Statement | undefined): Item[] {
  const names = new Map<string, string>()
  for (const { fields } of statements) for (const { column, name } of fields) names.set(column, name)
  const items = [...names].map(([column, name]) => {
    const said = statements.map(({ fields }) => fields.find((field) => field.column === column))
    return { column, name, said, differs: new Set(said.flatMap((one) => (one ? [one.variant] : []))).size > 1 }
  })
  const isTelling = ({ column, said }: Item) =>
    first.includes(column) || said.some((one, at) => one !== undefined && statements[at] !== registered)
  const rank = ({ column, said }: Item) =>
    first.includes(column) ? first.indexOf(column) : first.length + said.filter((one) => one === undefined).length
  return items.filter(isTelling).sort((one, other) => rank(one) - rank(other))
}

function Digits({ doubt: { digits } }: { doubt: Pick<Doubt, 'digits'> }) {
  const { say } = useSpeech()
  return digits.map(({ place, register, source }) => (
    <div key={place} style={{ fontSize: 12 }}>
      {say(
        `第 ${place} 位是 ${source}，户籍是 ${register}`,
        `digit ${place} is ${source}, ${register} in the household list`,
      )}
    </div>
  ))
}
