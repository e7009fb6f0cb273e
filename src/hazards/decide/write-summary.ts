import { refuse } from '../../casefile/index.ts';
import { unfitWordsIn } from '../../correspondence/index.ts';
import { addDays, dateInLondon, type Calendar, type PlainDate } from '../../clock/index.ts';
import type { Hazard, PromisedWork, SummaryWords } from '../model.ts';
import { happened, ifEnded, type HazardContext, type HazardDecision, type HazardRecord, type Refused } from './context.ts';
import { basisOfHazard, wantedClocks } from './clocks.ts';
import { dueOfDuty, rulesOf, type HazardDuty } from './duties.ts';

/** What was found, what is done about it by when, or why nothing: for another person to review. */
export interface WriteSummary extends SummaryWords {
  readonly type: 'WriteSummary';
}

/** Beyond this a promise is no promise, and one day bank holidays are not known yet. */
const furthestDays = 731;

export function writeSummary(record: HazardRecord, command: WriteSummary, context: HazardContext): HazardDecision {
  const refusal = ifEnded(record) ?? whyNotWritten(record) ?? whyNotSaid(record, command, context);
  if (refusal !== undefined) return refusal;
  const { type: _type, ...words } = command;
  const { file } = record.spine;
  const by = context.actor.name;
  const byId = context.actor.kind === 'staff' ? context.actor.id : null;
  const notices = [...new Set([file.ownerId, ...context.managers])].filter((id) => id !== byId)
    .map((staffId) => ({ staffId, words: `${file.reference}: ${by} wrote the summary for the resident. Somebody else reviews it before it goes` }));
  return happened(record, [{ type: 'HazardSummaryWritten', data: { ...words, summaryId: context.newId(), byId, by } }], { also: { notices }, context });
}

function whyNotWritten({ hazard }: HazardRecord): Refused | undefined {
  if (hazard.investigation === null) return refuse('not-investigated');
  if (hazard.summarySentAt !== null) return refuse('already-done');
  return hazard.summary?.state === 'approved' ? refuse('summary-on-its-way') : undefined;
}

/** What may be said and promised: asked when it is written, and again when it is approved, since days have passed. */
export function whyNotSaid(record: HazardRecord, words: SummaryWords, context: HazardContext): Refused | undefined {
  if (words.found === '') return refuse('words-missing');
  return whyNotWhole(record.hazard, words) ?? whyNotPromised(record, words, context) ?? whyUnfit(words);
}

/** Each work that the investigation asks for has its days; where it asks for none, it is said why. */
function whyNotWhole({ investigation, madeSafeAt, preventionFinishedAt }: Hazard, { safety, prevention, nothingBecause }: SummaryWords): Refused | undefined {
  if (investigation === null) return refuse('not-investigated');
  if (investigation.safetyWork !== '' && madeSafeAt === null && safety === null) return refuse('work-undated', { work: 'safety' });
  if (investigation.prevention !== '' && preventionFinishedAt === null && prevention === null) return refuse('work-undated', { work: 'prevention' });
  return safety === null && prevention === null && madeSafeAt === null && nothingBecause === '' ? refuse('reason-missing') : undefined;
}

function whyNotPromised(record: HazardRecord, { safety, prevention }: SummaryWords, context: HazardContext): Refused | undefined {
  const wrong = [['safety', safety], ['prevention', prevention]] as const;
  for (const [work, promised] of wrong) {
    const refusal = promised === null ? undefined : whyNotDated(work, promised, context);
    if (refusal !== undefined) return refusal;
  }
  const isOffered = record.hazard.accommodationOfferedAt !== null;
  return (safety === null || isOffered ? undefined : whyLate('safety', safety.doneBy, lastDayOf(record, toBeSafe, context.calendar), context))
    ?? (prevention === null ? undefined : whyLate('prevention', prevention.beginBy, lastDayOf(record, toHaveBegun, context.calendar), context));
}

function whyNotDated(work: string, { words, beginBy, doneBy }: PromisedWork, { today }: HazardContext): Refused | undefined {
  if (words === '') return refuse('work-undated', { work });
  if (doneBy < beginBy) return refuse('begins-after-it-ends', { work });
  if (doneBy < today) return refuse('date-has-passed', { work });
  return doneBy > addDays(today, furthestDays) ? refuse('date-too-far', { work }) : undefined;
}

/** Nothing is promised later than the law has it, while the law's own day is still to come. */
function whyLate(work: string, on: PlainDate, last: PlainDate | undefined, { today }: HazardContext): Refused | undefined {
  return last !== undefined && last >= today && on > last ? refuse('later-than-law', { work, last }) : undefined;
}

/** The last day of the first of these duties: of its clock that runs, else (a page reads no clocks) of the one that the record asks for. */
export function lastDayOf({ spine, hazard }: HazardRecord, duties: readonly HazardDuty[], calendar: Calendar): PlainDate | undefined {
  const running = spine.deadlines.find(({ rule }) => rulesOf(...duties).includes(rule));
  if (running !== undefined) return running.dueOn ?? (running.dueAt === null ? undefined : dateInLondon(running.dueAt));
  const wanted = wantedClocks(hazard).find(({ duty }) => duties.includes(duty));
  if (wanted === undefined) return undefined;
  const due = dueOfDuty(wanted.duty, { basis: basisOfHazard(hazard).basis, from: wanted.from }, calendar);
  return 'dueOn' in due ? due.dueOn : dateInLondon(due.dueAt);
}

export const toBeSafe = ['make-safe', 'emergency', 'emergency-found'] as const satisfies readonly HazardDuty[];
export const toHaveBegun = ['prevent-backstop'] as const satisfies readonly HazardDuty[];

/** The house's own lint: no blame, no promise without a day, everyday words. */
function whyUnfit({ found, safety, prevention, nothingBecause, stay }: SummaryWords): Refused | undefined {
  const parts = { found, safetyWords: safety?.words ?? '', preventionWords: prevention?.words ?? '', nothingBecause, stay };
  for (const [field, text] of Object.entries(parts)) {
    const [unfit] = unfitWordsIn(text);
    if (unfit !== undefined) return refuse('unfit-words', { field, found: unfit.found, instead: unfit.instead });
  }
  return undefined;
}

