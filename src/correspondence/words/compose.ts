import type { PlainDate } from '../../clock/index.ts';
import { fill } from './fill.ts';
import { english, type MessageTemplate, type WordValues, type Wording } from './model.ts';
import { sameLanguage } from './templates.ts';
import { afterBecause, asPartOfSentence, named } from './typed-words.ts';

export type Channel = 'text' | 'email' | 'letter';

/** One message to be put into words. */
export interface ToCompose {
  readonly template: MessageTemplate;
  readonly wording: Wording;
  readonly language: string;
  /** What goes below, in words already whole: that we can write in their language. */
  readonly line: string | null;
  readonly values: WordValues;
  readonly channel: Channel;
  readonly recipientName: string;
  readonly today: PlainDate;
}

export interface WrittenMessage {
  readonly subject: string;
  readonly body: string;
}

/** Three text messages joined: what a phone shows as one. */
export const longestText = 459;
/** What one more of them holds: a line about languages may take it. */
export const oneMoreText = 153;
/** Room kept for the resident's link, which is put in on sending. */
export const roomForLink = 110;

type Say = (words: string) => string;

/** The same words for every channel: one run of text for a phone, a short letter otherwise. */
export function compose(it: ToCompose): WrittenMessage {
  if (it.channel === 'text') return composeText(it);
  const put = putter(it, (words) => words);
  const sentences = [...it.wording.sentences, ...it.wording.more].map(put);
  const reference = String(it.values['reference'] ?? '');
  const isEnglish = sameLanguage(it.language, english);
  const paragraphs = [
    isEnglish ? `Dear ${it.recipientName},` : `${it.recipientName},`, ...sentences, ...(it.line === null ? [] : [it.line]),
    isEnglish ? `Your reference is ${reference}.` : reference, String(it.values['landlord'] ?? ''),
  ];
  return { subject: `${put(it.wording.subject)} (${reference})`, body: paragraphs.join('\n\n') };
}

const tooManyPoints = /\.{4,}/g;
const roomsToTry = [160, 120, 90, 70, 55, 45, 35, 25, 15, 8];

/** Gives what people typed the most room that still fits. Our own words, the dates and the number are never cut. */
function composeText(it: ToCompose): WrittenMessage {
  const landlord = shortened(String(it.values['landlord'] ?? ''), 40);
  const letters: Say = sameLanguage(it.language, english) ? plainQuotes : (text) => text;
  const most = it.line === null ? longestText : longestText + oneMoreText;
  let tightest: WrittenMessage | undefined;
  for (const room of roomsToTry) {
    const put = putter(it, (words) => shortened(words, room));
    // What was shortened at the end of a sentence brings three full stops of its own.
    const words = [...it.wording.sentences.map((sentence) => put(sentence).replaceAll(tooManyPoints, '...')), ...(it.line === null ? [] : [it.line])];
    tightest = { subject: put(it.wording.subject), body: letters(`${landlord}: ${words.join(' ')}`) };
    if (tightest.body.length + roomForLink <= most) return tightest;
  }
  if (tightest === undefined) throw new Error('There is no size of text to try.');
  return tightest;
}

/** Puts the values into words. What somebody typed may hold what looks like a link of ours: it becomes a plain word, and ends without its full stop. */
function putter({ template, values, language, today }: ToCompose, shorten: Say): Say {
  const tamed = Object.fromEntries(Object.entries(values).map(([name, value]) => {
    if (name === 'link' || typeof value !== 'string') return [name, value];
    const isTyped = template.placeholders[name]?.isTyped === true;
    return [name, isTyped ? shorten(asPartOfSentence(inItsPlace(name, value))) : value.replaceAll('{link}', 'link')];
  }));
  return (text) => fill(text, tamed, { language, today });
}

function inItsPlace(name: string, value: string): string {
  if (name === 'title') return named(value);
  return name === 'reason' ? afterBecause(value) : value;
}

function shortened(words: string, most: number): string {
  if (words.length <= most) return words;
  const letters = [...words];
  if (letters.length <= most) return words;
  return `${letters.slice(0, most - 3).join('').trimEnd()}...`;
}

/** A single curly quote or dash would make a phone company send the whole text in pieces half as long. */
function plainQuotes(text: string): string {
  if (!/[‘’“”–—…]/.test(text)) return text;
  return text.replaceAll(/[‘’]/g, "'").replaceAll(/[“”]/g, '"').replaceAll(/[–—]/g, '-').replaceAll('…', '...');
}
