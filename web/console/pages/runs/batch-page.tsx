import { Alert, Button, Card, Popconfirm, Space, Tooltip } from 'antd'
import { useLocation, useParams } from 'wouter'
import { useAsk, useDeed } from '../../api.ts'
import { useSpeech } from '../../language.tsx'
import { AreaName } from '../../parts/area-name.tsx'
import { Page } from '../../parts/page.tsx'
import { Answer } from '../../parts/states.tsx'
import { paths } from '../../paths.ts'
import { DescribeBatch } from './describe-batch.tsx'
import { FileTable } from './file-table.tsx'
import { JobList } from './job-list.tsx'
import { momentText } from './run-words.ts'
import { UploadFiles } from './upload-files.tsx'
import { useDescription } from './use-description.ts'
import { useUploads } from './use-uploads.ts'

/** A batch: its files come, are checked, are compared. */
export default function BatchPage() {
  const { say } = useSpeech()
  const { key = '' } = useParams()
  const [, go] = useLocation()
  const batch = useAsk('get', '/api/batches/{key}', { path: { key } })
  const line = useUploads(key)
  const description = useDescription(key)
  const begun = ({ job }: { job: string }) => go(paths.job(job))
  const check = useDeed('post', '/api/batches/{key}/check', begun)
  const compare = useDeed('post', '/api/batches/{key}/comparison', begun)
  const remove = useDeed('delete', '/api/batches/{key}', () => go(`${paths.runs()}?tab=batches`))
  const failure = check.error ?? compare.error ?? remove.error
  return (
    <Answer of={batch}>
      {({ name, area, madeBy, madeAt, files }) => {
        const isDescribed = files.some((file) => file.name === 'batch.yaml')
        const blocked = line.isBusy
          ? say('文件还在上传', 'Files are still on their way')
          : !isDescribed
            ? say('请先填写并保存批次说明', 'Describe the files first, and save')
            : description.isChanged
              ? say('批次说明的改动还没有保存', 'Changes of the description are not saved')
              : null
        return (
          <Page
            title={say(`批次：${name}`, `Batch: ${name}`)}
            lead={
              <>
                <AreaName code={area} /> · {madeBy} · {momentText(madeAt)}
              </>
            }
            actions={
              <Space wrap>
                <Popconfirm
                  title={say('删除这个批次和它的文件？', 'Delete this batch and its files?')}
                  description={say('作业的结果保留。', 'Results of its jobs stay.')}
                  onConfirm={() => remove.mutate({ path: { key } })}
                >
                  <Button danger>{say('删除批次', 'Delete batch')}</Button>
                </Popconfirm>
                <Tooltip title={blocked}>
                  <Button
                    disabled={blocked !== null}
                    loading={check.isPending}
                    onClick={() => check.mutate({ path: { key } })}
                  >
                    {say('先检查', 'Check first')}
                  </Button>
                </Tooltip>
                <Tooltip title={blocked}>
                  <Button
                    type="primary"
                    disabled={blocked !== null}
                    loading={compare.isPending}
                    onClick={() => compare.mutate({ path: { key } })}
                  >
                    {say('开始比对', 'Compare')}
                  </Button>
                </Tooltip>
              </Space>
            }
          >
            <div style={{ display: 'grid', gap: 16 }}>
              {failure && <Alert role="alert" type="error" showIcon title={failure.message} />}
              <Card title={say('上传文件', 'Send files')}>
                <UploadFiles line={line} />
              </Card>
              {files.length > 0 && <DescribeBatch batch={key} area={area} description={description} />}
              <Card
                title={say(`已收到 ${files.length} 个文件`, `${files.length} files have come`)}
                styles={{ body: { padding: 0 } }}
              >
                <FileTable batch={key} files={files} />
              </Card>
              <JobList batch={key} title={say('本批次的作业', 'Jobs of this batch')} />
            </div>
          </Page>
        )
      }}
    </Answer>
  )
}
