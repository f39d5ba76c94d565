import { useCallback, useEffect, useRef, useState } from 'react'
import { queries } from '../../api.ts'
import { sendFile } from './send-file.ts'

export interface Upload {
  file: File
  sent: number
  error: Error | null
}

/** Files on their way to a batch: one after the other, each going on where it stopped. */
export function useUploads(batch: string) {
  const [uploads, setUploads] = useState<readonly Upload[]>([])
  const line = useRef<Promise<void>>(Promise.resolve())

  const put = useCallback(
    (file: File, change: Partial<Upload>) =>
      setUploads((all) => all.map((one) => (one.file === file ? { ...one, ...change } : one))),
    [],
  )

  const send = useCallback(
    (file: File, from: number) => {
      line.current = line.current.then(async () => {
        try {
          await sendFile(batch, file, { from, onSent: (sent) => put(file, { sent }) })
          setUploads((all) => all.filter((one) => one.file !== file))
          await queries.invalidateQueries({ queryKey: ['/api/batches/{key}'] })
          await queries.invalidateQueries({ queryKey: ['/api/batches/{key}/description'] })
        } catch (error) {
          put(file, { error: error as Error })
        }
      })
    },
    [batch, put],
  )

  const isBusy = uploads.some(({ error }) => error === null)
  useEffect(() => {
    if (!isBusy) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [isBusy])

  return {
    uploads,
    isBusy,
    add(file: File) {
      setUploads((all) => [
        ...all.filter((one) => one.error === null || one.file.name !== file.name),
        { file, sent: 0, error: null },
      ])
      send(file, 0)
    },
    retry({ file, sent }: Upload) {
      put(file, { error: null })
      send(file, sent)
    },
    drop: ({ file }: Upload) => setUploads((all) => all.filter((one) => one.file !== file)),
  }
}
