import { Type, type TSchema } from 'typebox';

// The parts of which questions are made. `title` says what to give instead of what is wrong; `description`, what a field means.

/** Beyond this, sums of squares would run out of numbers. */
const largest = 1e12;
/** More cases than this of one place nobody has, and their tails take long to work out. */
const mostCases = 1e9;

/** A name, as text or as a number; it comes back as it was given. */
export const id = (description: string) => Type.Union([Type.String({ minLength: 1 }), Type.Number()], { title: 'a text or a number', description });

export const idOrNone = (description: string) => Type.Optional(Type.Union([Type.String({ minLength: 1 }), Type.Number(), Type.Null()], { title: 'a text, a number or null', description }));

/** Less than this, of a count, is none: its logarithm would outweigh all that was really seen. */
const smallest = 1e-9;

/** A count as methods take it. */
export const countOf = (count: number): number => (count < smallest ? 0 : count);

/** Cases, homes, whatever is counted. */
export const counted = (description: string) => Type.Number({ minimum: 0, maximum: mostCases, title: 'a number of nought or more', description });

/** Nought or more; may be a fraction. */
export const amount = (description: string) => Type.Number({ minimum: 0, maximum: largest, title: 'a number of nought or more', description });

export const amountOrNone = (description: string) => Type.Optional(Type.Union([Type.Number({ minimum: 0, maximum: largest }), Type.Null()], { title: 'a number of nought or more', description }));

export const aboveNought = (description: string, orElse = '') => Type.Number({ minimum: smallest, maximum: largest, title: `a number above nought${orElse}`, description });

/** Above nought, up to one. */
export const share = (description: string, example: string) => Type.Number({ exclusiveMinimum: 0, maximum: 1, title: `a share above 0 up to 1, such as ${example}`, description });

export const whole = (least: number, most: number, description: string) => Type.Integer({ minimum: least, maximum: most, title: `a whole number from ${least} to ${most}`, description });

export const list = <const Item extends TSchema>(item: Item, what: string, least = 1) =>
  Type.Array(item, { minItems: least, title: `a list of ${what}${['', ', at least one', ', at least two'][least] ?? ''}` });

/** Refuses an id that is there twice, by the place of the second. */
export function refuseTwice(ids: readonly (string | number)[], where: (at: number) => string): void {
  const first = new Map<string, number>();
  ids.forEach((each, at) => {
    const before = first.get(String(each));
    if (before !== undefined) throw new RangeError(`${where(at)}: ${JSON.stringify(each)} is there already, as ${where(before)}; give each a name of its own.`);
    first.set(String(each), at);
  });
}
