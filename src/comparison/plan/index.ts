import { assessPeople, citiesOfOutsiders, gatherDoubts, listConflicts, listStrangers, spreadCodes } from './assess.ts'
import { circumstances, flexibleLatest, gatherAttributes, householdOfPeople } from './attributes.ts'
import { climbLadder, compareCharacters, foldNames, listNames, pairNames } from './compare-names.ts'
import { employers, unitTypes } from './employers.ts'
import { rowText } from './expressions.ts'
import { fillIn } from './fill-in.ts'
import * as findings from './findings.ts'
import { readInsuredRows } from './insured-rows.ts'
import { linkLocal, localPeople, mergeHouseholdRows, ruledNames } from './link-local.ts'
import { heldNumbers, leftOver, linkOutsiders, outsiderCandidates, outsiders } from './link-outsiders.ts'
import { deadLocalPeople, matchNear, nearRows, nearTargets, pairNear } from './match-near.ts'
import { gatherCarriedRows, judgeUnmatched, matchNumbers, placeHouseholds, rankHouseholdRows } from './match-numbers.ts'
import { deadHolders, decideLinks, gatherEvidence, gatherPeople, outsiderHouseholds } from './people.ts'
import { countQuarter, insuredCities, insuredPeople, unitFindings, writeFindings, writeLinks } from './results.ts'
import { foldAliases, listRulingNames, readRulings, spreadRulings } from './rulings.ts'
import { keyPeople, listRequirements, settlePeople, writePeople } from './settle.ts'
import { findRepeats, type PlanShape, readOddNumbers, standardiseKind } from './standardise.ts'
import type { KindShape, Step } from './step.ts'
import {
  listStrays,
  strayFamilies,
  strayPeople,
  strayPersonals,
  strayRecords,
  strayRefusals,
  strayRows,
} from './stray-rows.ts'
import { holdersOfNumbers, personsWithTwoNumbers, twinCandidates, twinContacts } from './two-numbers.ts'
import { gatherUnits, judgeUnitNumbers, namedUnits } from './units.ts'
import { verifyPeople } from './verified.ts'
import { codeEvidence, enrolmentAttributes, settleTies, textsOfTies, weighEvidence } from './weigh-evidence.ts'

export interface ComparisonShape extends PlanShape {
  /** Whether rulings make some numbers one person: without them a join of every row is spared. */
  hasRulings: boolean
  /** Whether any file holds what people verified. */
  hasVerified: boolean
  /** The policy table as an expression over the attributes (policy/compile-policy.ts). */
  decision: string
}

/** Steps that read one kind: each of its files can be checked as soon as it is decoded, repeats are found in all. */
export const stepsOfKind = (kind: KindShape, shape: PlanShape): [check: Step, repeats: Step] => [
  standardiseKind(kind, shape),
  findRepeats(kind),
]

/** The table of contents of the comparison: what is done, in this order, after every kind is standardised. */
export function comparisonSteps(shape: ComparisonShape): Step[] {
  const kindOf = (name: string): KindShape => {
    const kind = shape.kinds.find((one) => one.kind === name)
    if (!kind) throw new Error(`the plan needs the kind ${name}`)
    return kind
  }
  const household = kindOf('household')
  const enrolment = kindOf('enrolment')
  const benefit = kindOf('benefit')
  return [
    readOddNumbers(shape.kinds),
    findings.unusableNumbers(shape.kinds),
    findings.unknownAreas(shape.kinds),
    readRulings,
    ...(shape.hasRulings ? [foldAliases(household, enrolment, shape.areaLevel)] : []),
    listRulingNames,
    placeHouseholds(shape, shape.hasRulings),
    gatherCarriedRows(shape, shape.hasRulings),
    matchNumbers,
    judgeUnmatched,
    rankHouseholdRows(rowText(household.columns.map((column) => `r.${column.name}`))),
    pairNames,
    listNames,
    foldNames,
    spreadRulings(shape.hasRulings),
    compareCharacters,
    climbLadder,
    ruledNames,
    mergeHouseholdRows,
    localPeople,
    linkLocal,
    deadLocalPeople,
    nearTargets,
    nearRows,
    pairNear,
    matchNear,
    readInsuredRows(shape),
    leftOver,
    heldNumbers,
    outsiderCandidates,
    outsiders(enrolment, benefit),
    linkOutsiders,
    decideLinks,
    deadHolders,
    outsiderHouseholds(household),
    gatherPeople,
    gatherEvidence(shape),
    weighEvidence,
    textsOfTies(enrolment, kindOf('elsewhere')),
    settleTies,
    codeEvidence,
    enrolmentAttributes,
    ...flexibleLatest(enrolment),
    unitTypes(kindOf('unit')),
    ...employers({
      establishment: kindOf('establishment'),
      employment: kindOf('employment'),
      salary: kindOf('salary'),
      enrolment,
    }),
    circumstances,
    householdOfPeople,
    gatherAttributes(shape.decision),
    spreadCodes,
    listConflicts,
    listStrangers,
    gatherDoubts,
    ...fillIn({ enrolment, card: kindOf('card') }),
    // What reads the rows of enrolments comes before people are put together: it halves what is in memory then.
    findings.duplicateEnrolments,
    findings.duplicateBenefits,
    findings.sharedNumbers,
    findings.householdDuplicates,
    findings.deathFindings,
    findings.cancelledFindings(),
    findings.invalidNumbers,
    findings.numbersNotInHousehold(shape),
    holdersOfNumbers,
    listStrays(shape),
    twinCandidates,
    twinContacts,
    personsWithTwoNumbers,
    namedUnits(shape),
    judgeUnitNumbers,
    gatherUnits,
    citiesOfOutsiders(shape),
    insuredCities,
    assessPeople(!shape.hasVerified),
    ...verifyPeople(kindOf('verified'), shape.hasVerified),
    settlePeople,
    keyPeople(household),
    listRequirements,
    writePeople,
    findings.employeesNotEnrolled,
    unitFindings,
    writeLinks(shape.kinds),
    writeFindings(shape.kinds),
    strayRows(shape.kinds),
    strayFamilies,
    strayRecords,
    strayPersonals,
    strayPeople(shape),
    strayRefusals,
    insuredPeople,
    countQuarter,
  ]
}
