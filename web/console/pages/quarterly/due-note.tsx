import { Alert } from 'antd'
import { useSpeech } from '../../language.tsx'

const dayLength = 86_400_000

/** By when the table is due, and whether it was filed. */
export function DueNote({ dueOn, filed }: { dueOn: string; filed: { version: number; filedAt: string } | null }) {
  const { say } = useSpeech()
  const today = new Date().toLocaleDateString('sv-SE')
  const left = Math.round((Date.parse(dueOn) - Date.parse(today)) / dayLength)
  const due = say(`应于 ${dueOn} 前报送`, `due by ${dueOn}`)
  if (filed) {
    const day = new Date(filed.filedAt).toLocaleDateString('sv-SE')
    return (
      <Alert
        className="no-print"
        type="success"
        showIcon
        title={say(
          `已于 ${day} 上报第 ${filed.version} 版（${due}）`,
          `Version ${filed.version} was filed on ${day} (${due})`,
        )}
      />
    )
  }
  return (
    <Alert
      className="no-print"
      type={left < 0 ? 'error' : left <= 10 ? 'warning' : 'info'}
      showIcon
      title={
        left < 0
          ? say(`尚未上报，已逾期 ${-left} 天（${due}）`, `Not filed; ${-left} days late (${due})`)
          : say(`尚未上报，还有 ${left} 天（${due}）`, `Not filed; ${left} days left (${due})`)
      }
    />
  )
}
