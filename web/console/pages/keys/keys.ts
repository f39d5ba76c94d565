import type { components, paths } from '../../../api/schema.ts'

export type DataKey = components['schemas']['DataKey']
export type Keys = paths['/api/keys']['get']['responses'][200]['content']['application/json']

type Words = readonly [zh: string, en: string]

export const suiteWords: Readonly<Record<Keys['suite'], Words>> = {
  sm4: ['国密 SM4-CBC + HMAC-SM3', 'SM4-CBC with HMAC-SM3'],
  aes: ['AES-256-GCM', 'AES-256-GCM'],
  off: ['不加密（仅供试用）', 'none (for trials)'],
}

export const sealedBy = ({ sm4, aes }: Pick<DataKey, 'sm4' | 'aes'>): number => sm4 + aes

export type KeyState = 'made' | 'rotating' | 'current' | 'former' | 'empty'

/** What a key is at; of a rotation that was interrupted nobody can tell that it does not go on. */
export function stateOf(key: DataKey): KeyState {
  if (key.usedFrom === null) return 'made'
  if (key.isCurrent) return key.resealedAt === null ? 'rotating' : 'current'
  return sealedBy(key) === 0 ? 'empty' : 'former'
}
