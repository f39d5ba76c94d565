import type { ProblemEntry } from './entry.ts'

/** Requests to the service. */
export const requests = {
  request_invalid: {
    kind: 'invalid',
    zh: '请求有误（{where}）：{reasonZh}。没有执行，请改正后再发。',
    en: 'The request is wrong ({where}): {reason}. Nothing was done; correct it and send it again.',
  },
  request_too_large: {
    kind: 'invalid',
    zh: '请求超过 {limit} 字节，没有接收。',
    en: 'The request is larger than {limit} bytes and was not read.',
  },
  media_type_wrong: {
    kind: 'invalid',
    zh: '请求的内容类型不对，没有接收。请用 application/json。',
    en: 'The content type of the request is wrong, and it was not read. Send application/json.',
  },
  request_forged: {
    kind: 'forbidden',
    zh: '请求缺少 x-canbao 头，可能来自别的网站，没有执行。',
    en: 'The request lacks the header x-canbao, so it may come from another site; nothing was done.',
  },
  route_unknown: {
    kind: 'notFound',
    zh: '没有这个地址。可用的地址见 /api/openapi.json。',
    en: 'There is nothing at this address. /api/openapi.json lists what there is.',
  },
  already_done: {
    kind: 'conflict',
    zh: '这个请求已经办理，没有再办一次；它的答复只显示一次（如一次性密码）。没有看到的，请换一个新的 Idempotency-Key 重新办理。',
    en: 'This request was done already and was not done again; its answer, such as a one-time password, is told once. If you missed it, ask again with a new Idempotency-Key.',
  },
  idempotency_key_reused: {
    kind: 'conflict',
    zh: '这个 Idempotency-Key 已用于另一个请求，没有执行。请换一个新的。',
    en: 'This Idempotency-Key was used for another request; nothing was done. Use a new one.',
  },
  raced: {
    kind: 'conflict',
    zh: '另一个请求刚刚写入了同样的内容，本次没有写入。请重新查看后再试。',
    en: 'Another request just wrote the same; nothing was written by this one. Look again before you try again.',
  },
  cursor_invalid: {
    kind: 'invalid',
    zh: '翻页位置无效。请从第一页重新开始。',
    en: 'The cursor is not valid. Begin again at the first page.',
  },
  unexpected: {
    kind: 'broken',
    zh: '服务发生意外错误（编号 {request}），请稍后再试；仍不行请把编号告诉维护人员。',
    en: 'Something unexpected went wrong (request {request}). Try again later, or tell the maintainers this number.',
  },
  not_ready: {
    kind: 'unavailable',
    zh: '服务暂时连不上登记库，请稍后再试。',
    en: 'The service cannot reach its registry now. Try again later.',
  },
} as const satisfies Record<string, ProblemEntry>
