// `npm run bench:register -- [--persons 1000000] [--seconds 10] [--json] [--check]`: publishing a run into PostgreSQL ÷ a
// bare COPY of its rows, and reading people over HTTP ÷ a bare route, each in one run on one server. See
// docs/operations/performance.md.
import { mkdirSync, writeFileSync } from 'node:fs'
import { availableParallelism, totalmem } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { ensureBuilt } from '../bin/build.js'
import { root } from '../bin/checkout.js'
import { ensureInstalled } from '../bin/install.js'
import { judgeClaims } from './claims.mjs'
import { measureProcess } from './measure-process.mjs'
import { makeResults } from './sample-results.mjs'

const { values } = parseArgs({
  options: {
    persons: { type: 'string', default: '1000000' },
    seconds: { type: 'string', default: '10' },
    data: { type: 'string', default: join(root, 'data', 'bench') },
    results: { type: 'string', default: join(root, 'bench', 'results') },
    json: { type: 'boolean', default: false },
    check: { type: 'boolean', default: false },
  },
})

await ensureInstalled()
const main = await ensureBuilt()
const output = await makeResults(main, values.persons, values.data)
process.stderr.write('publishing …\n')
const publishing = JSON.parse((await measureProcess([join(root, 'bench', 'publish-bench.mjs'), output])).output)
process.stderr.write('the service …\n')
const service = JSON.parse(
  (await measureProcess([join(root, 'bench', 'service-bench.mjs'), output, values.seconds])).output,
)
const result = {
  persons: Number(values.persons),
  machine: { cores: availableParallelism(), memoryBytes: totalmem() },
  publishing,
  service,
}
if (values.json) {
  mkdirSync(values.results, { recursive: true })
  writeFileSync(join(values.results, `register-${values.persons}.json`), `${JSON.stringify(result, null, 2)}\n`)
}
tell(result)
const claims = judgeClaims([result], figuresOf)
for (const { says, measured, held } of claims) {
  process.stdout.write(`${held ? 'held  ' : 'MISSED'}  ${says}: ${measured}\n`)
}
if (values.check && claims.some(({ held }) => !held)) process.exitCode = 1

function figuresOf({ publishing, service }) {
  // Nobody feels a difference below this.
  const felt = (milliseconds) => Math.max(milliseconds, 25)
  const shares = Object.values(service.searches).flatMap(({ city, county, cityCount, countyCount }) => [
    felt(county) / felt(city),
    felt(countyCount) / felt(cityCount),
  ])
  return {
    publishOff: publishing.off.seconds / publishing.bare.seconds,
    publishSealed: publishing.sm4.seconds / publishing.bare.seconds,
    readShare: service.ratio,
    countyShare: Math.max(...shares),
  }
}

function tell({ persons, publishing, service }) {
  const { bare, off, sm4 } = publishing
  const share = ({ seconds }) => `${seconds.toFixed(1)} s  ${(seconds / bare.seconds).toFixed(2)}`
  const rate = ({ perSecond, p50, p99 }) => `${perSecond} a second, half below ${p50} ms, 99 of 100 below ${p99} ms`
  const lines = [
    `${persons.toLocaleString('en')} people`,
    `  bare COPY          ${bare.seconds.toFixed(1)} s`,
    `  publish, no cipher ${share(off)}`,
    `  publish, SM4       ${share(sm4)}`,
    ...service.rounds.flatMap(({ bare, read }) => [
      `  bare route         ${rate(bare)}`,
      `  one person         ${rate(read)}`,
    ]),
    '  search (ms)        prefecture  county   count: prefecture  county',
    ...Object.entries(service.searches).map(
      ([title, { city, county, cityCount, countyCount }]) =>
        `    ${title.padEnd(16)} ${String(city).padStart(10)} ${String(county).padStart(7)} ${String(cityCount).padStart(19)} ${String(countyCount).padStart(7)}`,
    ),
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
}
