import { expect, test } from 'vitest'
import { readAddressList } from './address-list.ts'

test.each([
  ['', ['127.0.0.1', '127.9.9.9', '::1', '::ffff:127.0.0.1'], ['10.0.0.8', '::2', '', 'localhost']],
  [
    '10.0.0.8, 10.1.0.0/16,2001:db8::/32',
    ['10.0.0.8', '10.1.2.3', '2001:db8::7', '127.0.0.1'],
    ['10.0.0.9', '10.2.0.0'],
  ],
])('the list "%s" has these addresses, and no others', (text, inside, outside) => {
  const isOf = readAddressList(text)!
  expect(inside.filter((address) => !isOf(address))).toEqual([])
  expect(outside.filter(isOf)).toEqual([])
})

test.each(['all', '10.0.0', '10.0.0.0/33', '10.0.0.0/x', '10.0.0.0/8/8', '*'])('%s is no address', (text) => {
  expect(readAddressList(text)).toBeNull()
})
