import { InboxOutlined } from '@ant-design/icons'
import { Alert, Button, Progress, Space, Upload } from 'antd'
import { useSpeech } from '../../language.tsx'
import { sizeText } from './run-words.ts'
import type { useUploads } from './use-uploads.ts'

const accepted = '.csv,.txt,.tsv,.xlsx,.dbf,.parquet,.yaml'

/** Where files are dropped or picked, and how far each has come. */
export function UploadFiles({ line }: { line: ReturnType<typeof useUploads> }) {
  const { say } = useSpeech()
  return (
    <>
      <Upload.Dragger
        multiple
        accept={accepted}
        showUploadList={false}
        beforeUpload={(file) => {
          line.add(file)
          return false
        }}
      >
        <p style={{ margin: 0 }}>
          <InboxOutlined style={{ fontSize: 28, color: '#12528f' }} />
        </p>
        <p style={{ margin: '4px 0' }}>
          {say('把文件拖到这里，或点击选择（可一次选多个）', 'Drop files here, or click to choose several')}
        </p>
        <p style={{ margin: 0, color: '#4d5866' }}>
          {say(
            `支持 ${accepted.replaceAll(',', ' ')}。上传后在下面说明每个文件是什么数据；已有 batch.yaml 的可一起上传。中断后可从断点继续。`,
            `${accepted.replaceAll(',', ' ')}. Then say below what each file is; a batch.yaml that is there already may go with them.`,
          )}
        </p>
      </Upload.Dragger>
      {line.uploads.map((upload) => (
        <div key={upload.file.name} style={{ marginTop: 8 }}>
          <div style={{ display: 'flex', gap: 12, alignItems: 'center' }}>
            <span style={{ flex: '0 0 240px', overflow: 'hidden', textOverflow: 'ellipsis' }}>{upload.file.name}</span>
            <Progress
              style={{ flex: 1 }}
              aria-label={upload.file.name}
              percent={upload.file.size === 0 ? 100 : Math.floor((upload.sent / upload.file.size) * 100)}
              {...(upload.error && { status: 'exception' as const })}
            />
            <span>{sizeText(upload.file.size)}</span>
          </div>
          {upload.error && (
            <Alert
              role="alert"
              type="error"
              title={upload.error.message}
              action={
                <Space>
                  <Button size="small" onClick={() => line.retry(upload)}>
                    {say('继续', 'Go on')}
                  </Button>
                  <Button size="small" onClick={() => line.drop(upload)}>
                    {say('放弃', 'Give up')}
                  </Button>
                </Space>
              }
            />
          )}
        </div>
      ))}
    </>
  )
}
