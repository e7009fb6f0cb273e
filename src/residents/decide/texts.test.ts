import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Resident } from '../model.ts';
import { heedWordAboutTexts, wordAboutTexts } from './texts.ts';

describe('a text of one word', () => {
  const table: readonly (readonly [text: string, word: string | undefined])[] = [
    ['STOP', 'stop'], ['stop', 'stop'], [' Stop. ', 'stop'], ['STOPALL', 'stop'], ['stop all', 'stop'], ['Stop texts', 'stop'], ['UNSUBSCRIBE', 'stop'], ['End', 'stop'], ['QUIT!', 'stop'],
    ['START', 'start'], ['unstop', 'start'],
    ['STOP the leak', undefined], ['Please stop', undefined], ['The water will not stop', undefined], ['cancel', undefined], ['Cancel Tuesday', undefined], ['yes', undefined], ['', undefined], ['stop stop', undefined],
  ];
  for (const [text, word] of table) it(`“${text}” ${word === undefined ? 'is for somebody to read' : `is heeded: ${word}`}`, () => assert.equal(wordAboutTexts(text), word));
});

describe('what it changes on the record', () => {
  const resident = (differing: Partial<Resident>): Resident => ({ preferredChannel: 'text', mobile: '07700 900123', phone: null, email: null, contactTimes: null, language: 'English', format: 'standard', ...differing }) as Resident;
  const after = (differing: Partial<Resident>, word: 'stop' | 'start', isStopped: boolean, changedTheWay = true): readonly string[] =>
    heedWordAboutTexts(resident(differing), word, { isStopped, changedTheWay }).map((event) => (event.type === 'ContactDetailsChanged' ? `wants ${event.details.preferredChannel}` : event.type));

  const table: readonly (readonly [why: string, differing: Partial<Resident>, word: 'stop' | 'start', isStopped: boolean, changes: readonly string[]])[] = [
    ['who wants texts and has an email gets emails', { email: 'a@example.org' }, 'stop', false, ['TextsStopped', 'wants email']],
    ['who wants texts and has none gets letters', {}, 'stop', false, ['TextsStopped', 'wants letter']],
    ['who wants calls still does', { preferredChannel: 'phone' }, 'stop', false, ['TextsStopped']],
    ['who wants emails still does, and no text stands in for one', { preferredChannel: 'email', email: 'a@example.org' }, 'stop', false, ['TextsStopped']],
    ['said twice, it changes nothing', {}, 'stop', true, []],
    ['START brings texts back', { preferredChannel: 'letter' }, 'start', true, ['TextsStarted', 'wants text']],
    ['and leaves calls', { preferredChannel: 'phone' }, 'start', true, ['TextsStarted']],
    ['without a STOP before it, it changes nothing', {}, 'start', false, []],
  ];
  it('START changes nothing else where STOP had not', () => assert.deepEqual(after({ preferredChannel: 'email', email: 'a@example.org' }, 'start', true, false), ['TextsStarted']));

  for (const [why, differing, word, isStopped, changes] of table) it(why, () => assert.deepEqual(after(differing, word, isStopped), changes));
});
