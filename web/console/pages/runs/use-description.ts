import { useMemo, useState } from 'react'
import type { components } from '../../../api/schema.ts'
import { useAsk } from '../../api.ts'

export type DescribedFile = components['schemas']['DescribedFile']
export type SeenFile = components['schemas']['SeenFile']
export type KindName = DescribedFile['kind']

/** A file in the form: what is said of it; `kind` null: it is not used. */
export type FileRow = Omit<DescribedFile, 'kind'> & {
  /** a file may be of two kinds, and so stands here twice */
  key: string
  kind: KindName | null
  seen: SeenFile | undefined
}

interface Changes {
  asOf?: string
  quarter?: string
  households?: Record<string, number>
  files: Readonly<Record<string, Partial<FileRow>>>
}

const nothing: Changes = { files: {} }

/** The description of a batch: what the service says of it, and over it what was changed here and is not saved. */
export function useDescription(batch: string) {
  const asked = useAsk('get', '/api/batches/{key}/description', { path: { key: batch } }, { keeps: true })
  const [changes, setChanges] = useState(nothing)
  const { data } = asked
  const rows = useMemo(() => {
    if (data === undefined) return []
    const seen = new Map(data.files.map((file) => [file.name, file]))
    const described = data.description?.sources ?? []
    const known = new Set(described.map(({ file }) => file))
    const fresh = data.files
      .filter(({ name }) => !known.has(name))
      // Once there is a description, a file that it does not name may be left out on purpose.
      .map(({ name, guess }) => ({ ...unsaid(name), kind: data.description === null ? guess : null }))
    return [...described, ...fresh].map((file, at): FileRow => {
      const key = `${file.file}:${file.kind !== null && known.has(file.file) ? at : ''}`
      return { ...file, key, seen: seen.get(file.file), ...changes.files[key] }
    })
  }, [data, changes.files])
  const saved = data?.description ?? null
  return {
    asked,
    rows,
    kinds: data?.kinds ?? [],
    faults: data?.faults ?? [],
    isSaved: saved !== null,
    isChanged: changes !== nothing,
    asOf: changes.asOf ?? saved?.asOf,
    quarter: changes.quarter ?? saved?.quarter,
    households: changes.households ?? saved?.households ?? {},
    say: (change: Omit<Changes, 'files'>) => setChanges((before) => ({ ...before, ...change })),
    sayOf: (key: string, change: Partial<FileRow>) =>
      setChanges(({ files, ...before }) => ({ ...before, files: { ...files, [key]: { ...files[key], ...change } } })),
    forget: () => setChanges(nothing),
  }
}

export type Description = ReturnType<typeof useDescription>

const unsaid = (file: string) => ({ file, encoding: null, delimiter: null, columns: {}, values: {} })

/** Columns that the service knows in the file by itself, and the required ones that nothing in it is. */
export function fitOf({ kind, seen, columns }: FileRow, kinds: Description['kinds']) {
  const fit = seen?.fits.find((one) => one.kind === kind)
  const required = kinds.find((one) => one.kind === kind)?.columns.filter((column) => column.required) ?? []
  const said = new Set(Object.values(columns))
  const known = new Set(Object.values(fit?.columns ?? {}))
  const missing = required.filter(({ name }) => !known.has(name) && !said.has(name))
  return { known, missing: seen === undefined || seen.fault !== null ? [] : missing }
}
