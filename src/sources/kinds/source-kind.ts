/** What a column holds; it decides how a value is checked and read by the comparison. */
type ColumnType = 'text' | 'date' | 'month' | 'division' | 'code'

/** One column of a kind, in the order of the contract's table. */
export interface SourceColumn {
  /** The column's code, e.g. `AAC002`. */
  name: string
  chinese: string
  /** Other headers under which departments send it. */
  aliases: readonly string[]
  /** Its header must be in the file (`*`). */
  required: boolean
  /** Its cell must not be empty (`!`). */
  filled: boolean
  type: ColumnType
  /** The values allowed in a `code` column; without it any value is. */
  codes?: readonly string[]
}

/** What one department sends. */
export interface SourceKind {
  kind: string
  /** The departments, in Chinese. */
  from: string
  columns: readonly SourceColumn[]
  /** Whether its rows are about a person (all but `unit` and `ruling`). */
  carriesPeople: boolean
}

interface ColumnOptions {
  required?: boolean
  filled?: boolean
  type?: ColumnType
  codes?: readonly string[]
}

/** Headers that departments use beside the code and the Chinese name, in every kind. */
const aliases: Readonly<Record<string, readonly string[]>> = {
  AAC002: ['身份证号', '身份证号码', '证件号码', '社会保障号码', '社会保障号'],
  AAC003: ['人员姓名'],
  AAC004: ['性别代码'],
  AAE140: ['险种', '险种代码'],
  AAB301: ['行政区划', '行政区划代码'],
  AAB299: ['户籍行政区划'],
  AAB004: ['工作单位'],
  AAB998: ['信用代码'],
  AAE005: ['电话', '手机', '手机号码'],
  AAE006: ['现住址', '居住地址', '地址', '常住所在地地址'],
}

/** Describes a column; a `code` column is one that names its codes. */
export function column(name: string, chinese: string, options: ColumnOptions = {}): SourceColumn {
  const { required = false, filled = false, codes } = options
  const type = options.type ?? (codes ? 'code' : 'text')
  const others = (aliases[name] ?? []).filter((alias) => alias !== chinese)
  return { name, chinese, aliases: others, required, filled, type, ...(codes ? { codes } : {}) }
}

/** The column every kind may have: `+` adds the row, `-` takes the identical row away. */
const change: SourceColumn = column('op', '变更', { codes: ['+', '-'] })

/** Makes a kind; the column `op` is added at the end. */
export function sourceKind(
  kind: string,
  from: string,
  columns: readonly SourceColumn[],
  carriesPeople = true,
): SourceKind {
  return { kind, from, columns: [...columns, change], carriesPeople }
}
