// Runs one statement in DuckDB with default settings and the given threads: node run-statement.mjs FILE.sql THREADS
import { readFileSync } from 'node:fs'
import { DuckDBInstance } from '@duckdb/node-api'

const [file, threads] = process.argv.slice(2)
const statement = readFileSync(file, 'utf8')
const instance = await DuckDBInstance.create(':memory:', { threads })
const connection = await instance.connect()
const started = performance.now()
const result = await connection.runAndReadAll(statement)
const seconds = (performance.now() - started) / 1000
const rows = Number(result.getRows()[0][0])
process.stdout.write(JSON.stringify({ seconds, rows, peakBytes: process.resourceUsage().maxRSS * 1024 }), () =>
  process.exit(0),
)
