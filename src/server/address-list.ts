import { BlockList, isIP } from 'node:net'

/** Whether an address is of the list. */
export type AddressList = (address: string) => boolean

/**
 * The addresses of this machine, and those of `text`: addresses and ranges (10.0.0.0/8), separated by commas. Null where
 * one of them is none.
 */
export function readAddressList(text: string): AddressList | null {
  const list = new BlockList()
  list.addSubnet('127.0.0.0', 8, 'ipv4')
  list.addAddress('::1', 'ipv6')
  for (const part of text.split(',').filter((each) => each.trim() !== '')) {
    const [address = '', bits, ...more] = part.trim().split('/')
    const family = isIP(address)
    const most = family === 4 ? 32 : 128
    const length = bits === undefined ? most : Number(bits)
    if (family === 0 || more.length > 0 || !/^\d{1,3}$/.test(bits ?? '0') || length > most) return null
    list.addSubnet(address, length, family === 4 ? 'ipv4' : 'ipv6')
  }
  return (address) => {
    const plain = address.replace(/^::ffff:(?=\d+\.)/i, '')
    const family = isIP(plain)
    return family !== 0 && list.check(plain, family === 4 ? 'ipv4' : 'ipv6')
  }
}
