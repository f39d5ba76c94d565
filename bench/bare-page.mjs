// The bare page that the console is compared with: as many bytes of scripts, as static files from the same kind of server,
// with nothing in them but a field to type into. `node bench/bare-page.mjs SCRIPTS.json` (lengths in bytes).
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import serveFiles from '@fastify/static'
import Fastify from 'fastify'

const scripts = JSON.parse(readFileSync(process.argv[2], 'utf8'))
const root = mkdtempSync(join(tmpdir(), 'canbao-bare-page-'))
process.on('exit', () => rmSync(root, { recursive: true, force: true }))
const names = scripts.map(({ bytes }, at) => {
  const isLast = at === scripts.length - 1
  const show = `document.body.append(Object.assign(document.createElement('input'), { autocomplete: 'username' }))`
  const filler = `globalThis.text${at} = "${'参保 register '.repeat(Math.ceil(bytes / 16)).slice(0, Math.max(0, bytes - 120))}"`
  writeFileSync(join(root, `${at}.js`), `${filler}\n${isLast ? show : ''}`)
  return `${at}.js`
})
const tags = names.map((name) => `<script type="module" src="/${name}"></script>`).join('')
writeFileSync(join(root, 'index.html'), `<!doctype html><meta charset="utf-8"><title>bare</title><body>bare${tags}`)
const app = Fastify()
await app.register(serveFiles, { root })
await app.listen({ host: '127.0.0.1', port: 0 })
process.stdout.write(`http://127.0.0.1:${app.server.address().port}\n`)
