import { lazy, Suspense } from 'react'
import { isSignedOut, queries, useAsk } from '../api.ts'
import { LoginPage } from '../pages/login/login-page.tsx'
import { Failure, Waiting } from '../parts/states.tsx'
import { SessionProvider } from '../session.tsx'

const PasswordPage = lazy(() => import('../pages/login/password-page.tsx'))
const Shell = lazy(() => import('./shell.tsx'))

/** Whoever is not signed in signs in where they wanted to go; the address stays. */
export function Gate() {
  const own = useAsk('get', '/api/own', {})
  const enter = () => queries.resetQueries()
  if (own.isPending) return <Waiting whole />
  if (own.error !== null) {
    return isSignedOut(own.error) ? (
      <LoginPage onEntered={enter} />
    ) : (
      <Failure error={own.error} again={own.refetch} whole />
    )
  }
  return (
    <Suspense fallback={<Waiting whole />}>
      <SessionProvider own={own.data}>
        {own.data.mustChangePassword ? <PasswordPage onChanged={enter} /> : <Shell />}
      </SessionProvider>
    </Suspense>
  )
}
