import type { Command } from 'commander'
import { problem } from '../../problems.ts'
import type { Store } from '../../registry/open-store.ts'
import { exitCodes } from '../exit-codes.ts'
import { tellMade } from '../made-accounts.ts'
import { addRegisterOptions, askPassword, type RegisterOptions, signInAs, withRegister } from '../open-register.ts'
import { registerTexts } from '../register-texts.ts'
import type { Terminal } from '../terminal.ts'

interface AccountOptions extends RegisterOptions {
  name?: string
  role?: string
  area?: string
}

/** `canbao account first | add | grant | password` */
export function addAccountCommand(program: Command, terminal: Terminal, result: { code: number }): Command {
  const words = registerTexts[terminal.language]
  const command = program
    .command('account')
    .summary(words.account)
    .description(words.account)
    .argument('<action>', words.accountAction)
    .argument('[login]', words.accountLogin)
    .option('--name <name>', words.accountName)
    .option('--role <role>', words.accountRole)
    .option('--area <code>', words.accountArea)
    .addHelpText('after', words.accountAfter)
  return addRegisterOptions(command, terminal).action(
    async (action: string, login: string | undefined, options: AccountOptions) => {
      const act = actions[action]
      if (act === undefined) throw problem('account_unclear', {})
      await withRegister(options, (store) => act(store, login ?? '', options, terminal))
      result.code = exitCodes.good
    },
  )
}

type Act = (store: Store, login: string, options: AccountOptions, terminal: Terminal) => Promise<void>

const actions: Readonly<Record<string, Act>> = {
  async first(store, _login, { area = '000000' }, terminal) {
    const { makeFirstAccounts } = await import('../../security/manage-accounts.ts')
    tellMade(await makeFirstAccounts(store, area, new Date()), terminal)
  },
  async add(store, login, options, terminal) {
    const { addAccount } = await import('../../security/manage-accounts.ts')
    const actor = await signInAs(store, options, terminal)
    tellMade([await addAccount(store, actor, { login, name: options.name ?? login, now: new Date() })], terminal)
  },
  async grant(store, login, options, terminal) {
    const { grantRole } = await import('../../security/manage-accounts.ts')
    const actor = await signInAs(store, options, terminal)
    const { role = '', area = '' } = options
    await grantRole(store, actor, { login, role, area, now: new Date() })
    terminal.out(
      terminal.language === 'zh' ? `已授权: ${login} ${role} ${area}\n` : `granted: ${login} ${role} ${area}\n`,
    )
  },
  async password(store, _login, options, terminal) {
    const { changePassword } = await import('../../security/sign-in.ts')
    const actor = await signInAs(store, options, terminal, true)
    const wanted = await askPassword(terminal, { zh: '新密码: ', en: 'New password: ' }, 'CANBAO_NEW_PASSWORD')
    await changePassword(store, actor, wanted, new Date())
    terminal.out(terminal.language === 'zh' ? '密码已修改。\n' : 'The password is changed.\n')
  },
}
