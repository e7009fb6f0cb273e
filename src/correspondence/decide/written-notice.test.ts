import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { london } from '../../../test/builders/times.ts';
import { englandAndWales } from '../../clock/index.ts';
import { noticeThatStands, type ToldOf, type WrittenNotice } from './written-notice.ts';

const text = (differing: Partial<ToldOf> = {}): ToldOf => ({ messageId: 'text', channel: 'text', transport: 'notify', status: 'sent', settledAt: london('2026-11-23 09:00'), ...differing });
const email = (differing: Partial<ToldOf> = {}): ToldOf => text({ messageId: 'email', channel: 'email', transport: 'smtp', settledAt: london('2026-11-23 11:00'), ...differing });
const letter = (differing: Partial<ToldOf> = {}): ToldOf => text({ messageId: 'letter', channel: 'letter', transport: 'print', settledAt: london('2026-11-23 16:00'), ...differing });
const stands = ({ messageId, channel, transport, settledAt }: ToldOf, countsFrom: string): WrittenNotice => ({ stands: true, messageId, channel, transport, sentAt: settledAt ?? london(countsFrom), countsFrom: london(countsFrom) });

const cases: readonly (readonly [what: string, told: readonly ToldOf[], expected: WrittenNotice])[] = [
  ['nothing was written', [], { stands: false, because: 'nobody wrote' }],
  ['a text counts from when it was taken, and not from when it was written', [text()], stands(text(), '2026-11-23 09:00')],
  ['one still in the queue counts for nothing', [text({ status: 'queued', settledAt: null })], { stands: false, because: 'not sent yet' }],
  ['nor one on its way out', [text({ status: 'sending', settledAt: null })], { stands: false, because: 'not sent yet' }],
  ['nor one that came back', [text({ status: 'failed' })], { stands: false, because: 'came back' }],
  ['nor one of which nobody knows', [text({ status: 'uncertain' })], { stands: false, because: 'not known' }],
  ['nor a letter that lies in the print queue', [letter({ status: 'to print', settledAt: null })], { stands: false, because: 'not posted yet' }],
  ['what went another way counts from there on', [text({ status: 'failed' }), email()], stands(email(), '2026-11-23 11:00')],
  ['a reminder counts where the first word came back', [text({ status: 'failed' }), email({ status: 'failed' }), text({ messageId: 'reminder', settledAt: london('2026-11-25 09:00') })], stands(text({ messageId: 'reminder', settledAt: london('2026-11-25 09:00') }), '2026-11-25 09:00')],
  ['the first of several that arrived', [email(), text()], stands(text(), '2026-11-23 09:00')],
  ['a letter counts when the second working day after its posting has ended', [letter()], stands(letter(), '2026-11-26 00:00')],
  ['posted on a Friday it counts from Wednesday', [letter({ settledAt: london('2026-11-27 16:00') })], stands(letter({ settledAt: london('2026-11-27 16:00') }), '2026-12-02 00:00')],
  ['over Christmas no post comes', [letter({ settledAt: london('2026-12-24 10:00') })], stands(letter({ settledAt: london('2026-12-24 10:00') }), '2026-12-31 00:00')],
  ['given to GOV.UK Notify it is posted a working day later', [letter({ transport: 'notify' })], stands(letter({ transport: 'notify' }), '2026-11-27 00:00')],
  ['an email after the letter may count before it', [letter(), email({ settledAt: london('2026-11-24 09:00') })], stands(email({ settledAt: london('2026-11-24 09:00') }), '2026-11-24 09:00')],
];

describe('the written notice that stands', () => {
  for (const [what, told, expected] of cases) test(what, () => assert.deepEqual(noticeThatStands(told, englandAndWales), expected));
});
