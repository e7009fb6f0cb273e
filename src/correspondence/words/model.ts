import type { PartOfDay } from '../../appointments/index.ts';
import type { PlainDate } from '../../clock/index.ts';

export const english = 'English';

export type { PartOfDay };

/** What stands for a placeholder in one message: words as they are, a day, or a part of a day, to be said in its language. */
export type WordValue = string | { readonly day: PlainDate } | { readonly hours: PartOfDay };
export type WordValues = Readonly<Record<string, WordValue>>;

/** The words of a message. `more` is said only where there is room: in an email or a letter. */
export interface Wording {
  readonly subject: string;
  readonly sentences: readonly string[];
  readonly more: readonly string[];
}

/** Words in force at one landlord, for one message in one language. */
export interface OwnWording extends Wording {
  readonly template: string;
  readonly language: string;
}

/** A `((name))` that words may hold, with an example that a preview shows. */
export interface Placeholder {
  /** What it stands for, for whoever edits the words. */
  readonly means: string;
  readonly example: WordValue;
  /** Somebody typed it, so it may be long: shortened where a text has no room. */
  readonly isTyped?: true;
  /** Words of ours or of staff, in English: they have no place among the words of another language. */
  readonly isEnglish?: true;
  /** Words that leave it out are refused. */
  readonly isNeeded?: true;
}

/** A message that an event sends, with our own words for it. */
export interface MessageTemplate {
  readonly name: string;
  /** What happened, for the list of templates. */
  readonly event: string;
  readonly placeholders: Readonly<Record<string, Placeholder>>;
  readonly usual: Wording;
  /** It is a letter by itself: it never goes as a text, whatever way the resident likes. */
  readonly neverAText?: true;
}
