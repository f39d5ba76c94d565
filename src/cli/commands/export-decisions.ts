import { resolve } from 'node:path'
import type { Command } from 'commander'
import { exitCodes } from '../exit-codes.ts'
import { addRegisterOptions, type RegisterOptions, signInAs, withRegister } from '../open-register.ts'
import { registerTexts } from '../register-texts.ts'
import type { Terminal } from '../terminal.ts'

/** `canbao decisions FOLDER --area CODE --reason TEXT --as LOGIN` */
export function addDecisionsCommand(program: Command, terminal: Terminal, result: { code: number }): Command {
  const words = registerTexts[terminal.language]
  const command = program
    .command('decisions')
    .summary(words.decisions)
    .description(words.decisions)
    .argument('<folder>', words.decisionsFolder)
    .requiredOption('--area <code>', words.accountArea)
    .requiredOption('--reason <text>', words.decisionsReason)
    .addHelpText('after', words.decisionsAfter)
  return addRegisterOptions(command, terminal).action(
    async (folder: string, options: RegisterOptions & { area: string; reason: string }) => {
      const { exportDecisionsAs } = await import('../../publish/export-decisions.ts')
      await withRegister(options, async (store) => {
        const actor = await signInAs(store, options, terminal)
        const { area, reason } = options
        const { verified, rulings, withoutNumber } = await exportDecisionsAs(store, actor, {
          area,
          reason,
          folder: resolve(folder),
          now: new Date(),
        })
        terminal.out(
          terminal.language === 'zh'
            ? `已导出: 核实 ${verified} 人,裁定 ${rulings} 条;无号码而未导出 ${withoutNumber} 人。\n`
            : `Exported: ${verified} people verified, ${rulings} rulings; ${withoutNumber} people without a number left out.\n`,
        )
      })
      result.code = exitCodes.good
    },
  )
}
