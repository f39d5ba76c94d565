/** What a code of AIC003 to AMC003 says: insured here, insured elsewhere, or neither (41 table 4; codes 91 to 95). */
export function standingOfCode(code: string): 'here' | 'elsewhere' | 'none' {
  if (code === '81' || code === '82') return 'elsewhere'
  return code >= '11' && code <= '50' ? 'here' : 'none'
}

/** Whether somebody with the code has the insurance, wherever. */
export const isInsuredCode = (code: string): boolean => standingOfCode(code) !== 'none'
