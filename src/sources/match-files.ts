import { Buffer } from 'node:buffer'
import { lstatSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The files under a folder that a pattern names, relative to the folder with `/`, in code-point order. `*` and `?` stay
 * inside a name, `**` crosses folders (not into results of a run, which may hold a copy of the batch), `{a,b}` are alternatives, `[abc]` a set; case counts, and names beginning with a
 * dot are matched only by a pattern that says the dot. `..` may lead out of the folder.
 */
export function matchFiles(folder: string, pattern: string): string[] {
  const found = new Set<string>()
  for (const alternative of expandBraces(pattern.replace(/^(\.\/)+/, ''))) {
    walk(
      folder,
      '',
      alternative.split('/').filter((part) => part !== '' && part !== '.'),
      found,
    )
  }
  return [...found].sort(compareCodePoints)
}

/** Compares by code points, which the default order (UTF-16 units) does not do beyond the basic plane. */
export function compareCodePoints(one: string, other: string): number {
  return Buffer.compare(Buffer.from(one, 'utf8'), Buffer.from(other, 'utf8'))
}

function walk(folder: string, path: string, parts: readonly string[], found: Set<string>): void {
  const [part, ...rest] = parts
  if (part === undefined) return
  const at = (name: string) => (path === '' ? name : `${path}/${name}`)
  if (part === '..') {
    walk(folder, at('..'), rest, found)
    return
  }
  if (part === '**') {
    walk(folder, path, rest.length > 0 ? rest : ['*'], found)
    for (const name of list(folder, path)) {
      if (!name.startsWith('.') && isOwnFolder(folder, at(name)) && !isOfRun(folder, at(name)))
        walk(folder, at(name), parts, found)
    }
    return
  }
  const matcher = compile(part)
  for (const name of list(folder, path)) {
    if (name !== part && !matcher.test(name)) continue
    if (isFolder(folder, at(name))) walk(folder, at(name), rest, found)
    else if (rest.length === 0) found.add(at(name))
  }
}

function list(folder: string, path: string): string[] {
  try {
    return readdirSync(join(folder, path))
  } catch {
    return []
  }
}

function isFolder(folder: string, path: string): boolean {
  return statSync(join(folder, path), { throwIfNoEntry: false })?.isDirectory() ?? false
}

/** A link is no folder of its own: it may lead back up and `**` would never end. */
function isOwnFolder(folder: string, path: string): boolean {
  return lstatSync(join(folder, path), { throwIfNoEntry: false })?.isDirectory() ?? false
}

/** Results of a run, or what a run is making into some. */
function isOfRun(folder: string, path: string): boolean {
  const isThere = (name: string) => statSync(join(folder, path, name), { throwIfNoEntry: false })?.isFile() ?? false
  return /\.partial-[0-9a-f]{8}$/.test(path) || (isThere('summary.json') && isThere('persons.parquet'))
}

function compile(part: string): RegExp {
  const source = part.replace(/\[!?[^\]]+\]|[*?]|[\\^$.|+()[\]{}]/g, (token) => {
    if (token === '*') return '.*'
    if (token === '?') return '.'
    if (token.length > 1) return token.replace(/^\[!/, '[^').replaceAll('\\', '\\\\')
    return `\\${token}`
  })
  return new RegExp(`^${/^[*?[]/.test(part) ? '(?!\\.)' : ''}${source}$`, 'su')
}

function expandBraces(pattern: string): string[] {
  const braces = /\{([^{}]*,[^{}]*)\}/.exec(pattern)
  if (!braces) return [pattern]
  const before = pattern.slice(0, braces.index)
  const after = pattern.slice(braces.index + braces[0].length)
  return braces[1]!.split(',').flatMap((choice) => expandBraces(before + choice + after))
}
