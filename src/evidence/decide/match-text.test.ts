import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { numberKey } from '../../platform/number-key.ts';
import { caseOfText, receivedTextIn, type CaseOfNumber } from './match-text.ts';

const aCase = (reference: string, differing: Partial<CaseOfNumber> = {}): CaseOfNumber => ({ id: reference, reference, isOpen: true, textedAt: null, ...differing });
const tap = aCase('REP-2026-00412');
const damp = aCase('HAZ-2026-00007');

describe('which case a text is about', () => {
  const texted = '2026-11-20T10:00:00.000Z';
  const cases: [why: string, cases: readonly CaseOfNumber[], words: string, meant: string | undefined, isSure: boolean, people?: number][] = [
    ['the one open case of the one person with the number', [tap], 'It is still dripping', 'REP-2026-00412', true],
    ['the one that it names, of two', [tap, damp], 'About rep 2026 412: still dripping', 'REP-2026-00412', true],
    ['nobody’s, where nobody has the number', [], 'Hello', undefined, false],
    ['for a person to say, where two are open', [tap, damp], 'Any news?', undefined, false],
    ['perhaps the one we last texted about, where two are open', [tap, { ...damp, textedAt: texted }], 'Yes, Tuesday is fine', 'HAZ-2026-00007', false],
    ['perhaps theirs, where two people share the phone', [tap, aCase('REP-2026-00500', { isOpen: false })], 'Still dripping', 'REP-2026-00412', false, 2],
    ['perhaps theirs, where somebody without a case shares the phone', [tap], 'Still dripping', 'REP-2026-00412', false, 2],
    ['perhaps a closed one that we texted about', [{ ...tap, isOpen: false, textedAt: texted }], 'It has come back', 'REP-2026-00412', false],
    ['perhaps a closed one that it names', [{ ...tap, isOpen: false }], 'REP-2026-00412 has come back', 'REP-2026-00412', false],
    ['not another’s, whatever it names', [tap], 'REP-2026-00999 is mine', undefined, false],
  ];
  for (const [why, of, words, meant, isSure, people = 1] of cases) it(`is ${why}`, () => {
    const match = caseOfText({ cases: of, people }, words);
    assert.deepEqual([match?.found.reference, match?.isSure ?? false], [meant, isSure]);
  });
});

describe('a number', () => {
  for (const written of ['07700 900123', '+44 7700 900123', '447700900123', '0044 7700-900123', '+44 (0)7700 900123', '(07700) 900123']) it(`is the same written ${written}`, () => assert.equal(numberKey(written), '447700900123'));
  it('of another country is another number', () => assert.deepEqual(['+1 770 234 5678', '07702 345678'].map(numberKey), ['17702345678', '447702345678']));
  for (const none of ['', '60006', 'HOMES', '٠٧٧٠٠']) it(`is none: "${none}"`, () => assert.equal(numberKey(none), undefined));
});

describe('what Notify hands over', () => {
  const sent = { id: '0199c0de-0000-7000-8000-00000000000a', source_number: '447700900123', destination_number: '07700900100', message: ' Still\u0000 dripping 😀 ', date_received: '2026-11-23T09:30:00.000000Z' };
  it('is read, without what no database keeps', () => assert.deepEqual(receivedTextIn(sent), { id: sent.id, from: '447700900123', to: '07700900100', words: 'Still dripping 😀' }));
  it('may have no words', () => assert.equal(receivedTextIn({ ...sent, message: '' })?.words, ''));
  it('is kept to 5,000 characters and never cut within one', () => assert.ok(receivedTextIn({ ...sent, message: `${'a'.repeat(4999)}😀 and more` })?.words.isWellFormed()));
  const wrong: [string, unknown][] = [
    ['nothing', undefined], ['a word', 'text'], ['a list', [sent]], ['no id', { ...sent, id: undefined }], ['an id that is none', { ...sent, id: '../1' }], ['a number for words', { ...sent, message: 7 }],
    ['no sender', { ...sent, source_number: null }], ['a sender that is no number of a phone', { ...sent, source_number: '4'.repeat(31) }], ['a number of ours that is none', { ...sent, destination_number: '60006' }],
  ];
  for (const [why, news] of wrong) it(`is no text: ${why}`, () => assert.equal(receivedTextIn(news), undefined));
});
