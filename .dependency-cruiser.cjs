// The arrows of docs/architecture.md. A room may import what stands behind it, itself, and nothing else of src.
const pure = ['standards', 'problems.ts']
const middle = [...pure, 'policy']
const use = [...middle, 'registry', 'sources', 'comparison']

/** What each room may import beside itself. A room that is not built yet has its rule already. */
const rooms = {
  standards: [],
  policy: pure,
  registry: middle,
  sources: middle,
  comparison: middle,
  sample: ['standards'],
  reports: [...use, 'security'],
  security: use,
  batch: [...use, 'reports', 'security'],
  publish: [...use, 'security', 'batch', 'reports'],
  collection: [...use, 'security', 'publish', 'reports'],
  exchange: [...use, 'security', 'publish'],
  jobs: [...use, 'security', 'batch', 'publish', 'collection', 'exchange', 'reports'],
  server: [...use, 'security', 'batch', 'publish', 'collection', 'exchange', 'reports', 'jobs'],
  cli: [...use, 'security', 'batch', 'publish', 'collection', 'exchange', 'reports', 'jobs', 'server', 'sample'],
}

const testFile = '\\.test\\.ts$'
const pathOf = (room) => (room.endsWith('.ts') ? `^src/${room.replace('.', '\\.')}$` : `^src/${room}/`)

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one thing, or hide a third.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      comment: 'A file that nobody imports is not used: delete it, or make it an entry.',
      severity: 'error',
      from: { orphan: true, pathNot: [testFile] },
      to: {},
    },
    {
      name: 'resolvable',
      comment: 'An import must lead somewhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-development-packages',
      comment: 'An installed canbao has no development packages.',
      severity: 'error',
      from: { path: '^src/', pathNot: testFile },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'no-drawer-folders',
      comment: 'A folder is named after what is in it.',
      severity: 'error',
      from: {},
      to: { path: '^(src|web|test|bench)/.*(?<=/)(utils|common|lib|core|helpers)/' },
    },
    {
      name: 'standards-are-pure',
      comment: 'standards run in a browser too: no node modules.',
      severity: 'error',
      from: { path: '^src/standards/', pathNot: testFile },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'problems-import-nothing',
      comment: 'The catalogue of problems stands before everything.',
      severity: 'error',
      from: { path: '^src/problems(\\.ts$|/)' },
      to: { path: '^src/', pathNot: '^src/problems/' },
    },
    {
      name: 'sources-know-no-engine',
      comment: 'What a department sends has nothing to do with what scans it.',
      severity: 'error',
      from: { path: '^src/sources/', pathNot: testFile },
      to: { path: 'node_modules/@duckdb' },
    },
    {
      name: 'known-rooms',
      comment: 'A new room needs its arrows here and in docs/architecture.md.',
      severity: 'error',
      from: { pathNot: '^src/problems(\\.ts$|/)' },
      to: { path: '^src/', pathNot: ['^src/problems\\.ts$', `^src/(${Object.keys(rooms).join('|')})/`] },
    },
    {
      name: 'nothing-imports-tests',
      comment: 'The product runs without its tests.',
      severity: 'error',
      from: { path: '^(src|web)/', pathNot: testFile },
      to: { path: [testFile, '^test/', '^bench/'] },
    },
    {
      name: 'src-knows-no-web',
      comment: 'The web is a client of the service like any other.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^web/' },
    },
    {
      name: 'web-arrows',
      comment:
        'web may import standards, the words for codes and the tables of allowed actions; of the service it knows the types in web/api.',
      severity: 'error',
      from: { path: '^web/' },
      to: {
        path: '^src/',
        pathNot: [
          pathOf('standards'),
          '^src/registry/finding-states\\.ts$',
          '^src/reports/(vocabulary|code-words|column-words)\\.ts$',
        ],
      },
    },
    ...Object.entries(rooms).map(([room, allowed]) => ({
      name: `${room}-arrows`,
      comment: `${room} may import ${allowed.length > 0 ? allowed.join(', ') : 'nothing'} beside itself.`,
      severity: 'error',
      from: { path: pathOf(room), pathNot: testFile },
      to: { path: '^src/', pathNot: [pathOf(room), ...allowed.map(pathOf)] },
    })),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
}
