import { Alert, Button, Card, Table, Tag, Tooltip } from 'antd'
import { Link } from 'wouter'
import { useSpeech } from '../../language.tsx'
import { count } from '../../parts/figures.ts'
import { paths } from '../../paths.ts'
import { kindText, sizeText } from './run-words.ts'

interface Said {
  zh: string
  en: string
}

interface JudgedFile {
  kind: string
  file: string
  bytes: number
  encoding: string
  delimiter?: string
  guessed: boolean
  columns: { column: string; header: string }[]
  unknownColumns: string[]
  rows?: number
  rejected?: number
}

/** What a check says of a batch. */
export interface Judgement {
  areaName: string
  asOf: string
  quarter: string
  files: JudgedFile[]
  faults: { kind: string; file?: string; column?: string; reason: Said }[]
  notes: Said[]
}

/** What was recognised in each file, and what stands in the way. */
export function CheckResult({ judgement, batch }: { judgement: Judgement; batch: string | null }) {
  const { say } = useSpeech()
  const { areaName, asOf, quarter, files, faults, notes } = judgement
  return (
    <>
      <Alert
        type={faults.length === 0 ? 'success' : 'error'}
        showIcon
        title={
          faults.length === 0
            ? say('检查通过，可以比对。', 'Nothing stands in the way; it can be compared.')
            : say(`有 ${faults.length} 处错误，改正后再比对。`, `${faults.length} faults to mend first.`)
        }
        description={
          <>
            {`${areaName} · ${quarter} · ${say('截至', 'as of')} ${asOf}`}
            <ul style={{ margin: '4px 0 0', paddingInlineStart: 20 }}>
              {faults.map((fault) => (
                <li key={`${fault.file}${fault.column}${fault.reason.zh}`}>
                  {[fault.file, fault.column].filter(Boolean).join(' · ')} {say(fault.reason.zh, fault.reason.en)}
                </li>
              ))}
              {notes.map((note) => (
                <li key={note.zh}>{say(note.zh, note.en)}</li>
              ))}
            </ul>
          </>
        }
        action={
          batch !== null && (
            <Link href={paths.batch(batch)}>
              <Button>{say('回到批次', 'To the batch')}</Button>
            </Link>
          )
        }
      />
      <Card title={say('识别结果', 'What was recognised')} styles={{ body: { padding: 0 } }}>
        <Table<JudgedFile>
          size="small"
          rowKey="file"
          aria-label={say('识别结果', 'What was recognised')}
          dataSource={files}
          pagination={false}
          scroll={{ x: 900 }}
          expandable={{
            expandedRowRender: ({ columns }) =>
              columns.map(({ column, header }) => (
                <Tag key={column} style={{ marginBlock: 2 }}>
                  {header === '' ? column : `${header} → ${column}`}
                </Tag>
              )),
          }}
          columns={[
            { title: say('文件', 'File'), dataIndex: 'file' },
            { title: say('数据', 'Data'), render: (_, { kind }) => say(...kindText(kind)) },
            {
              title: say('编码', 'Encoding'),
              render: (_, { encoding, guessed }) => (
                <>
                  {encoding}{' '}
                  {guessed && (
                    <Tooltip title={say('由系统识别，batch.yaml 没有写明', 'recognised; batch.yaml does not say')}>
                      <Tag tabIndex={0}>{say('识别', 'guessed')}</Tag>
                    </Tooltip>
                  )}
                </>
              ),
            },
            {
              title: say('分隔符', 'Delimiter'),
              render: (_, { delimiter }) => (delimiter === undefined ? '—' : delimiter === '\t' ? 'Tab' : delimiter),
            },
            { title: say('大小', 'Size'), align: 'right', render: (_, { bytes }) => sizeText(bytes) },
            {
              title: say('行数', 'Rows'),
              align: 'right',
              render: (_, { rows }) => (rows === undefined ? '—' : count(rows)),
            },
            {
              title: say('拒收', 'Rejects'),
              align: 'right',
              render: (_, { rejected }) => (rejected === undefined ? '—' : count(rejected)),
            },
            { title: say('识别列', 'Columns'), align: 'right', render: (_, { columns }) => columns.length },
            {
              title: say('未用列', 'Unused columns'),
              render: (_, { unknownColumns }) => unknownColumns.join('、') || '—',
            },
          ]}
        />
      </Card>
    </>
  )
}
