/** Addresses of the console. Keys in them are opaque: never a number or a name. */
export const paths = {
  overview: (area?: string) => (area === undefined ? '/' : `/?area=${area}`),
  people: (filter: Readonly<Record<string, string>> = {}) => {
    const search = new URLSearchParams(filter)
    return search.size === 0 ? '/people' : `/people?${search}`
  },
  person: (key: string) => `/people/${key}`,
  findings: (filter: Readonly<Record<string, string>> = {}) => {
    const search = new URLSearchParams(filter)
    return search.size === 0 ? '/findings' : `/findings?${search}`
  },
  finding: (key: string) => `/findings/${key}`,
  desk: () => '/desk',
  decisions: () => '/decisions',
  runs: () => '/runs',
  run: (key: string) => `/runs/${key}`,
  batch: (key: string) => `/batches/${key}`,
  job: (key: string) => `/jobs/${key}`,
  quarterly: () => '/quarterly',
  policy: (table?: string) => (table === undefined ? '/policy' : `/policy?table=${table}`),
  accounts: () => '/accounts',
  exceptions: () => '/exceptions',
  audit: () => '/audit',
  keys: () => '/keys',
  service: () => '/service',
  indicators: () => '/indicators',
  own: () => '/own',
} as const
