import type { Database } from './database.ts'
import { seedDivisions } from './divisions.ts'
import { migrate } from './migrate.ts'
import { openPglite } from './pglite.ts'
import { openPostgres } from './postgres.ts'

export interface RegistryPlace {
  /** Address of a PostgreSQL; null: PGlite in the folder. */
  databaseUrl: string | null
  /** Folder of the embedded store and of the keys; null: in memory. */
  folder: string | null
}

/**
 * Opens the registry and brings it to the newest schema. Throws `registry_in_use`, `database_unreachable`,
 * `database_too_old`, `schema_newer`, `schema_changed`.
 */
export async function openRegistry(place: RegistryPlace): Promise<Database> {
  const database = place.databaseUrl === null ? await openPglite(place.folder) : await openPostgres(place.databaseUrl)
  try {
    await migrate(database)
    await seedDivisions(database)
    return database
  } catch (error) {
    await database.close()
    throw error
  }
}
