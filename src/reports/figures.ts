/** A count as people read it: 1,234,567. */
export function count(value: number): string {
  return value.toLocaleString('en-US')
}

/** A share in percent with one decimal; a dash where there is nothing to divide by. Never rounds up to 100 %. */
export function share(part: number, whole: number): string {
  if (whole <= 0) return '—'
  const percent = (part / whole) * 100
  const rounded = part < whole ? Math.min(99.9, Math.round(percent * 10) / 10) : 100
  return `${rounded.toFixed(1)}%`
}
