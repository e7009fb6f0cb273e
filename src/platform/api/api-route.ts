import type { Readable } from 'node:stream';
import type { Static, TSchema } from 'typebox';
import type { Database, Tx } from '../database/index.ts';
import type { Upload } from '../http/upload.ts';
import type { SignedIn, UploadedFile } from '../http/visit.ts';
import type { Landlord } from '../landlord.ts';

/** One call, read once: who calls, what came in as its schemas have it, and the only clock reading of the whole request. */
export interface ApiVisit<Body = unknown, Query = unknown, Params = unknown> {
  readonly tx: Tx;
  readonly database: Database;
  readonly landlord: Landlord;
  /** The person the token acts for. Their name here says so: "Portal, for Aisha Rahman". */
  readonly actor: SignedIn;
  /** What the token may be used for. */
  readonly scopes: readonly string[];
  readonly body: Body;
  /** What was sent with it, where the operation takes files. */
  readonly files: readonly UploadedFile[];
  readonly query: Query;
  readonly params: Params;
  /** The version in If-Match. */
  readonly ifMatch: number | undefined;
  readonly now: string;
  readonly today: string;
  readonly newId: () => string;
}

/** What a call is answered: below 400 always, since a problem is thrown. */
export type ApiAnswer = { readonly status: 200 | 201; readonly value: unknown } | { readonly status: 200; readonly file: ApiFile };

/** A file as the answer itself, under a name of ours. */
export interface ApiFile {
  /** A stream is read after the call's transaction has ended. */
  readonly bytes: Buffer | Readable;
  readonly mediaType: string;
  readonly saveAs: string;
}

/** What an operation answers, for its documentation: JSON, or a file of one of these types. */
export type DescribedAnswer =
  | { readonly status: 200 | 201; readonly description: string; readonly schema: TSchema; readonly example: unknown }
  | { readonly status: 200; readonly description: string; readonly mediaTypes: readonly string[] };

export interface ApiOperation {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly operationId: string;
  readonly tag: string;
  readonly summary: string;
  readonly description: string;
  /** What the token must be allowed besides what its person is. */
  readonly scope: string;
  /** Whose operation it is, as on the pages. */
  readonly roles: 'every role' | readonly string[];
  /** A POST that changes nothing, because what it asks for must not stand in an address. It needs no Idempotency-Key. */
  readonly onlyReads?: true;
  /** The body; of an operation that takes files, the text fields beside them. */
  readonly body?: TSchema;
  /** It takes a form with files (multipart/form-data) instead of JSON. */
  readonly files?: Upload & { readonly field: string; readonly description: string };
  readonly query?: TSchema;
  readonly params?: TSchema;
  readonly bodyExample?: unknown;
  readonly answer: DescribedAnswer;
}

/** A route for programs, by a token. */
export interface ApiRoute extends ApiOperation {
  readonly who: 'token';
  /** What is asked for in the same breath as who calls. What it gives, its refusals too, waits until the caller may. */
  readonly readAhead?: (visit: ApiVisitToBe) => Promise<unknown>;
  /** Where calls that come together may share a transaction: calls for which this is the same must not. */
  readonly apart?: (visit: Pick<ApiVisitToBe, 'body'>) => string;
  readonly handle: (visit: ApiVisit, ahead?: unknown) => Promise<ApiAnswer>;
}

/** A call whose body is as it should be, before it is known who calls: enough to read by, and to change nothing. */
export type ApiVisitToBe<Body = unknown, Query = unknown, Params = unknown> = Omit<ApiVisit<Body, Query, Params>, 'landlord' | 'actor' | 'scopes'>;

type Typed<Schema> = Schema extends TSchema ? Static<Schema> : Record<string, never>;
type Of<Operation, Part extends string> = Operation extends Readonly<Record<Part, infer Schema>> ? Typed<Schema> : Record<string, never>;

/** An operation of the API: its schemas say what comes in, and the handler is given just that. */
export function apiRoute<const Operation extends ApiOperation>(
  operation: Operation,
  handle: (visit: ApiVisit<Of<Operation, 'body'>, Of<Operation, 'query'>, Of<Operation, 'params'>>) => Promise<ApiAnswer>,
): ApiRoute {
  if (!operation.path.startsWith('/api/v1/')) throw new Error(`The API lives under /api/v1/, not ${operation.path}`);
  return { ...operation, who: 'token', handle: handle as ApiRoute['handle'] };
}

/**
 * An operation so much used that what a transaction costs counts: what it reads is asked for together with who calls, and calls
 * that come together share one.
 */
export function apiRouteReadingAhead<const Operation extends ApiOperation, Ahead>(
  operation: Operation,
  { apart, readAhead }: {
    readonly apart: (visit: { readonly body: Of<Operation, 'body'> }) => string;
    readonly readAhead: (visit: ApiVisitToBe<Of<Operation, 'body'>, Of<Operation, 'query'>, Of<Operation, 'params'>>) => Promise<Ahead>;
  },
  handle: (visit: ApiVisit<Of<Operation, 'body'>, Of<Operation, 'query'>, Of<Operation, 'params'>>, ahead: Ahead) => Promise<ApiAnswer>,
): ApiRoute {
  return { ...apiRoute(operation, handle as unknown as ApiRoute['handle']), readAhead: readAhead as NonNullable<ApiRoute['readAhead']>, apart: apart as NonNullable<ApiRoute['apart']> };
}
