import type { Route } from '../route.ts'
import { accountRoutes } from './accounts.ts'
import { auditRoutes } from './audit.ts'
import { batchDescriptionRoutes } from './batch-description.ts'
import { batchRoutes } from './batches.ts'
import { deskRoutes } from './desk.ts'
import { divisionRoutes } from './divisions.ts'
import { evidenceRoutes } from './evidence.ts'
import { exceptionRoutes } from './exceptions.ts'
import { exportRoutes } from './exports.ts'
import { findingDecisionRoutes } from './finding-decisions.ts'
import { findingRoutes } from './findings.ts'
import { healthReportRoutes } from './health-report.ts'
import { indicatorRoutes } from './indicators.ts'
import { jobRoutes } from './jobs.ts'
import { keyRoutes } from './keys.ts'
import { likelyRowRoutes } from './likely-rows.ts'
import { loginRoutes } from './login.ts'
import { outsideLoginRoutes } from './outside-login.ts'
import { ownAccountRoutes } from './own-account.ts'
import { peopleRoutes } from './people.ts'
import { personRoutes } from './person.ts'
import { personDecisionRoutes } from './person-decisions.ts'
import { policyRoutes } from './policy.ts'
import { quarterlyRoutes } from './quarterly.ts'
import { quarterlyFormRoutes } from './quarterly-forms.ts'
import { readerRoutes } from './readers.ts'
import { runRoutes } from './runs.ts'
import { serviceRoutes } from './service.ts'
import { statisticsRoutes } from './statistics.ts'
import { unitRoutes } from './units.ts'

/** Every route of the service. What is not here is not mounted. */
export const routes: readonly Route[] = [
  ...serviceRoutes,
  ...loginRoutes,
  ...outsideLoginRoutes,
  ...ownAccountRoutes,
  ...peopleRoutes,
  ...personRoutes,
  ...readerRoutes,
  ...evidenceRoutes,
  ...deskRoutes,
  ...likelyRowRoutes,
  ...personDecisionRoutes,
  ...findingRoutes,
  ...findingDecisionRoutes,
  ...unitRoutes,
  ...statisticsRoutes,
  ...divisionRoutes,
  ...batchRoutes,
  ...batchDescriptionRoutes,
  ...jobRoutes,
  ...runRoutes,
  ...quarterlyRoutes,
  ...quarterlyFormRoutes,
  ...policyRoutes,
  ...indicatorRoutes,
  ...exportRoutes,
  ...accountRoutes,
  ...exceptionRoutes,
  ...auditRoutes,
  ...keyRoutes,
  ...healthReportRoutes,
]
