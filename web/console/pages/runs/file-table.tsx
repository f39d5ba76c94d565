import { DeleteOutlined } from '@ant-design/icons'
import { Alert, Button, Popconfirm, Table } from 'antd'
import { useDeed } from '../../api.ts'
import { useSpeech } from '../../language.tsx'
import { Nothing } from '../../parts/states.tsx'
import { sizeText } from './run-words.ts'

/** The files that a batch has. */
export function FileTable({ batch, files }: { batch: string; files: readonly { name: string; bytes: number }[] }) {
  const { say } = useSpeech()
  const remove = useDeed('delete', '/api/batches/{key}/files/{name}')
  return (
    <>
      {remove.error && <Alert role="alert" type="error" showIcon title={remove.error.message} />}
      <Table
        size="small"
        rowKey="name"
        aria-label={say('文件', 'Files')}
        dataSource={[...files]}
        pagination={false}
        scroll={{ y: 320 }}
        locale={{ emptyText: <Nothing>{say('还没有文件。', 'No files yet.')}</Nothing> }}
        columns={[
          { title: say('文件', 'File'), dataIndex: 'name' },
          { title: say('大小', 'Size'), align: 'right', width: 120, render: (_, { bytes }) => sizeText(bytes) },
          {
            title: <span className="visually-hidden">{say('操作', 'Action')}</span>,
            width: 60,
            render: (_, { name }) => (
              <Popconfirm
                title={say(`从批次中移除 ${name}？`, `Take ${name} away?`)}
                onConfirm={() => remove.mutate({ path: { key: batch, name } })}
              >
                <Button
                  type="text"
                  size="small"
                  icon={<DeleteOutlined />}
                  aria-label={say(`移除 ${name}`, `Take away ${name}`)}
                />
              </Popconfirm>
            ),
          },
        ]}
      />
    </>
  )
}
