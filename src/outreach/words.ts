import type { AskingChannel, Outcome, RecordApproach, Way } from './model.ts';

export const wayInWords: Readonly<Record<Way, string>> = { message: 'Message', call: 'Telephone', visit: 'Visit' };

export const outcomeInWords: Readonly<Record<Outcome, string>> = {
  'all well': 'All is well', 'damp found': 'Damp found', 'no answer': 'Nobody answered', 'would not': 'Would not say or let us in', 'moved out': 'Nobody lives there', 'called off': 'Called off',
};

export const resultInWords: Readonly<Record<RecordApproach['result'], string>> = { ...outcomeInWords, 'nobody answered': 'Nobody answered this time' };

export const channelInWords: Readonly<Record<AskingChannel, string>> = { phone: 'By telephone', visit: 'At the door', 'in person': 'In person elsewhere', text: 'By text', email: 'By email', letter: 'By letter', 'web page': 'By their link' };

export const stageInWords = { 'to-ask': 'To be asked', 'written-to': 'Written to, waits for an answer', done: 'Done' } as const;

/** What is usually said, until somebody writes it otherwise. */
export const usualScript = 'We are asking homes near you about damp and mould. Do you see any damp, mould, or water coming through, in any room or cupboard? Is any room hard to keep warm or dry? If so, we open a case today and tell you when we come.';

/** What is promised of each home. */
export const promiseInWords = 'Ask how the home is: damp, mould, water coming through';
