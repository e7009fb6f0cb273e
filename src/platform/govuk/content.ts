import { render } from '../html/index.ts';
import type { Html } from '../html/index.ts';

/** Words, which will be escaped, or finished HTML; never both. */
export type Content =
  | { readonly text: string | number; readonly html?: undefined }
  | { readonly html: Html; readonly text?: undefined };

/** Content that may be left out. */
export type OptionalContent = Content | { readonly text?: undefined; readonly html?: undefined };

/** A list entry, or a falsy value where a condition left it out. */
export type Maybe<Item> = Item | false | null | undefined | '';

/** Whichever of the two was given; undefined when neither was. */
export function contentOf(content: OptionalContent | undefined): Html | string | number | undefined {
  return content?.html ?? content?.text;
}

/** Whether there is anything to show. */
export function hasContent(content: OptionalContent | undefined): boolean {
  if (content?.html !== undefined) return hasMarkup(content.html);
  return content?.text !== undefined && content.text !== '';
}

/** Whether a fragment shows anything at all. */
export function hasMarkup(fragment: Html | undefined): fragment is Html {
  return fragment !== undefined && render(fragment).trim() !== '';
}

/** Each entry that was not left out, with its place counted from one among all entries, left out or not. */
export function numbered<Item>(entries: readonly Maybe<Item>[] | undefined): readonly (readonly [Item, number])[] {
  return (entries ?? []).flatMap((entry, at): (readonly [Item, number])[] => (isPresent(entry) ? [[entry, at + 1]] : []));
}

/** The entries that were not left out. */
export function present<Item>(entries: readonly Maybe<Item>[] | undefined): readonly Item[] {
  return (entries ?? []).filter(isPresent);
}

function isPresent<Item>(entry: Maybe<Item>): entry is Item {
  return Boolean(entry);
}

export type HeadingLevel = 1 | 2 | 3 | 4 | 5 | 6;
