import { momentText } from './moment-text.ts'

/** Who proposed something, who approved it, and when. */
export function TwoHands({ handler, reviewer, at }: { handler: string; reviewer: string; at: string }) {
  return (
    <>
      {handler} / {reviewer}
      <div style={{ color: '#4d5866' }}>{momentText(at)}</div>
    </>
  )
}
