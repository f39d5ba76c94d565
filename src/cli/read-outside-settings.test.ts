import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readOutsideSettings } from './read-outside-settings.ts'

const folder = mkdtempSync(join(tmpdir(), 'canbao-outside-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const secretFile = join(folder, 'secret')
writeFileSync(secretFile, 'kept in a file\n')

const whole = {
  CANBAO_OIDC_ISSUER: 'https://identity.example',
  CANBAO_OIDC_CLIENT_ID: 'canbao',
  CANBAO_OIDC_CLIENT_SECRET: 'secret',
  CANBAO_OIDC_REDIRECT: 'https://register.example/api/login/outside/return',
}

test('without any of its variables there is no identity service, empty ones are none', () => {
  expect(readOutsideSettings({})).toBeNull()
  expect(readOutsideSettings({ CANBAO_OIDC_ISSUER: '', CANBAO_OIDC_ACR: '' })).toBeNull()
})

test('the whole settings are read, the secret also from a file', () => {
  const read = {
    issuer: 'https://identity.example/',
    clientID: 'canbao',
    clientSecret: 'secret',
    redirect: whole.CANBAO_OIDC_REDIRECT,
    secondFactorContexts: [],
  }
  expect(readOutsideSettings(whole)).toEqual(read)
  const { CANBAO_OIDC_CLIENT_SECRET: _, ...others } = whole
  const withFile = { ...others, CANBAO_OIDC_CLIENT_SECRET_FILE: secretFile, CANBAO_OIDC_ACR: 'level-3 level-4' }
  expect(readOutsideSettings(withFile)).toEqual({
    ...read,
    clientSecret: 'kept in a file',
    secondFactorContexts: ['level-3', 'level-4'],
  })
})

test.each(Object.keys(whole))('without %s nothing starts, and the problem names it', (name) => {
  expect(() => readOutsideSettings({ ...whole, [name]: '' })).toThrow(new RegExp(`Missing: ${name}\\.`))
})

test.each([
  ['CANBAO_OIDC_ISSUER', 'http://identity.example'],
  ['CANBAO_OIDC_ISSUER', 'http://127.0.0.1.example'],
  ['CANBAO_OIDC_ISSUER', 'identity.example'],
  ['CANBAO_OIDC_ISSUER', 'https://somebody:secret@identity.example'],
  ['CANBAO_OIDC_ISSUER', 'https://identity.example/?tenant=1'],
  ['CANBAO_OIDC_REDIRECT', 'http://register.example/api/login/outside/return'],
  ['CANBAO_OIDC_REDIRECT', 'https://register.example/'],
  ['CANBAO_OIDC_REDIRECT', 'https://register.example/api/login/outside/return?next=/'],
  ['CANBAO_OIDC_CLIENT_SECRET_FILE', secretFile],
])('%s as %s is refused by its name', (name, value) => {
  expect(() => readOutsideSettings({ ...whole, [name]: value })).toThrow(`The environment variable ${name} is wrong`)
})

test('a secret that cannot be read is refused, and on this very machine no encryption is asked', () => {
  const { CANBAO_OIDC_CLIENT_SECRET: _, ...others } = whole
  const lost = { ...others, CANBAO_OIDC_CLIENT_SECRET_FILE: join(folder, 'nowhere') }
  expect(() => readOutsideSettings(lost)).toThrow('ENOENT')
  const near = {
    ...whole,
    CANBAO_OIDC_ISSUER: 'http://localhost:9000',
    CANBAO_OIDC_REDIRECT: 'http://127.0.0.1:8080/api/login/outside/return',
  }
  expect(readOutsideSettings(near)?.issuer).toBe('http://localhost:9000/')
})
