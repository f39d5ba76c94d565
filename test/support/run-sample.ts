import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeSample, type SampleOptions } from '../../src/sample/make-sample.ts'
import { callCommand } from './call-command.ts'
import { compareTruth, type Quality, tellQuality } from './compare-truth.ts'

/** Makes a sample, runs the real command on every quarter of it, and compares each with its truth. */
export async function runSample(options: Omit<SampleOptions, 'folder'>): Promise<Quality[]> {
  const folder = mkdtempSync(join(tmpdir(), 'canbao-truth-'))
  try {
    const { quarters } = await makeSample({ ...options, folder: join(folder, 'batch') })
    const qualities: Quality[] = []
    for (const [index, quarter] of quarters.entries()) {
      const out = join(folder, `out-${index}`)
      const { code, err } = await callCommand(['run', quarter.folder, '--out', out, '--json'])
      if (code !== 0) throw new Error(`canbao run ended with ${code}: ${err}`)
      const quality = await compareTruth(quarter.folder, out)
      console.log(`${options.area}, ${options.persons} people, quarter ${index + 1}\n${tellQuality(quality)}`)
      qualities.push(quality)
      rmSync(out, { recursive: true, force: true })
    }
    return qualities
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** What falls short of what the register must reach; empty when all is well. */
export function shortcomings(quality: Quality): string[] {
  return [
    ...(quality.missing > 0 ? [`${quality.missing} people are missing`] : []),
    ...(quality.extra > 0 ? [`${quality.extra} people are too many`] : []),
    ...quality.fields.flatMap(({ field, wrong, example }) =>
      wrong > 0 ? [`${field}: ${wrong} wrong, ${example}`] : [],
    ),
    ...(quality.autoLinks.precision < 0.9999 ? [`auto links: precision ${quality.autoLinks.precision}`] : []),
    ...quality.findings.flatMap(({ code, precision, recall }) =>
      precision < 0.99 || recall < 0.99 ? [`${code}: precision ${precision}, recall ${recall}`] : [],
    ),
    ...quality.unbalanced.map((file) => `${file} does not add up`),
  ]
}
