import { useSpeech } from '../../language.tsx'
import { count } from '../../parts/figures.ts'
import { columnNames } from './form-words.ts'

/** One row of the form. */
export function FigureRow({
  code,
  name,
  columns,
  more,
  onOpen,
}: {
  code: string
  name: string
  columns: readonly number[]
  /** by how much each figure is more than before */
  more: readonly number[] | null
  onOpen: ((cell: string) => void) | null
}) {
  const { say } = useSpeech()
  return (
    <tr>
      <th scope="row">{name}</th>
      {columns.map((value, at) => (
        <td key={columnNames[at]![0]}>
          {onOpen === null || value === 0 ? (
            count(value)
          ) : (
            <button
              type="button"
              className="figure"
              aria-label={say(
                `${name} ${columnNames[at]![0]} ${value}，查看人员`,
                `${name}, ${columnNames[at]![1]}: ${value}, show the people`,
              )}
              onClick={() => onOpen(`${code}:${at + 1}`)}
            >
              {count(value)}
            </button>
          )}
          {more && <span className="more">{signed(more[at] ?? 0)}</span>}
        </td>
      ))}
    </tr>
  )
}

const signed = (value: number) => (value === 0 ? '±0' : value > 0 ? `+${count(value)}` : `−${count(-value)}`)
