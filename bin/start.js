// `npm start`: installs and builds where needed, makes an invented prefecture where there is no data yet,
// runs the job on it with progress, says where the results lie and what they say, publishes them into a register for
// demonstration, and serves it until Ctrl-C.
import { existsSync, readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ensureBuilt } from './build.js'
import { root, tell } from './checkout.js'
import { ensureInstalled } from './install.js'

const people = '100000'
const area = '520300'

await ensureInstalled()
const { callCommand } = await import(pathToFileURL(await ensureBuilt()).href)

// Relative paths, so that what is printed is short and can be copied.
process.chdir(root)
const data = 'data'
const sample = join(data, `sample-${area}`)
if (findBatch(sample) === null) {
  tell(`还没有数据,先造一个虚构的地区(${people} 人)…`, `No data yet: making an invented area of ${people} people …`)
  await call(['sample', '--out', sample, '--area', area, '--persons', people])
}
const output = newOutput()
await call(['run', findBatch(sample) ?? sample, '--out', output])
tell('入库,并为每个角色建一个演示账号…', 'Publishing, and making an account for each role …')
await call(['demo', output])
await call(['serve'])

async function call(commandArguments) {
  const code = await callCommand(commandArguments)
  if (code !== 0) process.exit(code)
}

/** The folder of the sample's first batch.yaml: the folder itself, or the first quarter in it. */
function findBatch(folder) {
  if (existsSync(join(folder, 'batch.yaml'))) return folder
  if (!existsSync(folder)) return null
  const quarter = readdirSync(folder)
    .sort()
    .find((name) => existsSync(join(folder, name, 'batch.yaml')))
  return quarter === undefined ? null : join(folder, quarter)
}

/** A folder for the results that is not there yet: data/out-520300, data/out-520300-2, … */
function newOutput() {
  for (let number = 1; ; number++) {
    const folder = join(data, number === 1 ? `out-${area}` : `out-${area}-${number}`)
    if (!existsSync(folder)) return relative('.', folder)
  }
}

process.exit(0)
