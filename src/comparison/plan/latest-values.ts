import { rowText } from './expressions.ts'
import type { KindShape, Step } from './step.ts'

/**
 * "The first non-empty from the latest back": from rows `person_id, field, sequence, value, rid` the value with the
 * greatest sequence of each person and field; a tie of different values goes to the greatest text of its row.
 * @param subject names the tables: reads `<subject>_values`, makes `<subject>_latest` (person_id, field, value).
 */
export function latestValues(subject: string, kinds: readonly KindShape[]): Step[] {
  const text = (kind: KindShape) => rowText(kind.columns.map((column) => `r.${column.name}`))
  return [
    {
      name: `latest ${subject} values`,
      reads: [`${subject}_values`],
      writes: `${subject}_top`,
      sql: () => `SELECT v.person_id, v.field, min(v.value) AS value, max(v.value) AS other, max(v.sequence) AS sequence
        FROM ${subject}_values v JOIN (
          SELECT person_id, field, max(sequence) AS sequence FROM ${subject}_values GROUP BY person_id, field) top
          ON top.person_id = v.person_id AND top.field = v.field AND top.sequence = v.sequence
        GROUP BY v.person_id, v.field`,
    },
    {
      name: `settle ${subject} values`,
      reads: [`${subject}_values`, `${subject}_top`, ...kinds.map((kind) => `${kind.kind}_rows`)],
      writes: `${subject}_latest`,
      sql: (d) => `SELECT person_id, field, value FROM ${subject}_top WHERE value = other
        UNION ALL
        SELECT person_id, field, ${d.valueAtGreatest('value', 'own_text')} AS value FROM (
          ${kinds
            .map(
              (kind) => `SELECT v.person_id, v.field, v.value, ${text(kind)} AS own_text FROM ${subject}_top t
                JOIN ${subject}_values v ON v.person_id = t.person_id AND v.field = t.field AND v.sequence = t.sequence
                JOIN ${kind.kind}_rows r ON r.rid = v.rid WHERE t.value <> t.other`,
            )
            .join(' UNION ALL ')}) texts
        GROUP BY person_id, field`,
    },
  ]
}
