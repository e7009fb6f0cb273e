import type { ResidentRefusal } from '../decide.ts';
import type { Channel, ConsentBasis } from '../model.ts';

export const channelWords: Readonly<Record<Channel, string>> = { text: 'Text', email: 'Email', phone: 'Phone call', letter: 'Letter' };

export const consentWords: Readonly<Record<ConsentBasis, string>> = {
  'explicit consent': 'The person agreed to us holding it',
  'reasonable adjustments': 'We must, to make reasonable adjustments',
  safeguarding: 'To keep a child or an adult at risk safe',
  'to protect life': 'To protect somebody’s life',
};

/** What a refusal says, and beside which field. */
export const refusalWords: Readonly<Record<ResidentRefusal, { readonly field: string; readonly words: string }>> = {
  'declared-without-a-need': { field: 'kind', words: 'Say at least one need, or choose "No, nobody has"' },
  'none-while-needs-remain': { field: 'answer', words: 'Tick every need that no longer applies, or choose "Yes"' },
  'no-such-need': { field: 'answer', words: 'A need on this page has ended meanwhile. Look again at what is there now' },
  'preferred-channel-without-an-address': { field: 'preferredChannel', words: 'Give the number or address for the way they want to be reached' },
  'no-consent-to-withdraw': { field: 'source', words: 'We hold nothing about needs because they agreed to it' },
  'nothing-changed': { field: '', words: 'Nothing was changed' },
};

/** What happened to a record, in the words of its list of changes. */
export const changeWords: Readonly<Record<string, string>> = {
  PersonImported: 'Brought in from a file',
  PersonCorrected: 'Name or date of birth corrected from a file',
  TenancyChanged: 'Tenancy changed from a file',
  NeedsConfirmed: 'Household needs confirmed',
  NeedAdded: 'A need added',
  NeedEnded: 'A need ended',
  ConsentWithdrawn: 'Consent withdrawn: what was held by it was removed',
  PersonAdded: 'Added by hand',
  ContactDetailsChanged: 'Contact details changed',
};
