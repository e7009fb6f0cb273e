import type { PlainDate } from '../../../clock/index.ts';
import { longDate } from '../../../clock/index.ts';

/** What every message needs to know, whatever it is about. */
export interface MessageFacts {
  readonly channel: 'text' | 'email' | 'letter';
  readonly recipientName: string;
  readonly landlordName: string;
  /** The number people ring about this. */
  readonly phone: string;
  readonly reference: string;
  /** What it is about, as the case is called: "leak under kitchen sink". */
  readonly title: string;
  readonly today: PlainDate;
}

/** Ready for the outbox. `{link}` stays in the body until the moment of sending. */
export interface WrittenMessage {
  readonly template: string;
  readonly subject: string;
  readonly body: string;
}

/** `sentences` go in every message; `more` only where there is room, in an email or a letter. */
export interface Wording {
  readonly template: string;
  readonly subject: string;
  readonly sentences: readonly string[];
  readonly more?: readonly string[];
}

/** Three text messages joined: what a phone shows as one. */
export const longestText = 459;
/** Room kept for the resident's link, which is put in on sending. */
export const roomForLink = 110;

/** Puts words somebody typed into a sentence of ours: whole in a letter, as long as there is room in a text. */
export type Say = (words: string) => string;

/** The same words for every channel: one run of text for a phone, a short letter otherwise. */
export function compose(facts: MessageFacts, write: (say: Say) => Wording): WrittenMessage {
  if (facts.channel === 'text') return composeText(facts, write);
  const { template, subject, sentences, more = [] } = write(asPartOfSentence);
  const paragraphs = [`Dear ${facts.recipientName},`, ...sentences, ...more, `Your reference is ${facts.reference}.`, facts.landlordName];
  return { template, subject: `${subject} (${facts.reference})`, body: paragraphs.join('\n\n') };
}

const roomsToTry = [160, 120, 90, 70, 55, 45, 35, 25, 15, 8];

/** Gives what people typed the most room that still fits. Our own words, the dates and the number are never cut. */
function composeText(facts: MessageFacts, write: (say: Say) => Wording): WrittenMessage {
  let tightest: WrittenMessage | undefined;
  for (const room of roomsToTry) {
    const { template, subject, sentences } = write((words) => shortened(asPartOfSentence(words), room));
    tightest = { template, subject, body: plainQuotes(`${shortened(facts.landlordName, 40)}: ${sentences.join(' ')}`) };
    if (tightest.body.length + roomForLink <= longestText) return tightest;
  }
  if (tightest === undefined) throw new Error('There is no size of text to try.');
  return tightest;
}

const asPartOfSentence: Say = (words) => words.replaceAll('{link}', 'link').replaceAll(/\s+/g, ' ').trim().replace(/[.!?;,:]+$/, '');

/** "Tuesday 24 November". */
export function day(facts: MessageFacts, date: PlainDate): string {
  return longDate(date, facts.today);
}

/** A case's title inside a sentence: "Leak under sink" becomes "leak under sink", "TV aerial" stays. */
export function named(title: string): string {
  return title.replace(/^[A-Z](?=[a-z]+\b)/, (letter) => letter.toLowerCase());
}

export function callUs(facts: MessageFacts): string {
  return facts.channel === 'text' ? `Call ${facts.phone}.` : `To talk to us, call ${facts.phone}.`;
}

export const ifWeMissIt = 'If we miss that date, a manager is told and will contact you.';

export type PartOfDay = 'morning' | 'afternoon' | 'all-day';

const hours = {
  morning: 'between 8am and 12 noon',
  afternoon: 'between 12 noon and 5pm',
  'all-day': 'between 8am and 5pm',
} satisfies Record<PartOfDay, string>;

/** "Tuesday 24 November, between 8am and 12 noon". */
export function visitTime(facts: MessageFacts, visit: { readonly visitOn: PlainDate; readonly partOfDay: PartOfDay }): string {
  return `${day(facts, visit.visitOn)}, ${hours[visit.partOfDay]}`;
}

function shortened(words: string, most: number): string {
  const letters = [...words];
  if (letters.length <= most) return words;
  return `${letters.slice(0, most - 3).join('').trimEnd()}...`;
}

/** A single curly quote or dash would make a phone company send the whole text in pieces half as long. */
function plainQuotes(text: string): string {
  return text.replaceAll(/[‘’]/g, "'").replaceAll(/[“”]/g, '"').replaceAll(/[–—]/g, '-').replaceAll('…', '...');
}
