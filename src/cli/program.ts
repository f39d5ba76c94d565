import { Command } from 'commander'
import { addAcceptCommand } from './commands/accept-candidates.ts'
import { addCheckCommand } from './commands/check-batch.ts'
import { addCompareCommand } from './commands/compare-runs.ts'
import { addDemonstrationCommand } from './commands/demonstrate.ts'
import { addEvaluateCommand } from './commands/evaluate-run.ts'
import { addExplainCommand } from './commands/explain-person.ts'
import { addDecisionsCommand } from './commands/export-decisions.ts'
import { addSampleCommand } from './commands/make-sample.ts'
import { addAccountCommand } from './commands/manage-accounts.ts'
import { addKeysCommand } from './commands/manage-keys.ts'
import { addPublishCommand } from './commands/publish-run.ts'
import { addRepeatCommand } from './commands/repeat-run.ts'
import { addReportCommand } from './commands/report-figures.ts'
import { addRunCommand } from './commands/run-batch.ts'
import { addServeCommand } from './commands/serve.ts'
import { addAuditCommand } from './commands/verify-audit.ts'
import { helpTexts } from './help-texts.ts'
import type { Terminal } from './terminal.ts'

const chineseTitles: Record<string, string> = {
  'Usage:': '用法:',
  'Arguments:': '参数:',
  'Options:': '选项:',
  'Commands:': '命令:',
}

const commands = [
  addRunCommand,
  addCheckCommand,
  addSampleCommand,
  addExplainCommand,
  addReportCommand,
  addCompareCommand,
  addEvaluateCommand,
  addAcceptCommand,
  addRepeatCommand,
  addPublishCommand,
  addDecisionsCommand,
  addAccountCommand,
  addKeysCommand,
  addAuditCommand,
  addDemonstrationCommand,
  addServeCommand,
]

/** The whole command line; each command sets `result.code`. */
export function buildProgram(terminal: Terminal, result: { code: number }): Command {
  const words = helpTexts[terminal.language]
  const program = configure(new Command('canbao'), terminal)
    .description(words.canbao)
    .version('0.1.0', '-V, --version', words.version)
    .helpCommand(false)
    .addHelpText('after', words.canbaoAfter)
  addLanguageOption(program, terminal)
  for (const add of commands) {
    const command = configure(add(program, terminal, result), terminal)
    addLanguageOption(command, terminal)
  }
  return program
}

function configure(command: Command, terminal: Terminal): Command {
  const words = helpTexts[terminal.language]
  return command
    .exitOverride()
    .helpOption('-h, --help', words.help)
    .configureOutput({
      writeOut: (text) => terminal.out(text),
      writeErr: (text) => terminal.err(text),
      // Faults of usage are told once, by main, in the person's language.
      outputError: () => {},
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
    .configureHelp({
      helpWidth: 100,
      styleTitle: (title) => (terminal.language === 'zh' ? (chineseTitles[title] ?? title) : title),
    })
}

/** Read before the arguments are parsed (language.ts); here so that it is allowed, and shows in the help. */
function addLanguageOption(command: Command, terminal: Terminal): void {
  command.addOption(command.createOption('--lang <language>', helpTexts[terminal.language].lang).choices(['zh', 'en']))
}
