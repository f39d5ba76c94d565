import { LeftOutlined, RightOutlined } from '@ant-design/icons'
import { Button, Space } from 'antd'
import { useSpeech } from '../../language.tsx'
import { useKept } from '../../parts/kept.ts'

/** Where a reader is in a list that the service gives page by page; by its name they find it there again. */
export function useCursor(name: string | null = null) {
  const [cursors, setCursors] = useKept<readonly string[]>(name, () => [])
  return {
    cursor: cursors.at(-1),
    page: cursors.length + 1,
    forward: (next: string) => setCursors([...cursors, next]),
    back: () => setCursors(cursors.slice(0, -1)),
    reset: () => setCursors([]),
  }
}

/** Buttons to the page before and the next one; nothing where there is only one. */
export function CursorPages({ place, next }: { place: ReturnType<typeof useCursor>; next: string | null }) {
  const { say } = useSpeech()
  if (place.page === 1 && next === null) return null
  return (
    <Space className="no-print" style={{ display: 'flex', justifyContent: 'flex-end', padding: 12 }}>
      <span>{say(`第 ${place.page} 页`, `Page ${place.page}`)}</span>
      <Button icon={<LeftOutlined />} disabled={place.page === 1} onClick={place.back}>
        {say('上一页', 'Previous')}
      </Button>
      <Button
        icon={<RightOutlined />}
        iconPlacement="end"
        disabled={next === null}
        onClick={() => next !== null && place.forward(next)}
      >
        {say('下一页', 'Next')}
      </Button>
    </Space>
  )
}
