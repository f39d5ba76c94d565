import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Type from 'typebox'
import { Value } from 'typebox/value'
import { expect, test } from 'vitest'
import { comparisonSteps, stepsOfKind } from '../src/comparison/plan/index.ts'
import type { Step } from '../src/comparison/plan/step.ts'
import { compileDecision } from '../src/policy/compile-policy.ts'
import { readDecisionTable } from '../src/policy/decision-table.ts'
import { defaultPolicy } from '../src/policy/default-policy.ts'
import { sourceKinds } from '../src/sources/kinds/index.ts'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const textOf = (path: string) => readFileSync(join(root, path), 'utf8')
const documents = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
]

/** Tops of the repository that a path in a document may begin with. What a run writes lies below data, and is no path. */
const tops =
  /^(\.\/)?(src|test|docs|bench|bin|scripts|\.ci|[A-Z]+\.md|LICENSE|NOTICE|package\.json|\.dependency-cruiser\.cjs)(\/|$)/

function pathsIn(text: string): string[] {
  const quoted = [...text.matchAll(/`([^`\s]+)`/g)].map(([, path]) => path!)
  const linked = [...text.matchAll(/\]\(([^)\s#]+)[^)]*\)/g)].map(([, path]) => path!)
  return [...quoted, ...linked].filter((path) => tops.test(path) && !/[*<>{}…]/.test(path))
}

test.each(documents)('every path that %s names is there', (document) => {
  expect(pathsIn(textOf(document)).filter((path) => !existsSync(join(root, path)))).toEqual([])
})

test('the commands of npm that the documents name are scripts of the package', () => {
  const { scripts } = JSON.parse(textOf('package.json')) as { scripts: Record<string, string> }
  const called = documents.flatMap((document) =>
    [...textOf(document).matchAll(/\bnpm (?:run )?(start|test|(?<=run )[a-z:]+)/g)].map(([, name]) => name!),
  )
  expect(called.filter((name) => !(name in scripts))).toEqual([])
  expect(called).toEqual(expect.arrayContaining(['start', 'test', 'bench']))
})

test('the checks of a clean checkout run the two commands of the README', () => {
  const [block] = /```sh\nnpm start[\s\S]*?```/.exec(textOf('README.md')) ?? ['']
  const commands = block.match(/^npm [a-z:]+(?: [a-z:]+)?/gm) ?? []
  expect(commands).toEqual(['npm start', 'npm test'])
  for (const command of commands) expect(textOf('.ci/run')).toMatch(new RegExp(`^\\s*(?:setsid )?${command}\\b`, 'm'))
})

test('the claims of the bench are well formed, and those of the performance page', () => {
  const claim = Type.Object(
    {
      says: Type.String({ minLength: 10 }),
      figure: Type.String({ pattern: '^[a-z][A-Za-z]+$' }),
      persons: Type.Integer({ minimum: 1 }),
      than: Type.Optional(Type.Integer({ minimum: 1 })),
      atMost: Type.Optional(Type.Number({ exclusiveMinimum: 0 })),
      atLeast: Type.Optional(Type.Number({ exclusiveMinimum: 0 })),
    },
    { additionalProperties: false },
  )
  const { claims } = Value.Parse(Type.Object({ claims: Type.Array(claim) }), JSON.parse(textOf('bench/claims.json')))
  const page = textOf('docs/operations/performance.md')
  for (const { says, atMost, atLeast } of claims) {
    expect(page).toContain(says)
    expect([says, (atMost === undefined) !== (atLeast === undefined)]).toEqual([says, true])
  }
  expect(new Set(claims.map(({ says }) => says)).size).toBe(claims.length)
})

test('docs/plan.md lists the steps of the comparison', async () => {
  const kinds = Object.values(sourceKinds)
  const shape = {
    kinds,
    areaLevel: 'prefecture' as const,
    mapped: {},
    hasRulings: true,
    hasVerified: true,
    decision: compileDecision(readDecisionTable(defaultPolicy, 'policy.csv')),
  }
  const household = kinds.find(({ kind }) => kind === 'household')!
  const rowsOf = new RegExp(`^(${kinds.map(({ kind }) => kind).join('|')})_(rows|repeats)$`)
  const tell = (reads: readonly string[]) => {
    const named = [...new Set(reads.flatMap((table) => rowsOf.exec(table)?.[1] ?? []))]
    const most = named.length > kinds.length / 2 ? ['rows of most kinds'] : named.map((kind) => `rows of ${kind}`)
    return [...most, ...new Set(reads.filter((table) => !rowsOf.test(table)).map((table) => `\`${table}\``))]
  }
  const lines = (steps: readonly Step[]) =>
    steps.map(
      ({ name, reads, writes, view }) =>
        `| ${name} | ${tell(reads).join(', ') || '–'} | \`${writes}\`${view ? ' (a view)' : ''} |`,
    )
  const head = ['| step | reads | makes |', '| --- | --- | --- |']
  const page = [
    '# The steps of the comparison',
    '',
    'Taken from `src/comparison/plan/index.ts`; `npm run docs` renews this page. A table goes after its last reader.',
    '',
    '## For every kind, as soon as its files are decoded (here: household)',
    '',
    ...head,
    ...lines(stepsOfKind(household, shape)),
    '',
    '## Then, in this order',
    '',
    ...head,
    ...lines(comparisonSteps(shape)),
    '',
  ]
  await expect(page.join('\n')).toMatchFileSnapshot(join(root, 'docs', 'plan.md'))
})
