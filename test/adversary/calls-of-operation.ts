import * as fc from 'fast-check';
import { nastyJson, nastyText } from './nasty-text.ts';
import { goodValue, nearlyGoodValue, type JsonSchema, type RealThings } from './values-of-schema.ts';

/** An operation as the description of the API has it. */
export interface DescribedOperation {
  readonly operationId: string;
  readonly method: 'get' | 'post';
  readonly path: string;
  readonly parameters: readonly DescribedParameter[];
  readonly body: JsonSchema | undefined;
  readonly responses: Readonly<Record<string, { readonly $ref?: string; readonly content?: Readonly<Record<string, { readonly schema: JsonSchema }>> }>>;
}

interface DescribedParameter {
  readonly name: string;
  readonly in: string;
  readonly required: boolean;
  readonly schema: JsonSchema;
}

/** A request as it goes over the wire. */
export interface Call {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly payload: string | undefined;
  /** What the payload says, when it was written as JSON. */
  readonly body: unknown;
  readonly isWhole: boolean;
}

export interface Callers extends RealThings {
  /** A token that may do everything. */
  readonly good: string;
  /** Of somebody with one role, of another landlord, expired, revoked, misspelt. */
  readonly others: readonly string[];
}

/** Every operation that a description holds. */
export function operationsIn(document: { readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>> }): readonly DescribedOperation[] {
  return Object.entries(document.paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, found]) => {
    const operation = found as Omit<DescribedOperation, 'body'> & { readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: JsonSchema }>> } };
    const parameters = operation.parameters.filter(({ name }) => name !== undefined);
    return { ...operation, parameters, path, method: method as 'get' | 'post', body: operation.requestBody?.content['application/json']?.schema };
  }));
}

/** Once in so many times; null otherwise. */
const rarely = <Value>(oneIn: number, arbitrary: fc.Arbitrary<Value>): fc.Arbitrary<Value | null> =>
  fc.oneof({ weight: oneIn - 1, arbitrary: fc.constant(null) }, { weight: 1, arbitrary });

/** Calls of an operation: right ones, ones with one thing wrong, and anything at all. */
export function callsOf(operation: DescribedOperation, callers: Callers): fc.Arbitrary<Call> {
  const { body, method } = operation;
  const bodies = body === undefined ? fc.constant(undefined) : fc.oneof(
    { weight: 4, arbitrary: goodValue(body, callers) }, { weight: 4, arbitrary: nearlyGoodValue(body, callers) }, { weight: 1, arbitrary: nastyJson },
  );
  return fc.record({ address: addressOf(operation, callers), headers: headersOf(method, callers), body: bodies, spoiled: rarely(15, spoiling), other: rarely(60, fc.constantFrom('PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD')) })
    .map(({ address, headers, body: value, spoiled, other }) => {
      const whole = value === undefined ? undefined : JSON.stringify(value);
      const payload = whole === undefined || spoiled === null ? whole : spoiled(whole);
      return { method: other ?? method.toUpperCase(), url: address, headers, payload, body: value, isWhole: spoiled === null && other === null };
    });
}

function addressOf({ path, parameters }: DescribedOperation, real: RealThings): fc.Arbitrary<string> {
  const valueOf = (schema: JsonSchema) => fc.oneof({ weight: 6, arbitrary: goodValue(schema, real).map(String) }, { weight: 1, arbitrary: nastyText.filter((text) => text !== '') });
  const named = (where: string) => fc.record(Object.fromEntries(parameters.filter((each) => each.in === where).map(({ name, schema }) => [name, valueOf(schema)])));
  const sent = (schema: JsonSchema) => fc.option(valueOf(schema), { nil: undefined, freq: 2 });
  const query = fc.record(Object.fromEntries(parameters.filter((each) => each.in === 'query').map(({ name, schema }) => [name, sent(schema)])));
  return fc.tuple(named('path'), query, rarely(20, nastyText)).map(([inPath, inQuery, unknown]) => {
    const place = path.replaceAll(/\{(\w+)\}/g, (_all, name: string) => encodeURIComponent(String(inPath[name]).toWellFormed()));
    const asked = Object.entries(inQuery).filter((pair): pair is [string, string] => pair[1] !== undefined);
    const search = new URLSearchParams([...asked, ...(unknown === null ? [] : [[unknown, unknown]])]).toString();
    return search === '' ? place : `${place}?${search}`;
  });
}

/** Mostly as they must be; now and then one is missing, strange or somebody else's. */
function headersOf(method: string, { good, others }: Callers): fc.Arbitrary<Record<string, string>> {
  const mostly = (usual: fc.Arbitrary<string>, ...strange: readonly (string | undefined)[]) => fc.oneof({ weight: 9, arbitrary: usual }, { weight: 1, arbitrary: fc.constantFrom(...strange) });
  const authorization = mostly(fc.constant(`Bearer ${good}`), undefined, '', 'Bearer', 'Basic YTpi', `Bearer ${good}x`, `bearer  ${good}`, ...others.map((token) => `Bearer ${token}`));
  const contentType = mostly(fc.constant('application/json'), undefined, 'text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/json; charset=utf-16', 'application/jsonp', 'application/vnd.api+json', 'APPLICATION/JSON;');
  const key = mostly(fc.uuid(), undefined, '', 'one key for all', 'one-key-for-all', 'k'.repeat(256), 'ключ');
  const ifMatch = fc.oneof({ weight: 9, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: fc.constantFrom('"1"', '3', '*', 'W/"1"', '"', '99999999999', '"0"') });
  const headers = method === 'get' ? fc.record({ authorization }) : fc.record({ authorization, 'content-type': contentType, 'idempotency-key': key, 'if-match': ifMatch });
  return headers.map((found) => Object.fromEntries(Object.entries(found).filter((pair): pair is [string, string] => pair[1] !== undefined)));
}

/** What may become of a body on its way: cut, doubled, buried, too large, or with members that programs trip over. */
const spoiling: fc.Arbitrary<(whole: string) => string> = fc.oneof(
  fc.nat(200).map((at) => (whole: string) => whole.slice(0, at % Math.max(1, whole.length))),
  fc.constantFrom(
    (whole: string) => `${whole}${whole}`,
    (whole: string) => `\ufeff${whole}`,
    (whole: string) => whole.replace('{', '{"__proto__":{"isAdmin":true},'),
    (whole: string) => whole.replace('{', '{"constructor":{"prototype":{"isAdmin":true}},'),
    (whole: string) => whole.replace('{', '{"words":"first","words":"second",'),
    (whole: string) => `${'['.repeat(20_000)}${whole}${']'.repeat(20_000)}`,
    (whole: string) => `${'{"a":'.repeat(3000)}${whole}${'}'.repeat(3000)}`,
    (whole: string) => whole.padEnd(300_000, ' '),
    (whole: string) => whole.replace('"', '"\\ud800\\u0000'),
    (whole: string) => whole.replace(/\d+/, '1e999'),
    () => '', () => 'null', () => '[]', () => '"text"', () => '\u0000', () => 'words=form&encoded=yes',
  ),
);
