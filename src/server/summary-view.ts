import Type, { type Static } from 'typebox'

const whole = Type.Integer()
const open = { additionalProperties: true } as const
const said = Type.Object({ zh: Type.String(), en: Type.String() })

/** What a run found, as its summary.json has it (contract, outputs.md); it may hold more than is named here. */
export const runSummary = Type.Object(
  {
    area: Type.String(),
    asOf: Type.String(),
    quarter: Type.String(),
    sources: Type.Array(
      Type.Object({
        kind: Type.String(),
        file: Type.String(),
        read: whole,
        accepted: whole,
        rejected: whole,
        warnings: whole,
        linked: whole,
        review: whole,
        conflict: whole,
        none: whole,
      }),
    ),
    skipped: Type.Array(Type.Object({ kind: Type.String(), file: Type.String(), reason: said }, open)),
    people: Type.Object({
      total: whole,
      local: whole,
      nonLocal: whole,
      direct: whole,
      inProvince: whole,
      outOfProvince: whole,
      survey: whole,
      verified: whole,
      visit: whole,
      desk: whole,
      nonLocalToAsk: whole,
    }),
    coverage: Type.Array(
      Type.Object({
        insurance: Type.String(),
        insured: whole,
        expected: whole,
        missing: whole,
        missingByLaw: whole,
      }),
    ),
    peopleToAsk: Type.Object(
      { byReason: Type.Array(Type.Object({ reason: Type.String(), people: whole }, open)) },
      open,
    ),
    checks: Type.Array(
      Type.Object({ name: Type.String(), ok: Type.Boolean(), detail: Type.String(), said: Type.Optional(said) }),
    ),
    elsewhereGiven: Type.Boolean(),
  },
  { ...open, title: 'RunSummary' },
)

/** The summary that was kept of a run, without where its batch lay on the machine. */
export function runSummaryOf({ batchFolder: _folder, ...summary }: Record<string, unknown>): Static<typeof runSummary> {
  return summary as Static<typeof runSummary>
}
