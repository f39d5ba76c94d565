import { DownloadOutlined } from '@ant-design/icons'
import { useMutation } from '@tanstack/react-query'
import { Alert, Button, Tooltip } from 'antd'
import { ask } from '../../api.ts'
import { useSpeech } from '../../language.tsx'
import { saveFile } from '../../parts/save-file.ts'

/** Saves the table as the form, a spreadsheet. */
export function FormDownload({
  run,
  isWhole,
}: {
  run: { key: string; area: string; quarter: string }
  isWhole: boolean
}) {
  const { say } = useSpeech()
  const draw = useMutation({
    mutationFn: () => ask('get', '/api/runs/{key}/quarterly/form', { path: { key: run.key } }),
    onSuccess: (form) => saveFile(`quarterly-${run.area}-${run.quarter}.xlsx`, form),
  })
  return (
    <>
      <Tooltip title={!isWhole && say('报表超出您的辖区', 'The table goes beyond your area')}>
        <Button icon={<DownloadOutlined />} disabled={!isWhole} loading={draw.isPending} onClick={() => draw.mutate()}>
          {say('下载表格', 'Spreadsheet')}
        </Button>
      </Tooltip>
      {draw.error && <Alert role="alert" type="error" showIcon title={draw.error.message} />}
    </>
  )
}
