import type { Static, TObject, TSchema } from 'typebox'
import type { Permission } from '../security/roles.ts'
import type { Context, DetachedContext, PublicContext, ReadingContext } from './context.ts'

/** Who may ask: whoever has the permission somewhere, everybody who is signed in about their own account, or anybody. */
export type Access = Permission | 'public' | 'own'

export interface Input<P extends TObject = TObject, Q extends TObject = TObject, B extends TSchema = TSchema> {
  params: Static<P>
  query: Static<Q>
  body: Static<B>
}

/**
 * Which area a request is about. `scope`: all that the permission reaches; a function gives the division code that was
 * asked for (undefined: all), which must lie inside. Only routes without a permission have `none`.
 */
type AreaSource<A extends Access, Asked> = A extends Permission
  ? 'scope' | ((input: Asked) => string | undefined)
  : 'none'

/** The action in the audit, or why there is none. */
type AuditSource = string | { none: string }

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

interface RouteWords {
  method: Method
  /** pattern with `:names` */
  path: string
  /** the operation in the OpenAPI description, a verb and a noun: `listAccounts` */
  name: string
  summary: string
  audit: AuditSource
  /** status of a good answer; 200 */
  status?: 200 | 201 | 202 | 204
  /** bytes; 256 KiB */
  bodyLimit?: number
  /** media type of a body that is not JSON: `handle` gets its bytes */
  takes?: string
  /** media type of an answer that is not JSON: `handle` gives a text or a stream, which is sent as it is */
  mediaType?: string
  /**
   * A browser comes by a link: `handle` gives the address that it is led to next. Where it fails a page is led home, with
   * the code of the problem; programs get the problem itself.
   */
  leads?: true
  /** the query is written by another program, which may say more than we know of (RFC 6749, 4.1.2) */
  foreignQuery?: true
  /**
   * The same request again, with the same Idempotency-Key. `again`: it changes nothing and is done again, so that the
   * answer is of what may be seen now; `refused`: its answer is told once. Without it, the first answer is sent again.
   */
  replay?: 'again' | 'refused'
  /** may be asked while the one-time password is not changed yet */
  beforePasswordChange?: true
}

interface Asking<A extends Access, P extends TObject, Q extends TObject, B extends TSchema, R extends TSchema>
  extends RouteWords {
  access: A
  area: AreaSource<A, Input<P, Q, B>>
  params?: P
  query?: Q
  body?: B
  reply: R
  /** the caller's password, which is proven again before the transaction begins */
  password?(input: Input<P, Q, B>): string
}

interface RouteDefinition<
  M extends Method,
  A extends Access,
  P extends TObject,
  Q extends TObject,
  B extends TSchema,
  R extends TSchema,
> extends Asking<A, P, Q, B, R> {
  method: M
  handle(
    context: A extends 'public' ? PublicContext : M extends 'GET' ? ReadingContext : Context,
    input: Input<P, Q, B>,
  ): Promise<Static<R>>
}

interface DetachedDefinition<
  A extends Permission,
  P extends TObject,
  Q extends TObject,
  B extends TSchema,
  R extends TSchema,
> extends Asking<A, P, Q, B, R> {
  handle(context: DetachedContext, input: Input<P, Q, B>): Promise<Static<R>>
}

/** A route as the app mounts it. */
export interface Route extends RouteWords {
  access: Access
  area: 'none' | 'scope' | ((input: Input) => string | undefined)
  params?: TObject
  query?: TObject
  body?: TSchema
  reply: TSchema
  password?(input: Input): string
  /** `handle` holds no transaction */
  isDetached?: true
  handle(context: PublicContext | ReadingContext | Context | DetachedContext, input: Input): Promise<unknown>
}

/**
 * A route of the service. Around `handle`, mount-route.ts proves the session and the permission, checks the input,
 * opens the transaction that sees only the caller's areas, and has the audit entry durable before the answer leaves.
 */
export function route<
  M extends Method,
  A extends Access,
  R extends TSchema,
  P extends TObject = TObject,
  Q extends TObject = TObject,
  B extends TSchema = TSchema,
>(definition: RouteDefinition<M, A, P, Q, B, R>): Route {
  return definition as Route
}

/**
 * A route whose work is long, or waits for other processes: it holds no transaction. Its audit entry is durable before
 * the answer leaves; what it wrote in transactions of its own stays where the entry fails.
 */
export function detachedRoute<
  A extends Permission,
  R extends TSchema,
  P extends TObject = TObject,
  Q extends TObject = TObject,
  B extends TSchema = TSchema,
>(definition: DetachedDefinition<A, P, Q, B, R>): Route {
  return { ...definition, isDetached: true } as unknown as Route
}
