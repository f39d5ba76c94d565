import type { ProblemEntry } from './entry.ts'

/** Who somebody is, and what they may do where. */
export const access = {
  not_signed_in: {
    kind: 'unauthenticated',
    zh: '尚未登录。请先登录。',
    en: 'You are not signed in. Sign in first.',
  },
  session_expired: {
    kind: 'unauthenticated',
    zh: '登录已过期（闲置过久，或已满最长时间）。请重新登录。',
    en: 'Your session has ended: it was idle too long, or reached its longest time. Sign in again.',
  },
  login_failed: {
    kind: 'unauthenticated',
    zh: '账号、密码或动态码不正确，没有登录。请核对后再试；忘记密码请找系统管理员。',
    en: 'Account, password or code is wrong; you are not signed in. Check them and try again, or ask the system administrator for a new password.',
  },
  account_locked: {
    kind: 'unauthenticated',
    zh: '登录失败次数过多，该账号在这里暂时锁定。请在 {minutes} 分钟后再试，或找系统管理员。',
    en: 'Too many failed logins: the account is locked here for now. Try again in {minutes} minutes, or ask the system administrator.',
  },
  guesses_too_many: {
    kind: 'unavailable',
    zh: '从这个网络地址输错密码的次数过多，没有核对。请在 {seconds} 秒后再试。',
    en: 'Too many wrong passwords came from this network address; nothing was checked. Try again in {seconds} seconds.',
  },
  service_busy: {
    kind: 'unavailable',
    zh: '同时登录的人太多，没有核对密码。请在 {seconds} 秒后再试。',
    en: 'Too many people sign in at this moment; no password was checked. Try again in {seconds} seconds.',
  },
  outside_login_off: {
    kind: 'notFound',
    zh: '本系统没有接入统一身份认证。请用账号和密码登录。',
    en: 'No identity service is set up here. Sign in by account and password.',
  },
  outside_login_unavailable: {
    kind: 'unavailable',
    zh: '统一身份认证暂时不能使用（{reason}），没有登录。请稍后再试，或用账号和密码登录。',
    en: 'The identity service cannot be used now ({reason}); you are not signed in. Try again later, or sign in by account and password.',
  },
  outside_login_stale: {
    kind: 'unauthenticated',
    zh: '这次统一身份认证不是在本浏览器开始的、已超过 10 分钟，或已用过，没有登录。请重新开始。',
    en: 'This sign-in was not begun in this browser, is older than ten minutes, or was used already; you are not signed in. Begin again.',
  },
  outside_login_failed: {
    kind: 'unauthenticated',
    zh: '统一身份认证没有通过，或该身份不能登录本系统。请找系统管理员关联账号，或用账号和密码登录。',
    en: 'The identity service did not confirm you, or this identity may not sign in here. Ask the system administrator to link your account, or sign in by account and password.',
  },
  outside_link_unconfirmed: {
    kind: 'unauthenticated',
    zh: '这是改密码或关联以来第一次用统一身份认证登录，尚未登录。请再输入一次本账号的密码以确认。',
    en: 'This is the first sign-in by this identity since it was linked, or since the password changed; you are not signed in yet. Enter the password of the account once to confirm it.',
  },
  outside_identity_taken: {
    kind: 'conflict',
    zh: '这个身份已关联另一个账号，没有关联。',
    en: 'This identity is linked with another account; nothing was linked.',
  },
  issuer_invalid: {
    kind: 'invalid',
    zh: '统一身份认证的地址（issuer）有误：应以 https:// 开头（仅本机可用 http://），不带参数。',
    en: 'The issuer of the identity service is wrong: it begins with https:// (http:// on this very machine only) and has no query.',
  },
  outside_settings_missing: {
    kind: 'invalid',
    zh: '统一身份认证的设置不全，没有启动。还缺少：{names}。请补齐，或全部去掉。',
    en: 'The settings of the identity service are not complete; nothing was started. Missing: {names}. Add them, or take all of them away.',
  },
  outside_settings_wrong: {
    kind: 'invalid',
    zh: '环境变量 {name} 有误，没有启动：{reasonZh}。',
    en: 'The environment variable {name} is wrong; nothing was started: {reason}.',
  },
  second_factor_needed: {
    kind: 'unauthenticated',
    zh: '还需要第二步验证，尚未登录。请输入验证器里的 6 位动态码，或一个恢复码。',
    en: 'A second step is needed; you are not signed in yet. Enter the 6 digits of your authenticator, or a recovery code.',
  },
  password_weak: {
    kind: 'invalid',
    zh: '这个密码不能用：{reasonZh}。没有修改密码，请换一个。',
    en: 'This password cannot be used: {reason}. Nothing was changed; choose another one.',
  },
  password_same: {
    kind: 'invalid',
    zh: '新密码与现在的密码相同，没有修改。请换一个不同的密码。',
    en: 'The new password is the present one; nothing was changed. Choose another one.',
  },
  permission_missing: {
    kind: 'forbidden',
    zh: '本账号没有这项权限（{permission}），没有执行。如工作需要，请找安全管理员授权。',
    en: 'This account lacks the permission {permission}; nothing was done. If your work needs it, ask the security administrator.',
  },
  area_outside: {
    kind: 'forbidden',
    zh: '区划 {area} 不在本账号的管辖范围内，没有执行。如工作需要，请申请有时限的例外访问。',
    en: 'The area {area} is outside the areas of this account; nothing was done. If your work needs it, request an exception for a limited time.',
  },
  area_needed: {
    kind: 'invalid',
    zh: '本账号管辖几个地区，请说明要看哪一个（area）。',
    en: 'This account has several areas: say which one you ask about (area).',
  },
  area_code_invalid: {
    kind: 'invalid',
    zh: '区划代码写法有误。请写 6、9 或 12 位数字的代码；全国写 000000。',
    en: 'This is no division code. Write one of 6, 9 or 12 digits; 000000 is the whole country.',
  },
  second_person_needed: {
    kind: 'forbidden',
    zh: '经办和复核不能是同一人，没有通过。请由另一位复核人处理。',
    en: 'Nobody approves what they proposed themselves; it was not approved. Another reviewer must do it.',
  },
  roles_incompatible: {
    kind: 'conflict',
    zh: '一个账号不能同时是{firstZh}和{secondZh}，没有授权。请用另一个账号。',
    en: 'One account cannot be both {first} and {second}; nothing was granted. Use another account.',
  },
  role_level_wrong: {
    kind: 'invalid',
    zh: '角色“{roleZh}”不能授予{levelZh}级，没有授权。可以授予的级别：{levelsZh}。',
    en: 'The role {role} cannot be granted at the level {level}; nothing was granted. It can be at: {levels}.',
  },
  demonstration_refused: {
    kind: 'conflict',
    zh: '这个登记库已有正式账号，不能用作演示。请用 --registry 指定另一个文件夹。',
    en: 'This register has accounts of real people and cannot be a demonstration. Name another folder by --registry.',
  },
  password_must_change: {
    kind: 'forbidden',
    zh: '现在用的是一次性密码，请先改成自己的密码，再办理其他事项。',
    en: 'This is still the one-time password: change it before anything else.',
  },
  second_factor_exists: {
    kind: 'conflict',
    zh: '本账号已启用动态码。请先停用，再重新登记验证器。',
    en: 'This account has an authenticator already. Take it away before you set up another one.',
  },
  second_factor_not_begun: {
    kind: 'conflict',
    zh: '还没有登记验证器。请先扫描二维码，再输入动态码。',
    en: 'No authenticator is being set up. Begin with its secret, then enter a code.',
  },
  code_wrong: {
    kind: 'invalid',
    zh: '动态码不正确，没有启用。请核对手机时间后再输一次。',
    en: 'The code is wrong; nothing was changed. Check the clock of the phone and enter the next code.',
  },
  exception_unknown: {
    kind: 'notFound',
    zh: '没有这项例外访问申请，或不在您的辖区内。',
    en: 'There is no such request for an exception, or it is outside your area.',
  },
  exception_decided: {
    kind: 'conflict',
    zh: '这项例外访问申请已经处理过（{stateSaid}）。',
    en: 'This request for an exception was decided already ({state}).',
  },
} as const satisfies Record<string, ProblemEntry>
