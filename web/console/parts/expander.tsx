/** Opens what belongs to a row of a table: `expandIcon: expanderOf(label)`. */
export const expanderOf =
  (label: string) =>
  <Row,>({
    expanded,
    onExpand,
    record,
  }: {
    expanded: boolean
    onExpand: (row: Row, event: React.MouseEvent<HTMLElement>) => void
    record: Row
  }) => (
    <button
      type="button"
      className="expander"
      aria-expanded={expanded}
      aria-label={label}
      onClick={(event) => onExpand(record, event)}
    >
      {expanded ? '−' : '+'}
    </button>
  )
