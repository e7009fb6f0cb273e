import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { chooseAddress, type ContactDetails } from './choose-address.ts';

const home = '14 Larch House, Salford, M5 4WT';
const mobile = '07700900123';
const email = 'a.okafor@example.org';

const cases: [string, ContactDetails, string, string, boolean][] = [
  ['text first means a text', { preferredChannel: 'text', mobile, email }, 'text', mobile, false],
  ['text first without a mobile means an email', { preferredChannel: 'text', mobile: null, email }, 'email', email, false],
  ['text first with neither means a letter', { preferredChannel: 'text', mobile: null, email: null }, 'letter', home, false],
  ['email first means an email', { preferredChannel: 'email', mobile, email }, 'email', email, false],
  ['email first without an email means a text', { preferredChannel: 'email', mobile, email: '  ' }, 'text', mobile, false],
  ['a letter means a letter whatever else we know', { preferredChannel: 'letter', mobile, email }, 'letter', home, false],
  ['a call means a text and a call', { preferredChannel: 'phone', mobile, email }, 'text', mobile, true],
  ['a call without a mobile means an email and a call', { preferredChannel: 'phone', mobile: '', email }, 'email', email, true],
  ['a call to a landline means a letter and a call', { preferredChannel: 'phone', mobile: null, email: null }, 'letter', home, true],
  ['large print goes on paper', { preferredChannel: 'text', mobile, email, format: 'large print' }, 'letter', home, false],
  ['the standard format changes nothing', { preferredChannel: 'text', mobile, email, format: 'Standard' }, 'text', mobile, false],
];

describe('where a message goes', () => {
  for (const [what, details, channel, address, callToo] of cases) {
    test(what, () => assert.deepEqual(chooseAddress(details, home), { channel, address, callToo }));
  }
});
