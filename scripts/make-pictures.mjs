// The pictures of the README, from the results of a run: node scripts/make-pictures.mjs [OUT]
// Needs chromium, libreoffice and pdftoppm (poppler-utils) on the path. OUT is data/out-520300 unless named.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const root = dirname(import.meta.dirname)
const output = resolve(process.argv[2] ?? join(root, 'data', 'out-520300'))
const pictures = join(root, 'docs', 'images')
for (const name of ['summary.html', 'quarterly.xlsx']) {
  if (!existsSync(join(output, name))) throw new Error(`there is no ${name} in ${output}: run npm start first`)
}
mkdirSync(pictures, { recursive: true })
const folder = mkdtempSync(join(tmpdir(), 'canbao-pictures-'))
const run = (program, programArguments) =>
  execFileSync(program, programArguments, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] })

try {
  // The first screen of the page, not its whole length: what a reader sees when it opens.
  run('chromium', [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--hide-scrollbars',
    `--user-data-dir=${join(folder, 'profile')}`,
    '--window-size=1200,1040',
    `--screenshot=${join(pictures, 'summary.png')}`,
    pathToFileURL(join(output, 'summary.html')).href,
  ])
  run('soffice', [
    `-env:UserInstallation=${pathToFileURL(join(folder, 'office')).href}`,
    '--headless',
    '--convert-to',
    'pdf',
    '--outdir',
    folder,
    join(output, 'quarterly.xlsx'),
  ])
  // The part of the page that has ink: x, y, width, height in pixels at 110 dots per inch.
  const part = ['-x', '30', '-y', '60', '-W', '1230', '-H', '610']
  const [from, to] = [join(folder, 'quarterly.pdf'), join(pictures, 'quarterly')]
  run('pdftoppm', ['-png', '-r', '110', '-singlefile', ...part, from, to])
} finally {
  rmSync(folder, { recursive: true, force: true })
}
process.stdout.write('docs/images/summary.png, docs/images/quarterly.png\n')
