import { createContext, type ReactNode, useContext, useMemo } from 'react'
import type { components } from '../api/schema.ts'

export type OwnAccount = components['schemas']['OwnAccount']
export type Permission = OwnAccount['permissions'][number]

interface Session {
  own: OwnAccount
  can: (permission: Permission) => boolean
  /** code of the area that pages begin with: the widest of the account's */
  area: string
}

const SessionContext = createContext<Session | null>(null)

/** Who is signed in, and what they may do. The service judges again; this only decides what is offered. */
export function useSession(): Session {
  const session = useContext(SessionContext)
  if (session === null) throw new Error('outside of SessionProvider')
  return session
}

export function SessionProvider({ own, children }: { own: OwnAccount; children: ReactNode }) {
  const session = useMemo(() => {
    const held = new Set(own.permissions)
    // Of the roles alone: an area that was opened for some days is not where one works.
    const bare = own.roles.map(({ area }) => (area.length > 6 ? area : area.replace(/(00)+$/, '')))
    const [widest = ''] = bare.sort((one, other) => one.length - other.length)
    return {
      own,
      can: (permission: Permission) => held.has(permission),
      area: widest === '' ? '000000' : widest.padEnd(6, '0'),
    }
  }, [own])
  return <SessionContext value={session}>{children}</SessionContext>
}
