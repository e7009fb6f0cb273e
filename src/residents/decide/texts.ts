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

/**
 * What their word changes on the record. Who asked for texts is written to by email from then on, or by letter where we have none; who
 * asked for calls still gets them. START asks for texts.
 */
export function heedWordAboutTexts(resident: Resident, word: WordAboutTexts, isStopped: boolean): readonly ResidentEvent[] {
  if ((word === 'stop') === isStopped) return [];
  const preferredChannel = channelAfter(resident, word);
  const changed: readonly ResidentEvent[] = preferredChannel === resident.preferredChannel ? [] : [{ type: 'ContactDetailsChanged', fields: ['preferredChannel'], details: { ...detailsOf(resident), preferredChannel } }];
  return [{ type: word === 'stop' ? 'TextsStopped' : 'TextsStarted' }, ...changed];
}

function channelAfter({ preferredChannel, email }: Resident, word: WordAboutTexts): ContactDetails['preferredChannel'] {
  if (preferredChannel === 'phone') return 'phone';
  if (word === 'start') return 'text';
  if (preferredChannel !== 'text') return preferredChannel;
  return (email ?? '').trim() === '' ? 'letter' : 'email';
}

const detailsOf = ({ mobile, phone, email, preferredChannel, contactTimes, language, format }: Resident): ContactDetails =>
  ({ mobile, phone, email, preferredChannel, contactTimes, language, format });
