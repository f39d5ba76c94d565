import { Table, Tag } from 'antd'
import { kindWords } from '../../../../src/reports/vocabulary.ts'
import type { operations } from '../../../api/schema.ts'
import { useSpeech } from '../../language.tsx'
import { Told } from '../../parts/told.tsx'
import { columnText } from '../../parts/words.ts'

type Answered = operations['readPersonEvidence']['responses'][200]['content']['application/json']
type Statement = Pick<
  NonNullable<Answered['entry']>['statements'][number],
  'kind' | 'file' | 'row' | 'fields' | 'why' | 'holder'
>

/** One column for each row of a source, one row for each thing it says; what differs is marked. */
export function SideBySide({ statements }: { statements: readonly Statement[] }) {
  const { say, language } = useSpeech()
  const columns = new Map<string, string>()
  for (const { fields } of statements) for (const { column, name } of fields) columns.set(column, name)
  const rows = [...columns].map(([column, name]) => {
    const said = statements.map(({ fields }) => fields.find((field) => field.column === column))
    return { column, name, said, differs: new Set(said.flatMap((field) => (field ? [field.variant] : []))).size > 1 }
  })
  return (
    <Table
      size="small"
      bordered
      rowKey="column"
      pagination={false}
      scroll={{ x: 160 + statements.length * 170, y: 420 }}
      dataSource={rows}
      columns={[
        {
          title: say('项目', 'Item'),
          width: 150,
          fixed: 'left',
          render: (_, { column, name }) => columnText(column, language, name),
        },
        ...statements.map(({ kind, file, row, why, holder }, place) => ({
          title: (
            <>
              <div>{kindWords(kind)[language]}</div>
              <div style={{ fontWeight: 400, fontSize: 12 }}>
                {file} · {row}
              </div>
              <div style={{ fontWeight: 400, fontSize: 12, color: '#4d5866' }}>{why}</div>
              {holder !== 'person' && <Tag color="orange">{say('不计入此人', 'not counted for them')}</Tag>}
            </>
          ),
          width: 170,
          onCell: ({ differs, said }: (typeof rows)[number]) => ({
            style: differs && said[place] ? { background: said[place].variant === 0 ? '#fff7e8' : '#fde8e8' } : {},
          }),
          render: (_: unknown, { column, said }: (typeof rows)[number]) =>
            said[place] === undefined ? '' : <Told column={column} text={said[place].text} />,
        })),
      ]}
    />
  )
}
