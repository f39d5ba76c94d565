import type { Command } from 'commander'
import { problem } from '../../problems.ts'
import { exitCodes } from '../exit-codes.ts'
import { addRegisterOptions, type RegisterOptions, withRegister } from '../open-register.ts'
import { registerTexts } from '../register-texts.ts'
import type { Terminal } from '../terminal.ts'

/** `canbao audit verify` */
export function addAuditCommand(program: Command, terminal: Terminal, result: { code: number }): Command {
  const words = registerTexts[terminal.language]
  const command = program
    .command('audit')
    .summary(words.audit)
    .description(words.audit)
    .argument('<action>', 'verify')
    .addHelpText('after', words.auditAfter)
  return addRegisterOptions(command, terminal).action(async (action: string, options: RegisterOptions) => {
    if (action !== 'verify') throw problem('audit_unclear', {})
    await withRegister(options, async (store) => {
      const { ok, groups, entries, firstFault } = await store.audit.verify()
      if (!ok) {
        const { groupNo, seq, what } = firstFault!
        throw problem('audit_broken', { group: groupNo, entry: seq ?? '?', what })
      }
      terminal.out(
        terminal.language === 'zh'
          ? `审计链完整: ${entries} 条记录,${groups} 组。\n`
          : `The audit chain is whole: ${entries} entries in ${groups} groups.\n`,
      )
    })
    result.code = exitCodes.good
  })
}
