import { agree, refuse, type CaseContext, type Decision } from '../../casefile/index.ts';
import { addDays, dateInLondon, shortDate, type Instant, type PlainDate } from '../../clock/index.ts';
import { policyDue, type Due } from '../../law/index.ts';
import type { HistoryFacts, HistorySource } from '../model.ts';
import { possibleHazards } from '../problems.ts';
import type { RepairChange } from './context.ts';
import { carriedOverRule } from './triage.ts';

export interface ImportHistory {
  readonly type: 'ImportHistory';
  readonly facts: HistoryFacts;
  readonly source: HistorySource;
}

export type HistoryRefusal =
  | 'reported-in-the-future'
  | 'ended-in-the-future'
  | 'ended-before-reported'
  | 'target-before-reported'
  | 'target-too-far'
  | 'ended-without-outcome'
  | 'outcome-without-end'
  | 'answer-before-the-end'
  | 'more-no-access-than-visits';

/** A target further off than two years is a slip of the year, and so is one before the working days we know. */
const mostDaysAhead = 730;

/**
 * Takes over a repair from the system before, with one entry that says so. No clock or promise is made up: a repair that
 * is still open keeps the target it had, and what it could be of a danger is marked, since nobody here has looked.
 */
export function importHistory({ facts, source }: ImportHistory, context: CaseContext): Decision<HistoryRefusal, RepairChange> {
  const wrong = whatIsWrong(facts, context);
  if (wrong !== undefined) return refuse(wrong);
  const imported = { type: 'ImportedFromBefore', data: { ...facts, ...source } } as const;
  if (facts.endedAt !== null) return agree<RepairChange>({ events: [imported], file: { closedAt: facts.endedAt } });
  const { hazards, because } = possibleHazards(facts.problem, facts.words);
  return agree<RepairChange>({
    events: [imported, ...(hazards.length > 0 ? [{ type: 'PossibleHazardSeen', data: { hazards, because } } as const] : [])],
    set: facts.targetOn === null ? [] : [{ kind: 'policy', due: carriedOver(facts, facts.targetOn, context) }],
  });
}

function whatIsWrong(facts: HistoryFacts, context: CaseContext): HistoryRefusal | undefined {
  const { reportedAt, endedAt, targetOn } = facts;
  if (reportedAt > context.now) return 'reported-in-the-future';
  if (targetOn !== null && targetOn < dateInLondon(reportedAt)) return 'target-before-reported';
  if ((facts.noAccessVisits ?? 0) > (facts.visits ?? Number.MAX_SAFE_INTEGER)) return 'more-no-access-than-visits';
  return endedAt === null ? wrongWhileOpen(facts, context) : wrongInTheEnd({ ...facts, endedAt }, context);
}

function wrongWhileOpen({ targetOn, outcome, satisfied }: HistoryFacts, { today, calendar }: CaseContext): HistoryRefusal | undefined {
  if (targetOn !== null && (targetOn > addDays(today, mostDaysAhead) || targetOn < addDays(calendar.knownFrom, 31))) return 'target-too-far';
  if (outcome !== null) return 'outcome-without-end';
  return satisfied === null ? undefined : 'answer-before-the-end';
}

function wrongInTheEnd({ reportedAt, endedAt, outcome }: HistoryFacts & { readonly endedAt: Instant }, { now }: CaseContext): HistoryRefusal | undefined {
  if (endedAt > now) return 'ended-in-the-future';
  if (dateInLondon(endedAt) < dateInLondon(reportedAt)) return 'ended-before-reported';
  return outcome === null ? 'ended-without-outcome' : undefined;
}

/** The target as it was set before, whatever our own limits would have made of it. */
function carriedOver(facts: HistoryFacts, targetOn: PlainDate, context: CaseContext): Due {
  const reportedOn = dateInLondon(facts.reportedAt);
  const usual = policyDue({ id: carriedOverRule, duty: 'Complete the repair', limit: { workingDays: 1 }, countedFrom: 'it was reported' }, context.today, context.calendar);
  const because = `Carried over: the system before had promised it by ${shortDate(targetOn)}, as job ${facts.jobNumber}`;
  return { ...usual, countedFrom: reportedOn, dueOn: targetOn, because, steps: [] };
}
