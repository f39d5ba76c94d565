import { type Command, InvalidArgumentError, Option } from 'commander'
import { type AddressList, readAddressList } from '../../server/address-list.ts'
import { exitCodes } from '../exit-codes.ts'
import { storeOptions, withRegister } from '../open-register.ts'
import { readOutsideSettings } from '../read-outside-settings.ts'
import { registerTexts } from '../register-texts.ts'
import type { Terminal } from '../terminal.ts'

interface ServeOptions {
  registry?: string
  host: string
  port?: number
  trustProxy?: string
  metricsFrom: AddressList
  origin?: URL
}

/** `canbao serve`: the service, until it is told to stop. */
export function addServeCommand(program: Command, terminal: Terminal, result: { code: number }): Command {
  const words = registerTexts[terminal.language]
  return program
    .command('serve')
    .summary(words.serve)
    .description(words.serve)
    .option('--registry <folder>', words.registry)
    .option('--host <address>', words.serveHost, '127.0.0.1')
    .option('--port <number>', words.servePort, readPort)
    .option('--trust-proxy <addresses>', words.serveProxy)
    .addOption(
      new Option('--metrics-from <addresses>', words.serveMetrics)
        .env('CANBAO_METRICS_FROM')
        .argParser(readAddresses)
        .default(readAddresses(''), '127.0.0.1'),
    )
    .addOption(new Option('--origin <address>', words.serveOrigin).env('CANBAO_ORIGIN').argParser(readOrigin))
    .addHelpText('after', words.serveAfter)
    .action(async (options: ServeOptions) => {
      const outside = readOutsideSettings(process.env)
      await withRegister({ ...options, share: true }, async (store) => {
        const { serve } = await import('../../server/serve.ts')
        const { host, port, trustProxy = false, origin = null, metricsFrom } = options
        const log = gatherLines(terminal.err)
        const { performInChild } = await import('../../jobs/run-in-child.ts')
        const perform = performInChild(storeOptions(options))
        const { explainInChild } = await import('../../jobs/explain-in-child.ts')
        const explain = explainInChild(store.folder)
        const service = await serve({
          ...{ store, perform, explain, outside, log },
          ...{ host, port, trustProxy, origin, metricsFrom },
        })
        terminal.out(words.serveReady.replaceAll('{address}', service.address))
        await stopped(terminal.signal)
        terminal.out(words.serveStopping)
        await service.stop()
      })
      result.code = exitCodes.good
    })
}

/** Lines of one turn of the event loop are written at once: under load a write for each would cost as much as the answer. */
function gatherLines(write: (text: string) => void): { write(line: string): void } {
  let lines = ''
  return {
    write(line) {
      if (lines === '') {
        setImmediate(() => {
          write(lines)
          lines = ''
        })
      }
      lines += line
    },
  }
}

function stopped(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve()
    signal.addEventListener('abort', () => resolve(), { once: true })
  })
}

function readPort(text: string): number {
  const port = Number(text)
  if (!/^\d{1,5}$/.test(text) || port > 65_535) throw new InvalidArgumentError('0-65535')
  return port
}

function readAddresses(text: string): AddressList {
  const list = readAddressList(text)
  if (list === null) throw new InvalidArgumentError('10.0.0.8, 10.1.0.0/16')
  return list
}

function readOrigin(text: string): URL {
  const address = URL.canParse(text) ? new URL(text) : null
  if (address === null || !/^https?:$/.test(address.protocol) || address.href !== `${address.origin}/`) {
    throw new InvalidArgumentError('https://…')
  }
  return address
}
