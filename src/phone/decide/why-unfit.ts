import type { VisitForPhone } from '../../repairs/index.ts';

/** Refusals that no change to the form mends: the visit is not what it was when the phone took it along. */
const noLongerFits: ReadonlySet<string> = new Set([
  'visit-not-open', 'case-is-closed', 'visit-not-reached',
  // Of a home that was sold, pulled down or handed back meanwhile.
  'home-has-ended',
  // Of a hazard.
  'investigated-meanwhile', 'checked-meanwhile', 'works-not-finished', 'not-damp',
  // Of an inspection.
  'already-inspected', 'had-a-hand-in-it', 'work-cannot-be-raised', 'promise-open',
]);

/** True when what was captured cannot be the outcome of its visit any more, so that a person must decide. */
export function isUnfit(refusal: string): boolean {
  return noLongerFits.has(refusal);
}

/** What happened to the visit meanwhile, in a sentence for whoever was at the door and for whoever decides. */
export function whyUnfit({ status, operativeName }: Pick<VisitForPhone, 'status' | 'operativeName'>, refusalWords: string): string {
  switch (status) {
    case 'moved':
      return 'The visit was moved to another time or another person after the phone had it.';
    case 'cancelled':
      return 'The visit was cancelled after the phone had it.';
    case 'done':
    case 'no-access':
      return `What came of ${operativeName}’s visit was recorded already.`;
    case 'missed':
      return `${operativeName}’s visit was recorded as missed.`;
    case 'booked':
      return refusalWords;
  }
}
