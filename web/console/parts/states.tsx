import { Button, Empty, Result, Spin } from 'antd'
import type { ReactNode } from 'react'
import { ProblemError } from '../../api/client.ts'
import { useSpeech } from '../language.tsx'

/** While something is asked for. */
export function Waiting({ whole = false }: { whole?: boolean }) {
  const { say } = useSpeech()
  return (
    <div
      role="status"
      aria-live="polite"
      style={{ display: 'grid', placeItems: 'center', minHeight: whole ? '100vh' : 160 }}
    >
      <Spin size="large" />
      <span className="visually-hidden">{say('正在读取…', 'Reading …')}</span>
    </div>
  )
}

/** What went wrong, in the words of the service, and what to do. */
export function Failure({ error, again, whole = false }: { error: Error; again?: () => unknown; whole?: boolean }) {
  const { say } = useSpeech()
  const problem = error instanceof ProblemError ? error.problem : null
  const isForbidden = problem?.status === 403
  return (
    <div role="alert" style={whole ? { display: 'grid', placeItems: 'center', minHeight: '100vh' } : undefined}>
      <Result
        status={isForbidden ? '403' : problem?.status === 404 ? '404' : 'warning'}
        title={problem?.title ?? say('连接不上服务', 'The service cannot be reached')}
        subTitle={
          <>
            {problem?.detail ?? say('请检查网络后重试。', 'Check the network and try again.')}
            {problem && <div style={{ color: '#5c6673', marginTop: 4 }}>{problem.code}</div>}
          </>
        }
        extra={again && !isForbidden && <Button onClick={() => again()}>{say('重试', 'Try again')}</Button>}
      />
    </div>
  )
}

/** Nothing there, and why that may be. */
export function Nothing({ children }: { children: ReactNode }) {
  return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={children} />
}

interface Asked<Content> {
  isPending: boolean
  error: Error | null
  data: Content | undefined
  refetch: () => unknown
}

/** The content once it is there; before that, that it is waited for or what went wrong. */
export function Answer<Content>({ of, children }: { of: Asked<Content>; children: (content: Content) => ReactNode }) {
  if (of.data !== undefined) return children(of.data)
  if (of.error !== null) return <Failure error={of.error} again={of.refetch} />
  return <Waiting />
}
