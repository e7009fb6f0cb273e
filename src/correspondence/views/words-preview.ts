import type { PlainDate } from '../../clock/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { compose, longestText, roomForLink, type Channel } from '../words/compose.ts';
import { placeholderPattern } from '../words/fill.ts';
import { english, type MessageTemplate, type Wording } from '../words/model.ts';
import { readingAge } from '../words/reading-age.ts';
import { asWritten } from './words.ts';

export interface ToPreview {
  readonly template: MessageTemplate;
  readonly language: string;
  readonly wording: Wording;
  readonly landlord: { readonly name: string; readonly phone: string };
  readonly today: string;
}

/** How the words would reach Ms A. Okafor, whom nobody knows, by text, email and letter; and how hard they are to read. */
export function previewOf(it: ToPreview): Html {
  const text = written(it, 'text');
  const letter = written(it, 'letter');
  const length = text.body.length + (text.body.includes('{link}') ? roomForLink - '{link}'.length : 0);
  return html`<h2 class="govuk-heading-m">How it reads</h2>
    <h3 class="govuk-heading-s">As a text</h3>${asWritten(shown(text.body))}
    <p class="govuk-body">About ${length} of ${longestText} characters, with a link.</p>
    <h3 class="govuk-heading-s">As an email or a letter: ${letter.subject}</h3>${asWritten(shown(letter.body))}
    ${ageOf(it, letter.body)}`;
}

const shown = (body: string): string => body.replaceAll('{link}', '[their own link]');

function written({ template, language, wording, landlord, today }: ToPreview, channel: Channel) {
  const examples = Object.fromEntries(Object.entries(template.placeholders).map(([name, { example }]) => [name, example]));
  const values = { ...examples, landlord: landlord.name, phone: landlord.phone };
  return compose({ template, wording, language, line: null, values, channel, recipientName: 'Ms A. Okafor', today: today as PlainDate });
}

function ageOf({ language, wording }: ToPreview, body: string): Html {
  if (language !== english) return html`<p class="govuk-body">How hard it is to read is counted for English only. Ask somebody who reads ${language} to look.</p>`;
  const own = readingAge([...wording.sentences, ...wording.more].join('\n').replaceAll(placeholderPattern, ' '));
  if (own === undefined || body === '') return html``;
  return html`<p class="govuk-body">Reading age: about ${own.years} years. This is the Flesch–Kincaid grade plus five, from ${own.words} words in ${own.sentences} sentences, with
    syllables guessed from spelling. On a message this short it is a rough guide: aim for 9 to 11.</p>`;
}
