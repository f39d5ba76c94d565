import { DuckDBInstance } from '@duckdb/node-api'
import type { ByteStream, Query, RowStream } from '../../src/reports/query.ts'

/** A DuckDB in memory for tests of reports over small hand-made results. */
export async function openSmallEngine(): Promise<{
  query: Query
  stream: RowStream
  streamBytes: ByteStream
  close(): void
}> {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  const stream: RowStream = async function* (sql) {
    const result = await connection.stream(sql)
    for (;;) {
      const chunk = await result.fetchChunk()
      if (!chunk || chunk.rowCount === 0) return
      yield chunk.getRows()
    }
  }
  return {
    query: async (sql) => (await connection.runAndReadAll(sql)).getRowObjects(),
    stream,
    async *streamBytes(sql) {
      for await (const rows of stream(sql)) yield rows.map(([text]) => Buffer.from(String(text)))
    },
    close() {
      connection.closeSync()
      instance.closeSync()
    },
  }
}

/** One invented person of persons.parquet; every column of the contract, overridden by `values`. */
export function inventedPerson(key: string, values: Record<string, string | string[] | null> = {}): string {
  const person: Record<string, string | string[] | null> = {
    person_key: key,
    AAC002: `5203031990010100${key.padStart(2, '0').slice(-2)}`,
    AAC003: `张${key}`,
    AAC004: '1',
    AAC006: '19900101',
    AAC010: '贵州省遵义市汇川区',
    AAE006: '上海路1号',
    AAB299: '520303001001',
    AAC009: '21',
    AAC012: null,
    AAB401: 'H1',
    AAB402: null,
    AAE005: '13800000000',
    AAC058: '01',
    employment_status: 'unknown',
    AAB004: null,
    assistance: null,
    AIC003: '12',
    AKC003: '27',
    ALC003: '95',
    AJC003: '95',
    AMC003: '95',
    household: 'local',
    verified_at: null,
    city: '520300',
    disposition: 'direct',
    reasons: [],
    rule: 'P12',
    required: ['AIC003', 'AKC003'],
    required_by_law: ['AKC003'],
    ask: null,
    ...values,
  }
  const cells = Object.entries(person).map(([name, value]) => `${sqlValue(value)} AS ${name}`)
  return `SELECT ${cells.join(', ')}`
}

function sqlValue(value: string | string[] | null): string {
  if (value === null) return 'CAST(NULL AS VARCHAR)'
  if (Array.isArray(value)) return `CAST([${value.map((text) => `'${text}'`).join(', ')}] AS VARCHAR[])`
  return `'${value.replaceAll("'", "''")}'`
}
