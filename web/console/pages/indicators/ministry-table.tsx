import { Input, Table } from 'antd'
import { useState } from 'react'
import { useSpeech } from '../../language.tsx'
import type { MinistryIndicator } from './types.ts'

const tableWords: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  unit: ['单位', 'Unit'],
  person: ['人员', 'Person'],
  status: ['参保状态', 'Status'],
  handling: ['经办', 'Handling'],
}

const typeWords: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  C: ['文本', 'Text'],
  Z: ['标识文本', 'Identifying text'],
  N: ['数值', 'Number'],
  D: ['日期', 'Date'],
}

/** Tables 1 to 4 of the ministry's notice, to look up. */
export function MinistryTable({ indicators }: { indicators: readonly MinistryIndicator[] }) {
  const { say } = useSpeech()
  const [wanted, setWanted] = useState('')
  const shown = indicators.filter(({ code, name }) => `${code} ${name}`.toUpperCase().includes(wanted.toUpperCase()))
  const word = (words: Readonly<Record<string, readonly [zh: string, en: string]>>, code: string) =>
    words[code] ? say(...words[code]) : code
  return (
    <>
      <Input.Search
        allowClear
        aria-label={say('按代码或名称查找', 'Find by code or name')}
        placeholder={say('按代码或名称查找', 'Find by code or name')}
        style={{ maxWidth: 320, marginBottom: 12 }}
        onChange={({ target }) => setWanted(target.value.trim())}
      />
      <Table<MinistryIndicator>
        size="small"
        rowKey={({ table, code }) => `${table} ${code}`}
        aria-label={say('部颁指标', 'Indicators of the ministry')}
        dataSource={shown}
        pagination={false}
        scroll={{ y: 480 }}
        columns={[
          { title: say('表', 'Table'), width: 120, render: (_, { table }) => word(tableWords, table) },
          { title: say('代码', 'Code'), width: 120, dataIndex: 'code' },
          { title: say('名称', 'Name'), dataIndex: 'name' },
          { title: say('类型', 'Type'), width: 130, render: (_, { type }) => word(typeWords, type) },
          { title: say('长度', 'Length'), width: 80, align: 'right', render: (_, { length }) => length ?? '—' },
          {
            title: say('必填', 'Needed'),
            width: 80,
            render: (_, { required }) => (required ? say('是', 'Yes') : '—'),
          },
        ]}
      />
    </>
  )
}
