import type { ResidentRefusal } from '../decide.ts';
import type { Channel, ConsentBasis } from '../model.ts';

export const capital = (words: string): string => words.replace(/^./, (first) => first.toUpperCase());

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
  'representative-out-of-reach': { field: 'phone', words: 'Give a phone number or an email address for them' },
  'representative-until-past': { field: 'until', words: 'The last day must be today or later' },
  'best-interests-without-why': { field: 'agreedWords', words: 'Say who decided that it is in their best interests, and why' },
  'same-representative': { field: 'name', words: 'Somebody of this name acts for them already. End that first, where what was agreed has changed' },
  'no-such-representative': { field: 'representative', words: 'Nobody of these acts for them now. Look again at who does' },
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
  TextsStopped: 'They texted STOP: no texts from us',
  TextsStarted: 'They texted START: texts again',
  RepresentativeAdded: 'Somebody acts for them',
  RepresentativeEnded: 'Somebody acts for them no longer',
};
