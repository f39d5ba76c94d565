import { FileExcelOutlined, FilePdfOutlined } from '@ant-design/icons'
import { useMutation } from '@tanstack/react-query'
import { Alert, Button, Space, Tooltip } from 'antd'
import { ask } from '../../api.ts'
import { useSpeech } from '../../language.tsx'
import { saveFile } from '../../parts/save-file.ts'

/** Which table: as a run has it, or as it was filed. */
export type FormSource = { run: string } | { table: string }

/** Saves the table as the form, to be worked on or to be printed. */
export function FormDownload({
  source,
  name,
  isWhole,
}: {
  source: FormSource
  /** of the file, without its ending */
  name: string
  isWhole: boolean
}) {
  const { say } = useSpeech()
  const sheet = useMutation({
    mutationFn: () => askSheet(source),
    onSuccess: (form) => saveFile(`${name}.xlsx`, form),
  })
  const pdf = useMutation({
    mutationFn: () => askPdf(source),
    onSuccess: (form) => saveFile(`${name}.pdf`, form),
  })
  const error = sheet.error ?? pdf.error
  const why = !isWhole && say('报表超出您的辖区', 'The table goes beyond your area')
  return (
    <>
      <Space.Compact>
        <Tooltip title={why}>
          <Button
            icon={<FileExcelOutlined />}
            disabled={!isWhole}
            loading={sheet.isPending}
            onClick={() => sheet.mutate()}
          >
            {say('下载 Excel', 'Excel')}
          </Button>
        </Tooltip>
        <Tooltip title={why}>
          <Button icon={<FilePdfOutlined />} disabled={!isWhole} loading={pdf.isPending} onClick={() => pdf.mutate()}>
            {say('下载 PDF', 'PDF')}
          </Button>
        </Tooltip>
      </Space.Compact>
      {error && <Alert role="alert" type="error" showIcon title={error.message} />}
    </>
  )
}

const askSheet = (source: FormSource) =>
  'run' in source
    ? ask('get', '/api/runs/{key}/quarterly/form', { path: { key: source.run } })
    : ask('get', '/api/quarterly-tables/{key}/form', { path: { key: source.table } })

const askPdf = (source: FormSource) =>
  'run' in source
    ? ask('get', '/api/runs/{key}/quarterly/pdf', { path: { key: source.run } })
    : ask('get', '/api/quarterly-tables/{key}/pdf', { path: { key: source.table } })
