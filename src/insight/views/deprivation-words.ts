import { countOf } from '../../clock/index.ts';
import { deprivationIndex } from '../../homes/index.ts';
import { tenthNotKnown } from '../deprivation/compare.ts';
import { isOfDeprivation, type DeprivationTotals } from '../deprivation/model.ts';
import type { AuditFilled, AuditGroup, AuditRow, SilenceSummary } from '../silence/model.ts';
import { auditStateInWords, besideWhat, filledBy } from './silence-words.ts';
import { rounded } from './words.ts';

/** A share, in a hundred. */
export const inHundred = (share: number): string => rounded(share * 100);

/** What a group of the audit is made of: homes that may be listed, or blocks that may be marked. */
export const unitOf = (by: AuditGroup): 'home' | 'block' => (by === 'deprivation-marked' || by === 'deprivation-marked-adjusted' ? 'block' : 'home');
export const flaggedWord = (by: AuditGroup): 'listed' | 'marked' => (unitOf(by) === 'block' ? 'marked' : 'listed');

/** “1, the most deprived”. */
export function groupName({ by, name }: { readonly by: AuditGroup; readonly name: string }): string {
  if (!isOfDeprivation(by)) return name;
  return name === '1' ? '1, the most deprived' : name === '10' ? '10, the least deprived' : name === tenthNotKnown ? 'Not known' : name;
}

export const isNotKnown = ({ by, name }: { readonly by: AuditGroup; readonly name: string }): boolean => isOfDeprivation(by) && name === tenthNotKnown;

/** How a group is beside all, in words. */
export function groupState(row: Pick<AuditRow, 'by' | 'place' | 'state'> & { readonly name: string }, filled: AuditFilled | undefined): string {
  if (isNotKnown(row)) return 'Not known, so not compared';
  if (!isOfDeprivation(row.by) || row.state === 'alike') return auditStateInWords(row, filled);
  const beside = besideWhat(row, filled) === 'the others' ? 'the others' : `all ${unitOf(row.by)}s`;
  return `${flaggedWord(row.by) === 'marked' ? 'Marked' : 'Listed'} ${row.state} than ${beside}`;
}

/** “120 of 2,310 homes whose tenth is known are listed, 5.2 in 100. …” */
export function deprivationOverall({ by, known, flagged, notKnown, notKnownFlagged, hiddenTenths, hidden }: DeprivationTotals): string {
  const unit = unitOf(by);
  const few = hiddenTenths === 0 ? '' : ` ${countOf(hiddenTenths, 'tenth')} of fewer than 10 ${unit}s, ${countOf(hidden, unit)} in all, ${hiddenTenths === 1 ? 'is' : 'are'} not shown.`;
  const unknown = notKnown === 0 ? '' : ` Of ${countOf(notKnown, unit)} it is not known; ${notKnownFlagged} of these ${notKnownFlagged === 1 ? 'is' : 'are'} ${flaggedWord(by)}.`;
  return `${flagged} of ${countOf(known, unit)} whose tenth is known are ${flaggedWord(by)}, ${inHundred(known > 0 ? flagged / known : 0)} in 100. “Far” is twice that share or more, or half or less, and more than chance explains for that tenth alone.${unknown}${few}`;
}

/** The groups that fill what is compared, if a few do. */
export const filledIn = (by: AuditGroup, { summary, totals }: { readonly summary: SilenceSummary | undefined; readonly totals: DeprivationTotals | undefined }): AuditFilled | undefined =>
  (isOfDeprivation(by) ? (totals?.filled ?? undefined) : filledBy(summary, by));

/** Where tenths come from and what they do not say. */
export const aboutTenths = `Tenths are of all small areas of England by the ${deprivationIndex.name} (${deprivationIndex.publisher}, published in September 2019), by the ${deprivationIndex.areas}: 1 holds the most deprived. It tells how an area of about 1,500 people is, and nothing of a household. It stands beside what was found: no list and no mark is made from it.`;

/** What a marked block is, and where it counts. */
export const aboutMarked = 'Blocks and streets are counted and not homes, for the homes of a block are marked together. Each counts where most of its homes are. Marked is hotspot or watch.';
