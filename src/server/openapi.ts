/** What the OpenAPI description says beside the routes. */
export const description = {
  openapi: '3.1.0',
  info: {
    title: 'canbao 参保登记库',
    version: '0.1.0',
    description:
      'The register of social insurance. Every answer that is not good is a problem (RFC 9457); /api/problems lists them. ' +
      'Lists are read page by page: send the cursor of the last answer.',
    license: { name: 'Apache-2.0' },
  },
  components: {
    securitySchemes: {
      session: {
        type: 'apiKey',
        in: 'cookie',
        name: 'canbao_session',
        description: 'POST /api/login gives it; over TLS it is called __Host-canbao_session',
      },
    },
  },
} as const
