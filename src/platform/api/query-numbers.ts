import type { TSchema } from 'typebox';

/** An address holds texts only: what its schema calls a whole number becomes one, if it is written as one. */
export function queryWithNumbers(query: unknown, schema: TSchema | undefined): unknown {
  const { properties = {} } = (schema ?? {}) as { readonly properties?: Readonly<Record<string, { readonly type?: string }>> };
  const read = ([name, value]: [string, unknown]): [string, unknown] =>
    typeof value === 'string' && properties[name]?.type === 'integer' && /^-?\d{1,9}$/.test(value) ? [name, Number(value)] : [name, value];
  return Object.fromEntries(Object.entries((query ?? {}) as Record<string, unknown>).map(read));
}
