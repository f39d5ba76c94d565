import { createHash } from 'node:crypto'
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { isCalled, root, runProgram, tell, withLock } from './checkout.js'
import { ensureInstalled } from './install.js'

const dist = join(root, 'dist')
const main = join(dist, 'cli', 'main.js')
const stamp = join(dist, '.built-from')

/** Builds dist where it was built from other sources than there are now; gives the path of the entry file. */
export async function ensureBuilt() {
  if (!isBuilt()) {
    await withLock(async () => {
      if (!isBuilt()) await build()
    })
  }
  return main
}

/** Compiles into a folder beside and renames it, so that a process never sees half a build. */
async function build() {
  tell('正在编译…', 'Building …')
  // Inside node_modules: ignored by git and by every tool, and on the same file system as dist.
  const beside = join(root, 'node_modules', `.canbao-build-${process.pid}`)
  const before = digestOfSources()
  try {
    // Types are judged by `npm run check`; here the sources are only turned into JavaScript.
    const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc')
    await runProgram(process.execPath, [
      compiler,
      '-p',
      join(root, 'tsconfig.build.json'),
      '--outDir',
      beside,
      '--noCheck',
      '--declaration',
      'false',
      '--incremental',
      'false',
      '--tsBuildInfoFile',
      'null',
    ])
    for (const file of sourceFiles().filter((path) => !path.endsWith('.ts'))) {
      const target = join(beside, file.slice('src/'.length))
      mkdirSync(dirname(target), { recursive: true })
      copyFileSync(join(root, file), target)
    }
    await buildConsole(beside)
    writeFileSync(join(beside, '.built-from'), before)
    const old = `${beside}-old`
    if (existsSync(dist)) renameSync(dist, old)
    renameSync(beside, dist)
    rmSync(old, { recursive: true, force: true })
  } finally {
    rmSync(beside, { recursive: true, force: true })
  }
}

/** The pages change less often than the program, and take longer: those of the last build are kept where they are the same. */
async function buildConsole(folder) {
  const [kept, target] = [join(dist, 'console'), join(folder, 'console')]
  const digest = digestOf([...consoleFiles(), 'vite.config.ts', 'package-lock.json'])
  const builtFrom = join(kept, '.built-from')
  if (existsSync(builtFrom) && readFileSync(builtFrom, 'utf8') === digest) {
    cpSync(kept, target, { recursive: true })
    return
  }
  const builder = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
  await runProgram(process.execPath, [builder, 'build', '--logLevel', 'warn', '--outDir', target, '--emptyOutDir'])
  compress(target)
  writeFileSync(join(target, '.built-from'), digest)
}

/** Scripts and styles once more as gzip: an office's line is slow, and the service need not press them at each request. */
function compress(folder) {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.(js|css|svg)$/.test(entry.name)) continue
    const file = join(entry.parentPath, entry.name)
    writeFileSync(`${file}.gz`, gzipSync(readFileSync(file), { level: 9 }))
  }
}

function isBuilt() {
  return existsSync(main) && existsSync(stamp) && readFileSync(stamp, 'utf8') === digestOfSources()
}

/** A digest of path, size and time of every source, so that a deleted or older file is noticed too. */
function digestOfSources() {
  const settings = ['tsconfig.json', 'tsconfig.build.json', 'vite.config.ts', 'package-lock.json']
  return digestOf([...sourceFiles(), ...consoleFiles(), ...settings])
}

function digestOf(files) {
  const digest = createHash('sha256')
  for (const file of files) {
    const { size, mtimeMs } = statSync(join(root, file))
    digest.update(`${file} ${size} ${mtimeMs}\n`)
  }
  return digest.digest('hex')
}

const sourceFiles = () => filesBelow('src')

/** What the console is made of; it takes code tables, words and states from the program's own sources (web-arrows). */
const consoleFiles = () => [
  ...filesBelow('web'),
  ...filesBelow('src/standards'),
  'src/registry/finding-states.ts',
  'src/reports/code-words.ts',
  'src/reports/column-words.ts',
  'src/reports/vocabulary.ts',
]

function filesBelow(folder) {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.test.ts') && !entry.name.startsWith('.'))
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(root.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort()
}

if (isCalled(import.meta.url)) {
  await ensureInstalled()
  await withLock(build)
}
