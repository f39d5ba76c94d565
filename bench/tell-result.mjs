const seconds = (value) => `${value.toFixed(2)} s`
const gigabytes = (bytes) => (bytes === null || bytes === undefined ? 'unknown' : `${(bytes / 1e9).toFixed(2)} GB`)
const count = (value) => value.toLocaleString('en')

/** What was measured at one size, for people. */
export function tellResult(result) {
  const { machine, run, baseline } = result
  const steps = [...result.steps].sort((one, other) => other.seconds - one.seconds)
  const all = steps.reduce((sum, step) => sum + step.seconds, 0)
  const width = Math.max(...steps.map(({ name }) => name.length))
  // Below a three-hundredth of the whole a step says nothing; --json has them all.
  const shown = steps.filter((step) => step.seconds >= all / 300)
  const rest = all - shown.reduce((sum, step) => sum + step.seconds, 0)
  return `
${count(result.persons)} people, ${count(result.rows)} rows, ${gigabytes(result.inputBytes)} of extracts; ${machine.cores} cores, ${gigabytes(machine.memoryBytes)} of memory, ${result.threads} threads
${result.sampleSeconds === undefined ? '' : `  sample           ${seconds(result.sampleSeconds)}\n`}  canbao run       ${seconds(run.seconds)}   peak memory ${gigabytes(run.peakBytes)}
  bare statement   ${seconds(baseline.seconds)}   peak memory ${gigabytes(baseline.peakBytes)}   (${count(baseline.rows)} rows written; whole process ${seconds(baseline.processSeconds)})
  ratio            ${result.ratio.toFixed(2)}
${result.changes === undefined ? '' : tellChanges(result)}
Profile by time (seconds, share of all steps, memory of the process after the step):
${shown.map((step) => `  ${step.name.padEnd(width)} ${step.seconds.toFixed(3).padStart(9)} ${((100 * step.seconds) / all).toFixed(1).padStart(5)} %  ${gigabytes(step.peakBytes)}`).join('\n')}
  ${'all other steps'.padEnd(width)} ${rest.toFixed(3).padStart(9)} ${((100 * rest) / all).toFixed(1).padStart(5)} %

`
}

/** A run of changes against the run of the whole. */
function tellChanges({ changes, changesRatio, wholeRatio }) {
  const { rows, touched, seconds: time, keptSeconds, peakBytes, whole, wholeNext, wholeOther } = changes
  return `  run of changes   ${seconds(time)}   peak memory ${gigabytes(peakBytes)}   (${count(rows)} rows of changes touch ${count(touched.rows)} rows; the run before kept its rows in ${seconds(keptSeconds)})
  ÷ run of all     ${changesRatio.toFixed(2)}
  of whole files   ${seconds(whole.seconds)}   peak memory ${gigabytes(whole.peakBytes)}   (the same changes, found by content, touch ${count(whole.touched.rows)} rows)
  ÷ run of all     ${wholeRatio.toFixed(2)}
  the night after  ${seconds(wholeNext.seconds)}   peak memory ${gigabytes(wholeNext.peakBytes)}   (on what the first night left, ${count(wholeNext.touched.rows)} rows)
  in another form  ${seconds(wholeOther.seconds)}   peak memory ${gigabytes(wholeOther.peakBytes)}
`
}

/** How time and memory grow with the number of people. */
export function tellGrowth(results) {
  const first = results[0]
  const lines = results.map((result) => {
    const people = result.persons / first.persons
    const time = result.run.seconds / first.run.seconds
    return `  ${count(result.persons).padStart(12)} people  ×${people.toFixed(1)}   time ×${time.toFixed(2)}   ratio ${result.ratio.toFixed(2)}   peak memory ${gigabytes(result.run.peakBytes)}`
  })
  return `Growth:\n${lines.join('\n')}\n\n`
}
