import { Button, Space } from 'antd'
import { useSpeech } from '../language.tsx'
import { useKept } from './kept.ts'

interface Pages {
  cursor: string | undefined
  turner: (next: string | null) => React.ReactNode
  first: () => void
}

interface Options {
  /** whoever comes back to the page finds the list where they left it */
  name?: string
  /** what is listed: another list begins at its first page */
  of?: string
}

/** The pages of a list that the service gives by cursors; `first` goes back to its beginning. */
export function usePages({ name, of = '' }: Options = {}): Pages {
  const [place, setPlace] = useKept<{ of: string; cursors: string[] }>(name ?? null, () => ({ of, cursors: [] }))
  const cursors = place.of === of ? place.cursors : []
  const setCursors = (next: string[]) => setPlace({ of, cursors: next })
  return {
    cursor: cursors.at(-1),
    first: () => setCursors([]),
    turner: (next) => (
      <PageTurner
        page={cursors.length + 1}
        onBack={cursors.length > 0 ? () => setCursors(cursors.slice(0, -1)) : null}
        onNext={next !== null ? () => setCursors([...cursors, next]) : null}
      />
    ),
  }
}

function PageTurner({
  page,
  onBack,
  onNext,
}: {
  page: number
  onBack: (() => void) | null
  onNext: (() => void) | null
}) {
  const { say } = useSpeech()
  if (onBack === null && onNext === null) return null
  return (
    <nav
      aria-label={say('翻页', 'Pages')}
      style={{ display: 'flex', justifyContent: 'flex-end', padding: '12px 16px' }}
    >
      <Space>
        <Button disabled={onBack === null} onClick={() => onBack?.()}>
          {say('上一页', 'Previous')}
        </Button>
        <span>{say(`第 ${page} 页`, `Page ${page}`)}</span>
        <Button disabled={onNext === null} onClick={() => onNext?.()}>
          {say('下一页', 'Next')}
        </Button>
      </Space>
    </nav>
  )
}
