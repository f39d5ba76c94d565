import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { listProblems } from '../src/problems.ts'

const folder = join(import.meta.dirname, '..', 'src', 'problems')

test('every code of the catalogue stands in one file of it, and every file is read', async () => {
  const codes: string[] = []
  for (const name of readdirSync(folder)) {
    const exported = (await import(join(folder, name))) as Record<string, object>
    codes.push(...Object.values(exported).flatMap((entries) => Object.keys(entries)))
  }
  expect(codes.length).toBeGreaterThan(150)
  expect([...codes].sort()).toEqual([...new Set(codes)].sort())
  expect(codes.sort()).toEqual(
    listProblems()
      .map(({ code }) => code)
      .sort(),
  )
})

test('both languages of a problem name the same details, a list and a reason in words of their own', () => {
  const detailsOf = (text: string) =>
    [...new Set([...text.matchAll(/\{(\w+?)(?:Zh|Said)?\}/g)].map(([, name]) => name))].sort()
  for (const { code, zh, en } of listProblems()) expect([code, ...detailsOf(zh)]).toEqual([code, ...detailsOf(en)])
})
