import { accessSync, constants, statSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** Path of `spark-submit` of an installation: in `SPARK_HOME`, else on `PATH`. Undefined where there is none. */
export function findSparkSubmit(environment: Readonly<Record<string, string | undefined>>): string | undefined {
  const { SPARK_HOME: home, PATH: path } = environment
  const places = home ? [join(home, 'bin')] : (path ?? '').split(delimiter).filter((folder) => folder !== '')
  return places.map((folder) => join(folder, 'spark-submit')).find(isProgram)
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile()
  } catch {
    return false
  }
}
