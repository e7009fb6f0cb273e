import type { FieldProblem } from './problem.ts';

/** One complaint of the schema check. */
export interface SchemaError {
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
}

const mostShown = 20;

/** What the schema check found, as places with a reason and a way to mend each. Values are never repeated: they may be about somebody. */
export function fieldProblems(found: readonly SchemaError[], where: FieldProblem['in']): readonly FieldProblem[] {
  // What is wrong with each form that a thing might have taken is no help: only that it took none.
  const told = found.filter(({ schemaPath }) => !schemaPath.includes('/anyOf/'));
  const problems = told.map((error) => ({ in: where, pointer: pointerTo(error), reason: error.keyword, mend: mendingOf(error) }));
  return [...new Map(problems.map((problem) => [`${problem.pointer} ${problem.reason}`, problem])).values()].slice(0, mostShown);
}

function pointerTo({ instancePath, params }: SchemaError): string {
  const field = params['missingProperty'] ?? params['additionalProperty'];
  return typeof field === 'string' ? `${instancePath}/${field.replaceAll('~', '~0').replaceAll('/', '~1').slice(0, 100)}` : instancePath;
}

const mendings: Readonly<Record<string, (params: SchemaError['params']) => string>> = {
  required: () => 'Give this field.',
  additionalProperties: () => 'Leave this out: there is no field of this name.',
  type: ({ type }) => `Give ${kindInWords(String(type))}.`,
  enum: ({ allowedValues }) => `Give one of: ${(allowedValues as readonly unknown[]).map(String).join('; ')}.`,
  const: ({ allowedValue }) => `Give ${JSON.stringify(allowedValue)}.`,
  minLength: ({ limit }) => (limit === 1 ? 'Give some text.' : `Give at least ${String(limit)} characters.`),
  maxLength: ({ limit }) => `Shorten this to ${String(limit)} characters.`,
  minimum: ({ limit }) => `Give ${String(limit)} or more.`,
  maximum: ({ limit }) => `Give ${String(limit)} or less.`,
  minItems: ({ limit }) => `Give at least ${String(limit)}.`,
  maxItems: ({ limit }) => `Give at most ${String(limit)}.`,
  uniqueItems: () => 'Give each of them once.',
  format: ({ format }) => formatInWords(String(format)),
  pattern: () => 'Write it as the documentation shows.',
  anyOf: () => 'Give it in one of the forms that the documentation shows.',
};

function mendingOf({ keyword, params }: SchemaError): string {
  return mendings[keyword]?.(params) ?? 'Give it as the documentation shows.';
}

function kindInWords(type: string): string {
  return type === 'integer' ? 'a whole number' : type === 'object' ? 'an object' : type === 'array' ? 'a list' : type === 'boolean' ? 'true or false' : `a ${type}`;
}

function formatInWords(format: string): string {
  if (format === 'date') return 'Give a date like 2026-11-23.';
  if (format === 'date-time') return 'Give a time like 2026-11-23T14:30:00.000Z.';
  return format === 'uuid' ? 'Give an id as this API gives them out.' : 'Write it as the documentation shows.';
}
