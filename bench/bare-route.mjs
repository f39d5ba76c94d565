// The bare Fastify route that the service is compared with: one primary-key SELECT, no session, no area, no record.
import Fastify from 'fastify'
import pg from 'pg'

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 })
const app = Fastify()
app.get(
  '/people/:id',
  async (request) => (await pool.query('select * from person where id = $1', [request.params.id])).rows[0],
)
await app.listen({ host: '127.0.0.1', port: 0 })
process.stdout.write(`http://127.0.0.1:${app.server.address().port}\n`)
