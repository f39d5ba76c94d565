import type { Database } from './database.ts'
import { seedDivisions } from './divisions.ts'
import { migrate } from './migrate.ts'
import { openEmbedded } from './open-embedded.ts'
import { openPostgres } from './postgres.ts'

export interface RegistryPlace {
  /** Address of a PostgreSQL; null: PGlite in the folder. */
  databaseUrl: string | null
  /** Folder of the embedded store and of the keys; null: in memory. */
  folder: string | null
  /** lets other processes of this machine work in the embedded store through this one */
  share?: boolean
}

/**
 * Opens the registry and brings it to the newest schema. Throws `registry_in_use`, `database_unreachable`,
 * `database_too_old`, `schema_newer`, `schema_changed`.
 */
export async function openRegistry(place: RegistryPlace): Promise<Database> {
  const { databaseUrl, folder, share } = place
  const database = databaseUrl === null ? await openEmbedded(folder, share) : await openPostgres(databaseUrl)
  try {
    await migrate(database)
    await seedDivisions(database)
    return database
  } catch (error) {
    await database.close()
    throw error
  }
}
