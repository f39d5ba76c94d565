import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isCalled, root, runProgram, tell, withLock } from './checkout.js'

/** Installs the packages of package-lock.json where they are missing or of another version. */
export async function ensureInstalled() {
  if (isInstalled()) return
  await withLock(async () => {
    if (isInstalled()) return
    tell('正在安装所需的程序包…', 'Installing packages …')
    const program = npmProgram()
    // Not `npm ci`: it refuses the lock file where a registry serves no packages of other platforms (they are then
    // missing in the lock). `install --no-save` takes the same locked versions and leaves both files untouched.
    await runProgram(
      program.path,
      [...program.before, 'install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'],
      program.options,
    )
  })
}

function isInstalled() {
  // npm writes this file last: without it an install is under way, or was interrupted.
  if (!existsSync(join(root, 'node_modules', '.package-lock.json'))) return false
  const { dependencies, devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  return Object.entries({ ...dependencies, ...devDependencies }).every(([name, version]) => {
    const path = join(root, 'node_modules', ...name.split('/'), 'package.json')
    return existsSync(path) && JSON.parse(readFileSync(path, 'utf8')).version === version
  })
}

function npmProgram() {
  // Under `npm start` and `npm test` npm says where it is; otherwise it is on the path.
  const path = process.env.npm_execpath
  if (path?.endsWith('npm-cli.js')) return { path: process.execPath, before: [path], options: {} }
  return { path: 'npm', before: [], options: { shell: process.platform === 'win32' } }
}

if (isCalled(import.meta.url)) await ensureInstalled()
