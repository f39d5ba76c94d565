import { fileURLToPath } from 'node:url'
import Postgrator from 'postgrator'
import { problem } from '../problems.ts'
import type { Database } from './database.ts'

/** Two processes that migrate one database take turns by this number. */
const lockNumber = 4_104_400

/**
 * Brings the database to the newest schema, in one transaction: all of it or nothing. Gives the migrations applied.
 * Throws `schema_newer` where the database was migrated by a newer canbao, `schema_changed` where an applied migration
 * is not the one of this program.
 */
export async function migrate(database: Database): Promise<string[]> {
  return database.transaction(async (tx) => {
    await tx.query('select pg_advisory_xact_lock($1)', [lockNumber])
    const postgrator = new Postgrator({
      driver: 'pg',
      migrationPattern: fileURLToPath(new URL('./migrations/*.do.*.sql', import.meta.url)).replaceAll('\\', '/'),
      schemaTable: 'schema_version',
      currentSchema: 'public',
      newline: 'LF',
      execQuery: async (sql: string) => ({ rows: await tx.query(sql) }),
      execSqlScript: (sql: string) => tx.script(sql),
    })
    const current = await postgrator.getDatabaseVersion()
    const newest = await postgrator.getMaxVersion()
    if (current > newest) throw problem('schema_newer', { current, newest })
    const applied = await postgrator.migrate().catch((error: Error) => {
      const version = /^MD5 checksum failed for migration \[(\d+)\]/.exec(error.message)?.[1]
      throw version === undefined ? error : problem('schema_changed', { version })
    })
    return applied.map(({ version, name }) => `${version} ${name}`)
  })
}
