import type { ContactDetails, Resident, ResidentEvent } from '../model.ts';

export type WordAboutTexts = 'stop' | 'start';

// "Cancel" is not among them: it may mean a visit, and somebody reads it.
const stops = /^(stop|stop ?all|stop texts?|unsubscribe|end|quit)[\s.!]*$/i;
const starts = /^(start|unstop|start texts?)[\s.!]*$/i;

/** What a text asks of us that is nothing but the word; undefined for any other text, which somebody reads. */
export function wordAboutTexts(words: string): WordAboutTexts | undefined {
  const said = words.trim();
  if (stops.test(said)) return 'stop';
  return starts.test(said) ? 'start' : undefined;
}

interface BeforeTheirWord {
  readonly isStopped: boolean;
  /** Their STOP was what made it another way than texts. */
  readonly changedTheWay: boolean;
}

/**
 * What their word changes on the record. Who asked for texts is written to by email from then on, or by letter where we have none; who
 * asked for calls still gets them. START brings back what STOP changed.
 */
export function heedWordAboutTexts(resident: Resident, word: WordAboutTexts, before: BeforeTheirWord): readonly ResidentEvent[] {
  if ((word === 'stop') === before.isStopped) return [];
  const preferredChannel = channelAfter(resident, word, before);
  const changed: readonly ResidentEvent[] = preferredChannel === resident.preferredChannel ? [] : [{ type: 'ContactDetailsChanged', fields: ['preferredChannel'], details: { ...detailsOf(resident), preferredChannel } }];
  return [{ type: word === 'stop' ? 'TextsStopped' : 'TextsStarted' }, ...changed];
}

function channelAfter({ preferredChannel, email }: Resident, word: WordAboutTexts, { changedTheWay }: BeforeTheirWord): ContactDetails['preferredChannel'] {
  if (word === 'start') return changedTheWay && preferredChannel !== 'phone' ? 'text' : preferredChannel;
  if (preferredChannel !== 'text') return preferredChannel;
  return (email ?? '').trim() === '' ? 'letter' : 'email';
}

const detailsOf = ({ mobile, phone, email, preferredChannel, contactTimes, language, format }: Resident): ContactDetails =>
  ({ mobile, phone, email, preferredChannel, contactTimes, language, format });
