import type { Audience, SealRefusal } from '../model.ts';

/** "the Ombudsman". */
export const forWhom: Readonly<Record<Audience, string>> = { ombudsman: 'the Ombudsman', resident: 'the resident' };

export const refusalWords: Readonly<Record<SealRefusal, { readonly field: string; readonly words: string }>> = {
  'audience-missing': { field: 'audience', words: 'Choose whom it is for' },
  'reason-missing': { field: 'reason', words: 'Say why it leaves the house: it goes on the timeline' },
  'no-resident': { field: 'audience', words: 'No resident is named on this case, so there is nobody to make their copy for' },
};
