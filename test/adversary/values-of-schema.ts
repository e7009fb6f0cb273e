import * as fc from 'fast-check';
import { nastyJson, nastyText } from './nasty-text.ts';

/** As much of JSON Schema as the description of the API uses. */
export interface JsonSchema {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly pattern?: string;
  readonly format?: string;
}

/** Ids and references that are really there, so that a call can get as far as the rules. */
export interface RealThings {
  readonly ids: readonly string[];
  readonly references: readonly string[];
}

const days = ['2026-11-24', '2026-11-25', '2026-12-24', '2027-03-04', '2028-02-29', '2026-11-23', '1999-12-31', '9999-12-31', '0001-01-01', '1900-01-01'];
const instants = ['2026-11-24T09:59:00.000Z', '2026-11-20T10:00:00Z', '2026-11-24T10:00:00.000Z', '9999-12-31T23:59:59.999Z', '0001-01-01T00:00:00Z', '2026-11-24T09:00:00+01:00', '2026-11-24T09:00:00.123456Z', '1970-01-01T00:00:00.000Z'];

/** Values that a schema takes. */
export function goodValue(schema: JsonSchema, real: RealThings): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  if (schema.anyOf !== undefined) return fc.oneof(...schema.anyOf.map((each) => goodValue(each, real)));
  switch (schema.type) {
    case 'string':
      return goodText(schema, real);
    case 'integer':
      return fc.oneof(fc.integer({ min: schema.minimum ?? 0, max: Math.min(schema.maximum ?? 9, 9) }), fc.constantFrom(schema.minimum ?? 0, schema.maximum ?? 0));
    case 'boolean':
      return fc.boolean();
    case 'array':
      return fc.array(goodValue(schema.items ?? {}, real), { minLength: schema.minItems ?? 0, maxLength: Math.max(schema.minItems ?? 0, Math.min(schema.maxItems ?? 3, 3)) })
        .map((items) => (schema.uniqueItems === true ? [...new Set(items)] : items));
    case 'object':
      return goodObject(schema, real);
    default:
      return fc.constant(null);
  }
}

function goodText({ pattern, format, minLength = 0, maxLength = 200 }: JsonSchema, { ids, references }: RealThings): fc.Arbitrary<string> {
  if (format === 'uuid') return fc.constantFrom(...ids);
  if (format === 'date') return fc.constantFrom(...days);
  if (format === 'date-time') return fc.constantFrom(...instants);
  if (pattern?.includes('[A-Z]{3}') === true) return fc.constantFrom(...references);
  if (pattern !== undefined) return fc.oneof(fc.stringMatching(new RegExp(pattern)), ...ids.filter((id) => new RegExp(pattern).test(id)).map((id) => fc.constant(id)));
  const usual = fc.constantFrom('Written by the walk.', 'kitchen', 'Sam Okafor', '07700 900123', 'sam@walk.example', 'M1 1AA').map((text) => text.slice(0, maxLength));
  return fc.oneof({ weight: 4, arbitrary: usual }, { weight: 1, arbitrary: fc.constant('x'.repeat(maxLength)) }, { weight: 1, arbitrary: fc.string({ unit: 'binary', minLength, maxLength: Math.min(maxLength, 100) }) });
}

function goodObject({ properties = {}, required = [] }: JsonSchema, real: RealThings): fc.Arbitrary<object> {
  const members = Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, goodValue(schema, real)]));
  return fc.record(members, { requiredKeys: [...required] });
}

/** A value that a schema takes but for one place: a member spoiled, left out or not known. */
export function nearlyGoodValue(schema: JsonSchema, real: RealThings): fc.Arbitrary<unknown> {
  const spoil = fc.record({ at: fc.nat(), how: fc.constantFrom('spoil', 'leave out', 'unknown', 'too long', 'null', 'wrap'), by: nastyJson, name: nastyText });
  return fc.tuple(goodValue(schema, real), spoil).map(([value, { at, how, by, name }]) => {
    if (typeof value !== 'object' || value === null) return by;
    const entries = Object.entries(value);
    const target = entries[at % Math.max(1, entries.length)]?.[0];
    if (how === 'unknown' || target === undefined) return { ...value, [name]: by };
    if (how === 'leave out') return Object.fromEntries(entries.filter(([each]) => each !== target));
    const before = (value as Readonly<Record<string, unknown>>)[target];
    const worse: Readonly<Record<string, unknown>> = { 'too long': JSON.stringify(before).padEnd(5000, '.'), null: null, wrap: [before], spoil: by };
    return { ...value, [target]: worse[how] };
  });
}
