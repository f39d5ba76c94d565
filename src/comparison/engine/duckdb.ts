import { type DuckDBBlobVector, type DuckDBConnection, type DuckDBDataChunk, DuckDBInstance } from '@duckdb/node-api'
import type { Dialect } from '../dialect/dialect.ts'
import { duckdb } from '../dialect/duckdb.ts'
import type { Step } from '../plan/step.ts'
import { buildTable, createTable, type Rows } from './small-table.ts'

export interface EngineOptions {
  /** Folder that takes what does not fit into memory; the caller removes it. */
  folder?: string
  /** e.g. `5GB` */
  memoryLimit?: string
  threads?: number
  /** Rows of a file keep their order; slower. */
  keepsOrder?: boolean
}

export interface StepProfile {
  name: string
  seconds: number
  /** Memory of the engine when the step was done. */
  peakBytes: number
  rows: number
  /** Processor seconds of the whole process meanwhile: on a busy machine the better measure. */
  processorSeconds: number
  /** True where an interrupted run did it, and it was not done again. */
  taken?: boolean
}

/** One open DuckDB: runs steps, writes Parquet, answers queries. */
export interface Engine {
  dialect: Dialect
  run(step: Step): Promise<StepProfile>
  /** Runs a step whose table comes to lie in a Parquet file, not in memory. */
  runInto(step: Step, file: string): Promise<StepProfile>
  /** Makes a name for a statement, to be dropped as a table is. */
  view(name: string, statement: string): Promise<void>
  /** Columns of a statement, each with its type. */
  describe(statement: string): Promise<Record<string, string>>
  execute(sql: string): Promise<void>
  query(sql: string): Promise<Record<string, unknown>[]>
  /** Rows in chunks, each row an array in the order of the columns. */
  stream(sql: string): AsyncIterable<readonly (readonly unknown[])[]>
  /** The one column, a text, as UTF-8 in chunks: a third of the time of strings. Valid until the next chunk. */
  streamBytes(sql: string): AsyncIterable<readonly Uint8Array[]>
  /** Makes a table of rows that are at hand. */
  load(table: string, columns: Readonly<Record<string, string>>, rows: Rows): Promise<void>
  drop(table: string): Promise<void>
  interrupt(): void
  close(): void
}

/**
 * Opens DuckDB in memory: compressing tables that are read once or twice costs more than it saves (measured: 40 % of the
 * time of reading). What exceeds the memory limit goes to the folder. Rows keep no order: what has one carries its number.
 */
export async function openEngine(options: EngineOptions = {}): Promise<Engine> {
  const settings: Record<string, string> = {
    preserve_insertion_order: options.keepsOrder ? 'true' : 'false',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  }
  if (options.memoryLimit) settings.memory_limit = options.memoryLimit
  if (options.threads) settings.threads = String(options.threads)
  if (options.folder) settings.temp_directory = `${options.folder}/spill`
  const instance = await DuckDBInstance.create(':memory:', settings)
  const connection = await instance.connect()
  return engineOf(instance, connection)
}

function engineOf(instance: DuckDBInstance, connection: DuckDBConnection): Engine {
  const views = new Set<string>()
  return {
    dialect: duckdb,
    async run(step) {
      const started = performance.now()
      const used = process.cpuUsage()
      const select = step.sql(duckdb)
      if (step.view) {
        await this.view(step.writes, select)
        return { name: step.name, seconds: 0, peakBytes: process.memoryUsage.rss(), rows: 0, processorSeconds: 0 }
      }
      const result = await connection.runAndReadAll(`CREATE OR REPLACE TABLE ${step.writes} AS ${select}`)
      return profileOf(step.name, { started, used, rows: Number(result.getRows()[0]?.[0] ?? 0) })
    },
    async runInto(step, file) {
      const started = performance.now()
      const used = process.cpuUsage()
      const statement = `COPY (${step.sql(duckdb)}) TO ${sqlText(file)} (FORMAT parquet)`
      const result = await connection.runAndReadAll(statement)
      return profileOf(step.name, { started, used, rows: Number(result.getRows()[0]?.[0] ?? 0) })
    },
    async view(name, statement) {
      views.add(name)
      await connection.run(`CREATE OR REPLACE VIEW ${name} AS ${statement}`)
    },
    async describe(statement) {
      const rows = (await connection.runAndReadAll(`DESCRIBE ${statement}`)).getRowObjectsJS()
      return Object.fromEntries(rows.map(({ column_name, column_type }) => [String(column_name), String(column_type)]))
    },
    async execute(sql) {
      await connection.run(sql)
    },
    async query(sql) {
      return (await connection.runAndReadAll(sql)).getRowObjectsJS()
    },
    async *stream(sql) {
      // A connection of its own: other statements may run while the rows are read.
      const own = await instance.connect()
      try {
        const result = await own.stream(sql)
        for await (const rows of result.yieldRowsJs()) yield rows
      } finally {
        own.closeSync()
      }
    },
    async *streamBytes(sql) {
      const own = await instance.connect()
      try {
        const result = await own.stream(`SELECT encode(line) FROM (${sql}) t(line)`)
        for await (const chunk of result) yield bytesOf(chunk)
      } finally {
        own.closeSync()
      }
    },
    async load(table, columns, rows) {
      await connection.run(createTable(table, columns))
      const appender = await connection.createAppender(table)
      buildTable(appender, columns, rows)
      appender.closeSync()
    },
    async drop(table) {
      await connection.run(views.delete(table) ? `DROP VIEW IF EXISTS ${table}` : `DROP TABLE IF EXISTS ${table}`)
    },
    interrupt() {
      connection.interrupt()
    },
    close() {
      connection.closeSync()
      instance.closeSync()
    },
  }
}

const sqlText = (text: string) => `'${text.replaceAll("'", "''")}'`

function profileOf(name: string, what: { started: number; used: NodeJS.CpuUsage; rows: number }): StepProfile {
  const { user, system } = process.cpuUsage(what.used)
  return {
    name,
    seconds: (performance.now() - what.started) / 1000,
    peakBytes: process.memoryUsage.rss(),
    rows: what.rows,
    processorSeconds: (user + system) / 1e6,
  }
}

function bytesOf(chunk: DuckDBDataChunk): Uint8Array[] {
  const vector = chunk.getColumnVector(0) as DuckDBBlobVector
  return Array.from({ length: vector.itemCount }, (_, item) => vector.getItemBytes(item) ?? new Uint8Array(0))
}
