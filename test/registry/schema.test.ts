import { readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { describeSchema } from '../support/describe-schema.ts'
import { newRegistry } from '../support/registries.ts'

const folder = join(dirname(dirname(dirname(fileURLToPath(import.meta.url)))), 'src', 'registry', 'schema')
const texts = await describeSchema(await newRegistry())

test.each([...texts.keys()])('src/registry/schema/%s says what the migrations make', async (name) => {
  await expect(texts.get(name), '`npm run docs` renews it').toMatchFileSnapshot(join(folder, name))
})

test('no text is left of a table that is gone', () => {
  expect(
    readdirSync(folder).filter((name) => !texts.has(name)),
    'to be deleted',
  ).toEqual([])
})
