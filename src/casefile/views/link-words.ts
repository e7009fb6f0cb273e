import type { LinkKind } from '../model.ts';

const words: Readonly<Record<LinkKind, readonly [fromHere: string, toHere: string]>> = {
  'caused-by': ['Caused by', 'Cause of'],
  'duplicate-of': ['Same as', 'Same as'],
  'follow-on-to': ['Follows on from', 'Followed on by'],
  'complaint-about': ['Complaint about', 'Complained about in'],
  'joined-to': ['Joined to', 'Joined by'],
  'same-problem-as': ['Same problem before', 'Same problem again'],
};

/** How one case stands to the other, said from either side. */
export function linkInWords(kind: string, isFromHere: boolean): string {
  const pair = Object.hasOwn(words, kind) ? words[kind as LinkKind] : (['Linked to', 'Linked from'] as const);
  return isFromHere ? pair[0] : pair[1];
}
