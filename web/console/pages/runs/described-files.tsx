import { Button, Select, Table, Tag } from 'antd'
import { useSpeech } from '../../language.tsx'
import { Nothing } from '../../parts/states.tsx'
import { ColumnMap } from './column-map.tsx'
import { kindText } from './run-words.ts'
import { type Description, type FileRow, fitOf, type KindName } from './use-description.ts'

const unused = 'unused'
const encodings = ['utf-8', 'gb18030', 'utf-16le', 'utf-16be']

/** What each file of a batch is: its kind, its encoding, and whether its columns are known. */
export function DescribedFiles({
  rows,
  kinds,
  isSaved,
  onChange,
}: {
  rows: readonly FileRow[]
  kinds: Description['kinds']
  isSaved: boolean
  onChange: (key: string, change: Partial<FileRow>) => void
}) {
  const { say } = useSpeech()
  const kindOptions = [
    { value: unused, label: say('不使用', 'Not used') },
    ...kinds.map(({ kind }) => ({ value: kind as string, label: say(...kindText(kind)) })),
  ]
  return (
    <Table<FileRow>
      size="small"
      rowKey="key"
      aria-label={say('文件说明', 'What each file is')}
      dataSource={[...rows]}
      pagination={rows.length > 50 ? { pageSize: 50, size: 'small', showSizeChanger: false } : false}
      scroll={{ x: 820 }}
      locale={{ emptyText: <Nothing>{say('先上传数据文件。', 'Send the files first.')}</Nothing> }}
      expandable={{
        rowExpandable: ({ kind, seen }) => kind !== null && seen !== undefined && seen.header.length > 0,
        expandedRowRender: (row) => (
          <ColumnMap row={row} kinds={kinds} onChange={(change) => onChange(row.key, change)} />
        ),
      }}
      columns={[
        { title: say('文件', 'File'), dataIndex: 'file', width: 220 },
        {
          title: say('数据', 'Data'),
          width: 190,
          render: (_, row) => (
            <Select<string>
              aria-label={say(`${row.file} 的数据种类`, `Kind of ${row.file}`)}
              style={{ width: 170 }}
              showSearch={{ optionFilterProp: 'label' }}
              value={row.kind ?? unused}
              options={kindOptions}
              // Headers were said of the kind that was chosen before.
              onChange={(next) =>
                onChange(row.key, { kind: next === unused ? null : (next as KindName), columns: {}, values: {} })
              }
            />
          ),
        },
        {
          title: say('编码', 'Encoding'),
          width: 190,
          render: (_, row) =>
            row.seen?.encoding ? (
              <Select<string>
                aria-label={say(`${row.file} 的编码`, `Encoding of ${row.file}`)}
                style={{ width: 170 }}
                value={row.encoding ?? ''}
                options={[
                  { value: '', label: say(`自动（${row.seen.encoding}）`, `detected (${row.seen.encoding})`) },
                  ...[...new Set([...encodings, ...(row.encoding === null ? [] : [row.encoding])])].map((value) => ({
                    value,
                    label: value,
                  })),
                ]}
                onChange={(next) => onChange(row.key, { encoding: next === '' ? null : next })}
              />
            ) : (
              '—'
            ),
        },
        {
          title: say('识别情况', 'Recognised'),
          render: (_, row) => <Recognised row={row} kinds={kinds} isSaved={isSaved} onChange={onChange} />,
        },
      ]}
    />
  )
}

function Recognised({
  row,
  kinds,
  isSaved,
  onChange,
}: {
  row: FileRow
  kinds: Description['kinds']
  isSaved: boolean
  onChange: (key: string, change: Partial<FileRow>) => void
}) {
  const { say } = useSpeech()
  const { seen, kind } = row
  if (seen === undefined) return <Tag color="#c0262d">{say('没有这个文件', 'the file is not there')}</Tag>
  if (seen.fault !== null) return <>{say(seen.fault.zh, seen.fault.en)}</>
  if (kind === null) {
    const { guess } = seen
    if (guess === null) return <>{say('看不出是什么数据，请选择', 'its kind is not plain; choose it')}</>
    const [zh, en] = kindText(guess)
    return (
      <>
        {say(`像是${zh}`, `looks like ${en}`)}{' '}
        {isSaved && (
          <Button size="small" onClick={() => onChange(row.key, { kind: guess })}>
            {say('使用', 'Use it')}
          </Button>
        )}
      </>
    )
  }
  const { known, missing } = fitOf(row, kinds)
  const mapped = Object.keys(row.columns).length
  if (missing.length > 0) {
    const names = missing.map(({ chinese }) => chinese).join('、')
    return (
      <span style={{ color: '#c0262d' }}>
        {say(
          `缺少必需列：${names}。展开本行指定。`,
          `Required columns are missing: ${names}. Open the row to name them.`,
        )}
      </span>
    )
  }
  return (
    <>
      {say(`识别 ${known.size} 列`, `${known.size} columns known`)}
      {mapped > 0 && say(`，指定 ${mapped} 列`, `, ${mapped} named`)}
      {Object.keys(row.values).length > 0 &&
        say(`，${Object.keys(row.values).length} 列有取值对照`, `, values of ${Object.keys(row.values).length} mapped`)}
    </>
  )
}
