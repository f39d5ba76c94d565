import { basename } from 'node:path'
import Type from 'typebox'
import { batchFolder } from '../../jobs/job-folders.ts'
import { selectPerson, selectRunOfPerson, selectVerifiedValues } from '../../registry/people/one-person.ts'
import { personKeyOf } from '../../registry/person-key.ts'
import { selectRun, selectSummaryOfRun } from '../../registry/runs.ts'
import { maskProvenance } from '../../reports/masked-facts.ts'
import { entryShown, entryShownOf, provenanceShown, provenanceShownOf, withRegister } from '../evidence-view.ts'
import { personOf } from '../person-view.ts'
import { detachedRoute } from '../route.ts'
import { fields, key, nullable } from '../schemas.ts'

const read = detachedRoute({
  method: 'GET',
  path: '/api/people/:key/evidence',
  name: 'readPersonEvidence',
  summary:
    'Why the register has a person as they are: what each source said, how its rows were linked, which rule decided, where each value came from',
  access: 'person.read',
  area: 'scope',
  audit: 'person.evidence',
  params: fields({ key }),
  reply: Type.Object({
    run: Type.Object({ key, quarter: Type.String(), asOf: Type.String() }),
    provenance: Type.Array(provenanceShown),
    entry: nullable(entryShown),
    others: Type.Array(Type.Object({ ...entryShown.properties, person: key }), {
      description: 'further entries of the same run that are one with this person',
    }),
  }),
  async handle(context, { params }) {
    const { inScope, cipher, explain, jobs, folder, language } = context
    const id = personOf(context, params.key)
    const { run, keys, summary, ...register } = await inScope(async (tx) => {
      const person = await selectPerson(tx, id)
      const { run: runKey, keys } = await selectRunOfPerson(tx, id)
      const run = await selectRun(tx, runKey)
      return {
        person,
        run,
        keys,
        summary: await selectSummaryOfRun(tx, run.id),
        verified: await selectVerifiedValues(tx, id),
      }
    })
    const order = {
      outputFolder: run.snapshot,
      keys: keys.map((one) => one.key),
      batchFolder: batchFolder(folder, basename(String(summary.batchFolder ?? ''))),
    }
    const found = await explain(order, jobs.stopped)
    const entries = keys.flatMap(({ key, personID }) => {
      const facts = found.find(({ personKey }) => personKey === key)
      return facts === undefined ? [] : [{ facts, personID }]
    })
    const own = entries.find(({ personID }) => personID === id)
    const others = entries.filter((entry) => entry !== own)
    const provenance = withRegister(cipher, own?.facts ?? null, register)
    return {
      run: { key: run.key, quarter: run.quarter, asOf: run.asOf },
      provenance: provenanceShownOf(provenance.map(maskProvenance)),
      entry: own === undefined ? null : entryShownOf({ ...own.facts, provenance }, language),
      others: others.map(({ facts, personID }) => ({
        person: personKeyOf(cipher, personID),
        ...entryShownOf(facts, language),
      })),
    }
  },
})

export const evidenceRoutes = [read]
