import type { Answers } from './answers.ts';

/** More than any report that can be sent; what is longer is not kept. In characters of all answers as JSON, of which none is more than three bytes. */
export const longestKept = 9000;

/**
 * Whether these answers may be kept for later. Whoever said that somebody is in danger is not offered it: who waits for
 * what we have not seen must not believe that help is on its way.
 */
export function mayKeepForLater(answers: Answers): 'yes' | 'in danger' | 'too long' {
  if (answers.danger !== 'no') return 'in danger';
  return JSON.stringify(answers).length > longestKept ? 'too long' : 'yes';
}
