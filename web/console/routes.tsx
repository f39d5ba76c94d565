import { lazy } from 'react'
import type { Permission } from './session.tsx'

/** The whole site: address, page, the permissions without which it is not offered, and its place in the menu. */
export interface SiteRoute {
  path: string
  page: React.ComponentType
  /** one of these is enough */
  needs: Permission | readonly Permission[] | null
  /** the page in the menu that it belongs to, where its address does not say so */
  under?: string
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
  {
    path: '/findings',
    page: lazy(() => import('./pages/findings/findings-page.tsx')),
    needs: 'finding.read',
    menu: { zh: '疑点', en: 'Findings', icon: 'findings', group: 'work' },
  },
  { path: '/findings/:key', page: lazy(() => import('./pages/findings/finding-page.tsx')), needs: 'finding.read' },
  {
    path: '/desk',
    page: lazy(() => import('./pages/desk/desk-page.tsx')),
    needs: 'person.verify',
    menu: { zh: '档案核实', en: 'From the records', icon: 'desk', group: 'work' },
  },
  {
    path: '/decisions',
    page: lazy(() => import('./pages/decisions/decisions-page.tsx')),
    needs: ['finding.approve', 'person.decision.approve', 'finding.decide', 'person.verify'],
    menu: { zh: '复核', en: 'Approvals', icon: 'decisions', group: 'work' },
  },
  {
    path: '/runs',
    page: lazy(() => import('./pages/runs/runs-page.tsx')),
    needs: 'run.read',
    menu: { zh: '比对与入库', en: 'Comparison', icon: 'runs', group: 'work' },
  },
  { path: '/runs/:key', page: lazy(() => import('./pages/runs/run-page.tsx')), needs: 'run.read' },
  {
    path: '/batches/:key',
    page: lazy(() => import('./pages/runs/batch-page.tsx')),
    needs: 'run.start',
    under: '/runs',
  },
  { path: '/jobs/:key', page: lazy(() => import('./pages/runs/job-page.tsx')), needs: 'run.read', under: '/runs' },
  {
    path: '/quarterly',
    page: lazy(() => import('./pages/quarterly/quarterly-page.tsx')),
    needs: 'quarterly.read',
    menu: { zh: '季度报表', en: 'Quarterly table', icon: 'quarterly', group: 'tell' },
  },
  {
    path: '/policy',
    page: lazy(() => import('./pages/policy/policy-page.tsx')),
    needs: 'policy.read',
    menu: { zh: '政策表', en: 'Policy table', icon: 'policy', group: 'tell' },
  },
  {
    path: '/accounts',
    page: lazy(() => import('./pages/accounts/accounts-page.tsx')),
    needs: 'user.read',
    menu: { zh: '账号', en: 'Accounts', icon: 'accounts', group: 'run' },
  },
  {
    path: '/exceptions',
    page: lazy(() => import('./pages/exceptions/exceptions-page.tsx')),
    needs: 'exception.request',
    menu: { zh: '辖区外访问', en: 'Outside access', icon: 'exceptions', group: 'run' },
  },
  {
    path: '/audit',
    page: lazy(() => import('./pages/audit/audit-page.tsx')),
    needs: 'audit.read',
    menu: { zh: '审计', en: 'Audit', icon: 'audit', group: 'run' },
  },
  {
    path: '/keys',
    page: lazy(() => import('./pages/keys/keys-page.tsx')),
    needs: 'key.manage',
    menu: { zh: '密钥', en: 'Keys', icon: 'keys', group: 'run' },
  },
  {
    path: '/service',
    page: lazy(() => import('./pages/service/service-page.tsx')),
    needs: 'service.read',
    menu: { zh: '运行状况', en: 'Health', icon: 'service', group: 'run' },
  },
  {
    path: '/indicators',
    page: lazy(() => import('./pages/indicators/indicators-page.tsx')),
    needs: 'person.read',
    menu: { zh: '指标', en: 'Indicators', icon: 'indicators', group: 'run' },
  },
  { path: '/own', page: lazy(() => import('./pages/own/own-page.tsx')), needs: null },
]
