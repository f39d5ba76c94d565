/** What the OpenAPI description says beside the routes. */
export const description = {
  openapi: '3.1.0' as const,
  info: {
    title: 'canbao 参保登记库',
    version: '0.1.0',
    description:
      'The register of social insurance. Every answer that is not good is a problem (RFC 9457); /api/problems lists them. ' +
      'Lists are read page by page: send the cursor of the last answer.',
    license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
  },
  servers: [{ url: '/' }],
  components: {
    securitySchemes: {
      session: {
        type: 'apiKey' as const,
        in: 'cookie',
        name: 'canbao_session',
        description: 'POST /api/login gives it; over TLS it is called __Host-canbao_session',
      },
    },
  },
}

interface Described {
  paths?: object
  components?: object
}

/** The description with each schema that has a title once, under `components.schemas`, and a reference wherever it stood. */
export function withNamedSchemas<Whole extends Described>(described: Whole): Whole {
  const schemas: Record<string, unknown> = {}
  const refer = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(refer)
    if (typeof value !== 'object' || value === null) return value
    const { title, ...rest } = Object.fromEntries(Object.entries(value).map(([name, each]) => [name, refer(each)]))
    // A field that is called title is a schema, not a text.
    if (typeof title !== 'string') return title === undefined ? rest : { title, ...rest }
    if (title in schemas && JSON.stringify(schemas[title]) !== JSON.stringify(rest)) {
      throw new Error(`two schemas have the title ${title}`)
    }
    schemas[title] = rest
    return { $ref: `#/components/schemas/${title}` }
  }
  const paths = refer(described.paths)
  const names = Object.keys(schemas).sort()
  const named = Object.fromEntries(names.map((name) => [name, schemas[name]]))
  return { ...described, paths, components: { ...described.components, schemas: named } }
}
