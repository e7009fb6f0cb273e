import type { TSchema } from 'typebox';
import type { ApiRoute } from './api-route.ts';
import { problemBody, problemKinds, type ProblemKind } from './problem.ts';

type Json = Readonly<Record<string, unknown>>;

/** How the API is described, in the words of OpenAPI 3.1: made from the very routes and schemas that answer it. */
export function openApiDocument(routes: readonly ApiRoute[]): Json {
  const paths: Record<string, Record<string, Json>> = {};
  for (const route of routes) (paths[pathOf(route)] ??= {})[route.method.toLowerCase()] = operationOf(route);
  return {
    openapi: '3.1.0',
    info: { title: 'Putright', version: '1.0.0', summary: 'Case management for social landlords', description: about, license: { name: 'AGPL-3.0-or-later', identifier: 'AGPL-3.0-or-later' } },
    servers: [{ url: '/', description: 'This installation' }],
    security: [{ token: [] }],
    tags: tagsOf(routes),
    paths,
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer', description: 'A token that an administrator made. It acts for one member of staff, and the scopes named at each operation are what it must have besides.' } },
      parameters: { idempotencyKey, ifMatch },
      schemas: { Problem: problemSchema },
      responses: Object.fromEntries(statuses.map((status) => [`Problem${status}`, problemResponse(status)])),
    },
  };
}

const about = `Everything here goes through the same rules as the pages: who may, whose home it is, what may be done now.
Errors are application/problem+json. Lists are read a page at a time: send "next" as "after". Times are UTC; days are London's.`;

const statuses = [...new Set(Object.values(problemKinds).map(({ status }) => status))].filter((status) => status !== 405);

const pathOf = ({ path }: ApiRoute): string => path.replaceAll(/:(\w+)/g, '{$1}');

const tagWords: Readonly<Record<string, string>> = {
  Repairs: 'Reports of repairs, from the first word to the resident’s answer.',
  Evidence: 'Photos, documents and recordings, and what arrived without a case.',
  Cases: 'What every kind of case has: the queue, the timeline, promises, contacts and owners.',
  Programmes: 'Work that is planned for many homes, which repairs may wait for.',
  Homes: 'Where people live.',
  Residents: 'Who lives there. Each look is written down.',
  Staff: 'Who works here, and in which team.',
  Figures: 'How the landlord is doing.',
};

function tagsOf(routes: readonly ApiRoute[]): Json[] {
  return [...new Set(routes.map(({ tag }) => tag))].map((name) => ({ name, description: tagWords[name] ?? name }));
}

function operationOf(route: ApiRoute): Json {
  const { operationId, summary, description, tag, scope, roles, answer, method, onlyReads } = route;
  const who = roles === 'every role' ? 'anybody who works here' : roles.map((role) => `${role}s`).join(', ');
  const keeps = method === 'POST' && onlyReads !== true;
  return {
    operationId, summary, tags: [tag],
    description: `${description}\n\nScope: \`${scope}\`. Acting for: ${who}.`,
    security: [{ token: [scope] }],
    parameters: [...parametersOf(route.params, 'path'), ...parametersOf(route.query, 'query'), ...(keeps ? [{ $ref: '#/components/parameters/idempotencyKey' }, { $ref: '#/components/parameters/ifMatch' }] : [])],
    ...requestBodyOf(route),
    responses: {
      [answer.status]: { description: answer.description, ...(keeps ? { headers: { 'Idempotency-Replayed': replayed } } : {}), content: contentOf(answer) },
      ...Object.fromEntries(problemsOf(route).map((status) => [status, { $ref: `#/components/responses/Problem${status}` }])),
    },
  };
}

function requestBodyOf({ body, bodyExample, files }: ApiRoute): Json {
  if (files !== undefined) return { requestBody: { required: true, content: { 'multipart/form-data': { schema: formSchema(plain(body) as FormSchema | undefined, files) } } } };
  return body === undefined ? {} : { requestBody: { required: true, content: { 'application/json': { schema: plain(body), example: bodyExample } } } };
}

type FormSchema = Json & { readonly properties?: Json };

