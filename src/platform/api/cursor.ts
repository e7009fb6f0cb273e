import { Type } from 'typebox';
import { isInstant } from '../../clock/index.ts';
import { isUuid } from '../uuid.ts';
import { ApiProblem } from './problem.ts';

/** The query of every list: how many at once, and where to go on. */
export const paging = {
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, description: 'How many at most. 50 when left out.' })),
  after: Type.Optional(Type.String({ minLength: 1, maxLength: 400, pattern: '^[A-Za-z0-9_-]+$', description: 'Where to go on: the member "next" of the page before. Its inside may change at any time.' })),
};

export const usualLimit = 50;

/** A page of a list: one more than wanted was read, so that we know whether there is another. */
export function pageOf<Row, Shown>(found: readonly Row[], limit: number, shape: { readonly show: (row: Row) => Shown; readonly key: (row: Row) => readonly string[] }): { readonly items: readonly Shown[]; readonly next: string | null } {
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  return { items: rows.map(shape.show), next: found.length > limit && last !== undefined ? writeCursor(shape.key(last)) : null };
}

/** The place after a row, as text that nobody needs to understand. `key` holds ids and dates only, never anything of a person. */
export function writeCursor(key: readonly string[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** What one part of a key must look like. */
export interface Shape {
  readonly test: (text: string) => boolean;
}

/** The key in a cursor; a problem naming it when it is none that we gave out for this list. */
export function readCursor(cursor: string | undefined, shapes: readonly Shape[]): readonly string[] | undefined {
  if (cursor === undefined) return undefined;
  const key = keyIn(cursor);
  if (key?.length === shapes.length && shapes.every((shape, at) => shape.test(key[at] ?? ''))) return key;
  throw new ApiProblem('invalid', 'Nothing was read: "after" is not a place in this list.', {
    errors: [{ in: 'query', pointer: '/after', reason: 'cursor', mend: 'Send the "next" of the page before, or leave "after" out for the first page.' }],
  });
}

function keyIn(cursor: string): string[] | undefined {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(key) && key.every((part) => typeof part === 'string') ? key : undefined;
  } catch {
    return undefined;
  }
}

export const uuidInCursor: Shape = { test: isUuid };
/** A moment that PostgreSQL can hold too. */
export const instantInCursor: Shape = { test: (text) => /^[12]\d{3}-/.test(text) && isInstant(text) };

/** The shape of a page, for the documentation. */
export const pageSchema = <const Item extends Parameters<typeof Type.Array>[0]>(item: Item) =>
  Type.Object({ items: Type.Array(item), next: Type.Union([Type.String({ description: 'Where the next page starts.' }), Type.Null()]) }, { additionalProperties: false });
