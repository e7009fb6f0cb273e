import * as fc from 'fast-check';
import type { FormField, PageForm } from './forms-of-page.ts';
import { nastyText } from './nasty-text.ts';

export type Pairs = readonly (readonly [name: string, value: string])[];

const usual: readonly (readonly [pattern: RegExp, value: string])[] = [
  [/-day$/, '3'], [/-month$/, '3'], [/-year$/, '2027'], [/email/i, 'walker@walk.example'], [/phone|mobile/i, '07700 900123'], [/contact$/i, '07700 900123'],
  [/postcode/i, 'M1 1AA'], [/time$/i, '10:30'], [/colour/i, '#1d70b8'], [/^reference$/, 'REP-2026-00001'],
];

/** What a person would write in a box of this name. */
export const usualText = (name: string): string => usual.find(([pattern]) => pattern.test(name))?.[1] ?? 'Written by the walk.';

/** A form filled in as somebody with good will would: each list answered, each box filled, what is hidden left alone. */
export function goodFilling({ fields }: PageForm): fc.Arbitrary<Pairs> {
  return fc.tuple(...fields.map(goodField)).map((parts) => parts.flat());
}

function goodField({ name, kind, values }: FormField): fc.Arbitrary<Pairs> {
  switch (kind) {
    case 'hidden':
      return fc.constant(values.map((value) => [name, value] as const));
    case 'text':
      return fc.constant([[name, values[0] === undefined || values[0] === '' ? usualText(name) : values[0]]]);
    case 'choice':
      return fc.constantFrom(...(values.length > 1 ? values.filter((value) => value !== '') : values)).map((value) => [[name, value]]);
    case 'ticks':
      return fc.subarray([...values]).map((ticked) => ticked.map((value) => [name, value] as const));
    case 'file':
      return fc.constant([]);
  }
}

/** The same form with one field spoiled, left out, or sent twice. */
export function nearlyGoodFilling(form: PageForm): fc.Arbitrary<Pairs> {
  return fc.tuple(goodFilling(form), fc.nat(), nastyText, fc.constantFrom('spoil', 'leave out', 'twice')).map(([pairs, at, text, how]) => {
    const target = pairs[at % Math.max(1, pairs.length)]?.[0] ?? 'words';
    if (how === 'leave out') return pairs.filter(([name]) => name !== target);
    const spoiled = pairs.map(([name, value]) => [name, name === target ? text : value] as const);
    return how === 'twice' ? [...pairs, [target, text] as const] : spoiled;
  });
}

/** Anything at all under the names of the form, and names that it does not have. */
export function wildFilling({ fields }: PageForm): fc.Arbitrary<Pairs> {
  const names = fields.map(({ name }) => name);
  const name = fc.oneof({ weight: 4, arbitrary: fc.constantFrom('words', ...names) }, { weight: 1, arbitrary: nastyText });
  return fc.array(fc.tuple(name, nastyText), { maxLength: 30 });
}
