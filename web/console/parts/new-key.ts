/** A key that nobody else makes. Not randomUUID: browsers have it over TLS only, and many an office has none inside. */
export const newKey = () =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
