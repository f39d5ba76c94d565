import { closeSync, fstatSync, openSync, readSync } from 'node:fs'

/** Encodings that departments use; every other label is one of these under another name. */
export type Encoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be'

/** The encoding of a file and the bytes of its byte-order mark, which are no text. */
export interface FileEncoding {
  encoding: Encoding
  markBytes: number
}

const labels: Readonly<Record<string, Encoding | 'utf-16'>> = {
  utf8: 'utf-8',
  utf8sig: 'utf-8',
  utf8bom: 'utf-8',
  gb18030: 'gb18030',
  gbk: 'gb18030',
  gb2312: 'gb18030',
  cp936: 'gb18030',
  ansi: 'gb18030',
  utf16: 'utf-16',
  utf16le: 'utf-16le',
  utf16be: 'utf-16be',
  ucs2: 'utf-16',
  unicode: 'utf-16',
}

/** The encoding a label of batch.yaml means (GBK and GB2312 are parts of GB18030), or undefined for an unknown one. */
export function readEncodingLabel(label: string): Encoding | 'utf-16' | undefined {
  return labels[label.toLowerCase().replace(/[-_ ]/g, '')]
}

const marks: readonly { encoding: Encoding; bytes: readonly number[] }[] = [
  { encoding: 'utf-8', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'gb18030', bytes: [0x84, 0x31, 0x95, 0x33] },
  { encoding: 'utf-16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf-16be', bytes: [0xfe, 0xff] },
]

const sampleBytes = 1 << 18
const sampleCount = 8

/**
 * Finds the encoding of a text file: the byte-order mark, then the stated label, then a look at samples from the whole
 * of the file. Lines decide, not bytes, because a few damaged rows must not change the encoding of the others.
 */
export function findEncoding(path: string, stated: Encoding | 'utf-16' | undefined): FileEncoding {
  const descriptor = openSync(path, 'r')
  try {
    const head = readSample(descriptor, 0, sampleBytes)
    const mark = marks.find(({ bytes }) => bytes.every((byte, index) => head[index] === byte))
    const isStated = mark && (stated === undefined || mark.encoding.startsWith(stated))
    if (mark && isStated) return { encoding: mark.encoding, markBytes: mark.bytes.length }
    if (stated !== undefined && stated !== 'utf-16') return { encoding: stated, markBytes: 0 }
    const wide = findUtf16(head)
    if (wide || stated === 'utf-16') return { encoding: wide ?? 'utf-16le', markBytes: 0 }
    return { encoding: findNarrow(descriptor, head), markBytes: 0 }
  } finally {
    closeSync(descriptor)
  }
}

/** Delimiters, digits and line ends make every second byte of UTF-16 a zero now and then, always on the same side. */
function findUtf16(head: Uint8Array): Encoding | undefined {
  const zeros = [0, 0]
  head.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2]!++
  })
  const [even, odd] = [zeros[0]!, zeros[1]!]
  if (even + odd < head.length / 50) return undefined
  if (odd > even * 10) return 'utf-16le'
  return even > odd * 10 ? 'utf-16be' : undefined
}

function findNarrow(descriptor: number, head: Uint8Array): Encoding {
  const size = fstatSync(descriptor).size
  const votes = { utf8: 0, other: 0 }
  countLines(head, votes, true, size <= head.length)
  for (let index = 1; index < sampleCount && size > sampleBytes; index++) {
    const offset = Math.floor(((size - sampleBytes) / (sampleCount - 1)) * index)
    countLines(readSample(descriptor, offset, sampleBytes), votes, false, false)
  }
  if (votes.utf8 + votes.other === 0 && size > sampleBytes) {
    const offset = findBeyondAscii(descriptor, sampleBytes)
    if (offset >= 0) countLines(readSample(descriptor, Math.max(0, offset - 4096), sampleBytes), votes, false, false)
  }
  return votes.other > votes.utf8 ? 'gb18030' : 'utf-8'
}

/** Counts the lines beyond ASCII by whether they are UTF-8. A line that is cut by the sample's ends does not count. */
function countLines(
  sample: Uint8Array,
  votes: { utf8: number; other: number },
  isHead: boolean,
  isWhole: boolean,
): void {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let start = isHead ? 0 : sample.indexOf(0x0a) + 1
  while (start < sample.length) {
    const feed = sample.indexOf(0x0a, start)
    if (feed < 0 && !isWhole && start > 0) return
    const line = sample.subarray(start, feed < 0 ? sample.length : feed)
    start += line.length + 1
    if (!line.some((byte) => byte >= 0x80)) continue
    try {
      decoder.decode(line)
      votes.utf8++
    } catch {
      votes.other++
    }
  }
}

/** The offset of the first byte beyond ASCII at or after `from`, -1 when there is none. */
function findBeyondAscii(descriptor: number, from: number): number {
  const block = new Uint8Array(1 << 20)
  for (let offset = from; ; ) {
    const count = readSync(descriptor, block, 0, block.length, offset)
    if (count === 0) return -1
    for (let index = 0; index < count; index++) if (block[index]! >= 0x80) return offset + index
    offset += count
  }
}

function readSample(descriptor: number, offset: number, length: number): Uint8Array {
  const bytes = new Uint8Array(length)
  let end = 0
  while (end < length) {
    const count = readSync(descriptor, bytes, end, length - end, offset + end)
    if (count === 0) break
    end += count
  }
  return bytes.subarray(0, end)
}
