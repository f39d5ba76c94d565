// Where each kind of sealed value opens: there and nowhere else. sealed-columns.ts says which column is of which kind.

/** The sealed fields of a person: in the row of this run key, and in rows that were copied from it. */
export const personContext = (runKey: string) => `person:${runKey.replaceAll('-', '')}`

/** A verified value of a person. */
export const valueContext = (personID: number, field: string) => `value:${personID}:${field}`

/** The detail of a finding. */
export const findingContext = (runKey: string) => `finding:${runKey}`

/** The other name of a ruling: in its proposal, and in the life of the finding. */
export const rulingContext = (findingID: number) => `ruling:${findingID}`

/** The values that a decision about a person would write. */
export const decisionContext = (key: string) => `person decision:${key}`

/** Number and name of a row that may be somebody's. */
export const rowInQuestionContext = (key: string) => `row in question:${key}`

/** An authenticator's secret: copied to another account it does not open. */
export const secondFactorContext = (accountKey: string) => `second-factor:${accountKey}`

/** An answer that is kept for a request asked again. */
export const answerContext = (accountID: number, key: string) => `idempotency:${accountID}:${key}`
