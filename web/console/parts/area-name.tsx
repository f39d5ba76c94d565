import { useAsk } from '../api.ts'

/** The name of a division; its code until the name is there. */
export function AreaName({ code }: { code: string }) {
  const division = useAsk('get', '/api/divisions/{code}', { path: { code } }, { enabled: code !== '' })
  return <>{division.data?.division.name ?? code}</>
}
