import type { ProblemEntry } from './entry.ts'

/** Accounts and their grants. */
export const accounts = {
  account_unknown: {
    kind: 'notFound',
    zh: '没有账号 {login}。',
    en: 'There is no account {login}.',
  },
  one_time_password_ended: {
    kind: 'unauthenticated',
    zh: '这个一次性密码已过期，没有登录。请找系统管理员要一个新的。',
    en: 'This one-time password has ended; you are not signed in. Ask the system administrator for a new one.',
  },
  password_to_change: {
    kind: 'unauthenticated',
    zh: '这是一次性密码，请先改成自己的密码（canbao account password）。',
    en: 'This password was given out for one use: change it first (canbao account password).',
  },
  administrator_protected: {
    kind: 'forbidden',
    zh: '这是三员（系统、安全、审计）账号，不能由另一个管理员改动密码、动态码或停用。请安全管理员先收回它的角色；本人改好密码后再授予。',
    en: 'This is an account of one of the three administrators: no other one changes its password or authenticator, or disables it. The security administrator takes its role back first, and grants it again once its owner has changed the password.',
  },
  administrator_not_alone: {
    kind: 'conflict',
    zh: '三员（系统、安全、审计）账号不能有其他角色，没有授权。请用另一个账号。',
    en: 'An account of one of the three administrators has no other role; nothing was granted. Use another account.',
  },
  password_unchanged: {
    kind: 'conflict',
    zh: '该账号还在用别人发给的一次性密码，不能授予三员角色，没有授权。请本人先登录并改成自己的密码。',
    en: 'The account still has the one-time password that somebody else gave out, so it becomes no administrator; nothing was granted. Its owner signs in and changes the password first.',
  },
  grant_exists: {
    kind: 'conflict',
    zh: '该账号已有这项角色授权。',
    en: 'The account has this grant already.',
  },
  grant_unknown: {
    kind: 'notFound',
    zh: '该账号没有这项角色授权。',
    en: 'The account has no such grant.',
  },
  accounts_exist: {
    kind: 'conflict',
    zh: '登记库里已有账号，也没有过期的首个管理员密码，什么也没有做。',
    en: 'The registry has accounts already, and no password of its first administrators has ended; nothing was done.',
  },
  login_taken: {
    kind: 'conflict',
    zh: '账号 {login} 已有人使用。',
    en: 'The login {login} is taken.',
  },
  login_invalid: {
    kind: 'invalid',
    zh: '账号只能用小写字母、数字、点和横线，以字母开头，2 到 40 个字符。',
    en: 'A login has 2 to 40 small letters, digits, dots and hyphens, and begins with a letter.',
  },
  role_unknown: {
    kind: 'invalid',
    zh: '没有这个角色。可用的角色：{roles}。',
    en: 'There is no such role. Roles: {roles}.',
  },
  code_missing: {
    kind: 'invalid',
    zh: '该账号有第二步验证，没有动态码：请在终端运行并输入，或设环境变量 CANBAO_CODE。',
    en: 'The account has an authenticator and there is no code: run in a terminal and type it, or set CANBAO_CODE.',
  },
  password_missing: {
    kind: 'invalid',
    zh: '没有密码：请在终端运行并输入，或设环境变量 CANBAO_PASSWORD。',
    en: 'There is no password: run in a terminal and type it, or set CANBAO_PASSWORD.',
  },
} as const satisfies Record<string, ProblemEntry>
