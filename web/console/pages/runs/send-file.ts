import { ask } from '../../api.ts'

/** Small enough for a slow line to tell progress, and held in the service's memory until it is on disk. */
const pieceBytes = 4 * 1024 * 1024

/** Sends a file from `from` on, piece by piece; `onSent` hears how much of it is kept. */
export async function sendFile(
  batch: string,
  file: File,
  { from, onSent }: { from: number; onSent: (bytes: number) => void },
): Promise<void> {
  let at = from
  do {
    const kept = await ask('put', '/api/batches/{key}/files/{name}', {
      path: { key: batch, name: file.name },
      query: { at },
      body: file.slice(at, at + pieceBytes),
    } as never)
    at = (kept as { bytes: number }).bytes
    onSent(at)
  } while (at < file.size)
}