/** The text fields, and the files as a field that is sent more than once. */
function formSchema(body: FormSchema | undefined, { field, files, description }: NonNullable<ApiRoute['files']>): Json {
  const sent = { type: 'array', maxItems: files, description, items: { type: 'string', format: 'binary' } };
  return { type: 'object', ...body, properties: { ...body?.properties, [field]: sent } };
}

function contentOf(answer: ApiRoute['answer']): Json {
  if ('mediaTypes' in answer) return Object.fromEntries(answer.mediaTypes.map((type) => [type, { schema: { type: 'string', format: 'binary' } }]));
  return { 'application/json': { schema: plain(answer.schema), example: answer.example } };
}

function problemsOf({ method, params, onlyReads }: ApiRoute): readonly number[] {
  const always = [401, 403, 429, 500, 503];
  const named = params === undefined ? [] : [404];
  if (method === 'GET') return [...always, ...named, 422];
  return [400, ...always, ...named, 413, 415, 422, ...(onlyReads === true ? [] : [404, 409])];
}

function parametersOf(schema: TSchema | undefined, where: 'path' | 'query'): Json[] {
  const { properties = {}, required = [] } = (plain(schema) ?? {}) as { readonly properties?: Readonly<Record<string, Json>>; readonly required?: readonly string[] };
  return Object.entries(properties).map(([name, { description, ...rest }]) => ({ name, in: where, required: required.includes(name), description, schema: rest }));
}

/** A schema as plain JSON: what its builder keeps besides is nobody's business. */
const plain = (schema: TSchema | undefined): unknown => (schema === undefined ? undefined : JSON.parse(JSON.stringify(schema)));

const replayed = { description: '"true" when this is the answer that was given to an earlier request with this key.', schema: { type: 'string', enum: ['true'] } };

const idempotencyKey = {
  name: 'Idempotency-Key', in: 'header', required: true,
  description: 'A new one for each thing done, the same one for each retry of it. For 7 days a retry gives the first answer again, and nothing is done twice.',
  schema: { type: 'string', minLength: 1, maxLength: 255, pattern: '^[!-~]+$' }, example: 'b8a7d0c6-5a1f-4d0e-9d7b-0f6a0c1e2d3f',
};

const ifMatch = {
  name: 'If-Match', in: 'header', required: false,
  description: 'The version you read, as an alternative to "version" in the body. When it is no longer the newest, nothing is done (409).',
  schema: { type: 'string', pattern: '^"?[0-9]{1,9}"?$' }, example: '"4"',
};

const problemSchema = {
  type: 'object', description: 'What is wrong, in the words of RFC 9457.', required: ['type', 'title', 'status', 'detail', 'instance'],
  properties: {
    type: { type: 'string', format: 'uri-reference', description: 'A page about this kind of problem.' },
    title: { type: 'string', description: 'The kind of problem, in words.' },
    status: { type: 'integer', description: 'The status of the answer.' },
    detail: { type: 'string', description: 'This very problem, in words.' },
    instance: { type: 'string', description: 'The id of this request: quote it when you ask about it.' },
    refusal: { type: 'string', description: 'The name of the rule that refused.' },
    facts: { type: 'object', additionalProperties: { type: 'string' }, description: 'What the rule turned on.' },
    errors: {
      type: 'array', description: 'Where something is not as it must be.',
      items: { type: 'object', required: ['in', 'pointer', 'reason', 'mend'], properties: {
        in: { type: 'string', enum: ['body', 'query'] }, pointer: { type: 'string', description: 'A JSON pointer.' }, reason: { type: 'string', description: 'The rule it breaks.' }, mend: { type: 'string', description: 'What mends it.' },
      } },
    },
  },
};

function problemResponse(status: number): Json {
  const kinds = (Object.keys(problemKinds) as ProblemKind[]).filter((kind) => problemKinds[kind].status === status);
  const example = (kind: ProblemKind) => problemBody(kind, problemKinds[kind].about, '0199c0de-0000-7000-8000-0000000000ff');
  return {
    description: kinds.map((kind) => problemKinds[kind].title).join('; or: '),
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' }, examples: Object.fromEntries(kinds.map((kind) => [kind, { value: example(kind) }])) } },
  };
}
