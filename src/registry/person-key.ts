import type { FieldCipher } from './field-cipher.ts'

/** The key of a person, as addresses and the audit have it. */
export const personKeyOf = (cipher: FieldCipher, id: number): string => cipher.opaqueKeyOf('person', id)

/** The id of a person's key; null for what is none. */
export const personIDOf = (cipher: FieldCipher, key: string): number | null => cipher.idOfOpaqueKey('person', key)
