import { expect, test } from 'vitest'
import { explainInTurn } from './explain-in-turn.ts'

test('so many are explained at once, so many wait in turn, and whoever comes then is told to come again', async () => {
  const begun: string[] = []
  const ends = new Map<string, () => void>()
  const explain = explainInTurn(
    ({ outputFolder }) => {
      begun.push(outputFolder)
      return new Promise((resolve, reject) => {
        ends.set(outputFolder, () => (outputFolder === 'b' ? reject(new Error('broken')) : resolve([])))
      })
    },
    { atOnce: 2, waiting: 2 },
  )
  const { signal } = new AbortController()
  const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((outputFolder) => explain({ outputFolder, keys: [] }, signal))
  await expect(explain({ outputFolder: 'e', keys: [] }, signal)).rejects.toMatchObject({ code: 'evidence_busy' })
  expect(begun).toEqual(['a', 'b'])
  ends.get('b')!()
  await expect(b).rejects.toThrow('broken')
  expect(begun).toEqual(['a', 'b', 'c'])
  ends.get('a')!()
  await a
  for (const end of ['c', 'd']) ends.get(end)!()
  expect(await Promise.all([c, d])).toEqual([[], []])
  const late = explain({ outputFolder: 'f', keys: [] }, signal)
  ends.get('f')!()
  expect(await late).toEqual([])
})
