import { lazy } from 'react'
import type { Permission } from './session.tsx'

/** The whole site: address, page, the permission without which it is not offered, and its place in the menu. */
export interface SiteRoute {
  path: string
  page: React.ComponentType
  needs: Permission | null
  /** absent: reached from other pages */
  menu?: { zh: string; en: string; icon: string; group: 'know' | 'work' | 'tell' | 'run' }
}

export const routes: readonly SiteRoute[] = [
  {
    path: '/',
    page: lazy(() => import('./pages/overview/overview-page.tsx')),
    needs: 'statistics.read',
    menu: { zh: '总览', en: 'Overview', icon: 'overview', group: 'know' },
  },
  {
    path: '/people',
    page: lazy(() => import('./pages/people/people-page.tsx')),
    needs: 'person.search',
    menu: { zh: '人员', en: 'People', icon: 'people', group: 'know' },
  },
  { path: '/people/:key', page: lazy(() => import('./pages/people/person-page.tsx')), needs: 'person.read' },
]
