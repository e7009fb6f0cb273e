import { dateOfFact, sentence, wordsOf, type EventWords } from '../../casefile/index.ts';
import { longDateTime, type Instant } from '../../clock/index.ts';
import { html } from '../../platform/html/index.ts';
import type { ApproachEvent, AskingChannel, Outcome, Way } from '../model.ts';
import { channelInWords, outcomeInWords, wayInWords } from '../words.ts';

type Data<Type extends ApproachEvent['type']> = Extract<ApproachEvent, { type: Type }>['data'];

/** How the timeline tells each thing that happens when a home is asked. */
export const outreachEvents: EventWords = {
  ApproachBegun: {
    group: 'contacts',
    words: (data, today) => ({ title: 'Chosen to be asked how the home is', body: sentence(`${String(data['outreach'])}: ${wayInWords[data['way'] as Way].toLowerCase()}. Promised by ${dateOfFact(data, 'promisedOn', today)}.`) }),
  },
  ApproachUnanswered: {
    group: 'contacts',
    words: (facts) => {
      const { attempt, how, words, at } = facts as unknown as Data<'ApproachUnanswered'>;
      return { title: `Nobody answered: try ${attempt}`, body: html`${words !== '' && wordsOf(words)}${sentence(`${channelInWords[how as AskingChannel]}, at ${longDateTime(at as Instant)}.`)}` };
    },
  },
  ApproachSettled: {
    group: 'contacts',
    words: (facts) => {
      const { outcome, how, words, at, foundReference } = facts as unknown as Data<'ApproachSettled'>;
      return { title: outcomeInWords[outcome as Outcome], body: html`${words !== '' && wordsOf(words)}${sentence(`${how === null ? 'Put down' : channelInWords[how as AskingChannel]}, at ${longDateTime(at as Instant)}.`)}${foundReference !== null && sentence(`It is looked into as ${foundReference}.`)}` };
    },
  },
} satisfies Record<ApproachEvent['type'], EventWords[string]>;
