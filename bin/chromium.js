import { existsSync } from 'node:fs'
import { runProgram, tell } from './checkout.js'

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** The path of a Chromium: CANBAO_CHROMIUM, or one of the system; where there is none, Debian's package is installed. */
export async function ensureChromium() {
  const found = [process.env.CANBAO_CHROMIUM, ...places].find((path) => path && existsSync(path))
  if (found) return found
  tell('正在安装 Chromium…', 'Installing Chromium …')
  const words = ['-y', '--no-install-recommends', 'install', 'chromium', 'fonts-noto-cjk']
  await runProgram('apt-get', ['update', '-qq'])
  await runProgram('apt-get', words)
  return places[0]
}
