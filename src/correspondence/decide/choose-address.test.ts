import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { chooseAddress, type ContactDetails, type MessageTask } from './choose-address.ts';

const home = '14 Larch House, Salford, M5 4WT';
const mobile = '07700900123';
const email = 'a.okafor@example.org';

const nothing: MessageTask[] = [];
const call: MessageTask[] = [{ kind: 'call', detail: '' }];
const reach: MessageTask[] = [{ kind: 'reach', detail: '' }];
const make = (detail: string): MessageTask[] => [{ kind: 'format', detail }];
const broken = (...addresses: ['text' | 'email' | 'letter', string][]) => addresses.map(([channel, address]) => ({ channel, address }));

const cases: [string, ContactDetails, string, string, MessageTask[]][] = [
  ['text first means a text', { preferredChannel: 'text', mobile, email }, 'text', mobile, nothing],
  ['text first without a mobile means an email', { preferredChannel: 'text', mobile: null, email }, 'email', email, nothing],
  ['text first with neither means a letter', { preferredChannel: 'text', mobile: null, email: null }, 'letter', home, nothing],
  ['email first means an email', { preferredChannel: 'email', mobile, email }, 'email', email, nothing],
  ['email first without an email means a text', { preferredChannel: 'email', mobile, email: '  ' }, 'text', mobile, nothing],
  ['a letter means a letter whatever else we know', { preferredChannel: 'letter', mobile, email }, 'letter', home, nothing],
  ['a call means a text and a call', { preferredChannel: 'phone', mobile, email }, 'text', mobile, call],
  ['a call without a mobile means an email and a call', { preferredChannel: 'phone', mobile: '', email }, 'email', email, call],
  ['a call to a landline means a letter and a call', { preferredChannel: 'phone', mobile: null, email: null }, 'letter', home, call],
  ['large print goes on paper', { preferredChannel: 'text', mobile, email, format: 'large print' }, 'letter', home, nothing],
  ['easy read goes on paper, and somebody has to make it', { preferredChannel: 'text', mobile, email, format: 'easy read' }, 'letter', home, make('easy read')],
  ['braille goes on paper, and somebody has to make it', { preferredChannel: 'text', mobile, email, format: 'braille' }, 'letter', home, make('braille')],
  ['a video comes beside the text they asked for', { preferredChannel: 'text', mobile, email, format: 'BSL video' }, 'text', mobile, make('bsl video')],
  ['a number that does not work is left for the email', { preferredChannel: 'text', mobile, email, notWorking: broken(['text', mobile]) }, 'email', email, nothing],
  ['neither works: a letter', { preferredChannel: 'text', mobile, email, notWorking: broken(['text', mobile], ['email', email]) }, 'letter', home, nothing],
  ['an old number that did not work says nothing of the new one', { preferredChannel: 'text', mobile, email, notWorking: broken(['text', '07700900999']) }, 'text', mobile, nothing],
  ['letters come back too: the letter goes, and somebody has to find another way', { preferredChannel: 'letter', mobile, email, notWorking: broken(['letter', home]) }, 'letter', home, reach],
  ['the standard format changes nothing', { preferredChannel: 'text', mobile, email, format: 'Standard' }, 'text', mobile, nothing],
];

describe('where a message goes', () => {
  for (const [what, details, channel, address, tasks] of cases) {
    test(what, () => assert.deepEqual(chooseAddress(details, home), { channel, address, tasks }));
  }
});
