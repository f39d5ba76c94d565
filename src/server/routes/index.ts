import type { Route } from '../route.ts'
import { loginRoutes } from './login.ts'
import { ownAccountRoutes } from './own-account.ts'
import { peopleRoutes } from './people.ts'
import { personRoutes } from './person.ts'
import { serviceRoutes } from './service.ts'

/** Every route of the service. What is not here is not mounted. */
export const routes: readonly Route[] = [
  ...serviceRoutes,
  ...loginRoutes,
  ...ownAccountRoutes,
  ...peopleRoutes,
  ...personRoutes,
]
