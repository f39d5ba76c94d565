// Writes the figures of bench/results into README.md and docs/operations/performance.md: node scripts/write-figures.mjs
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const root = dirname(import.meta.dirname)
const folder = join(root, 'bench', 'results')
const gigabytes = (bytes) => `${(bytes / 1e9).toFixed(1)} GB`
const results = readdirSync(folder)
  .filter((name) => /^\d+\.json$/.test(name))
  .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')))
  .sort((one, other) => one.persons - other.persons)
if (results.length === 0) throw new Error('bench/results is empty: npm run bench -- --json')

const table = [
  '| people | `canbao run` | bare statement | ratio | peak memory |',
  '| --- | --- | --- | --- | --- |',
  ...results.map(
    ({ persons, run, baseline, ratio }) =>
      `| ${persons.toLocaleString('en')} | ${run.seconds.toFixed(1)} s | ${baseline.seconds.toFixed(1)} s | ${ratio.toFixed(1)} | ${gigabytes(run.peakBytes)} |`,
  ),
  '',
  `Measured on ${results[0].machine.cores} cores and ${gigabytes(results[0].machine.memoryBytes)} of memory.`,
].join('\n')

// What stands between the two marks is replaced.
const marks = /(<!-- figures of the bench -->\n)[\s\S]*?(\n<!-- end of figures -->)/
for (const document of ['README.md', 'docs/operations/performance.md']) {
  const path = join(root, document)
  const text = readFileSync(path, 'utf8')
  if (!marks.test(text)) throw new Error(`${document} has no marks for the figures`)
  writeFileSync(
    path,
    text.replace(marks, (_, before, after) => `${before}\n${table}\n${after}`),
  )
}
