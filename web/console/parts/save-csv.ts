import { saveFile } from './save-file.ts'

/** Saves a table as CSV that spreadsheet programs of the office open with Chinese in it (UTF-8 with its mark). */
export function saveCSV(name: string, rows: readonly (readonly (string | number | null)[])[]): void {
  const cell = (value: string | number | null) => {
    const text = String(value ?? '')
    // A cell that begins like a formula would be run.
    const safe = /^[=+\-@\t\r]/.test(text) && typeof value === 'string' ? `'${text}` : text
    return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
  }
  const text = `\ufeff${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`
  saveFile(name, new Blob([text], { type: 'text/csv;charset=utf-8' }))
}
