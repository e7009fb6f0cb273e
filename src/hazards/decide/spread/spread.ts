import { refuse, type PromiseId } from '../../../casefile/index.ts';
import { addDays, longDate, type PlainDate } from '../../../clock/index.ts';
import type { OpenedOfSpread, SpreadProposal } from '../../model.ts';
import { happened, ifEnded, type HazardChange, type HazardContext, type HazardDecision, type HazardRecord, type Refused } from '../context.ts';
import { isDamp } from '../dry/facts.ts';

/** Somebody looks there by a day; or it is told of as a hazard of its own at once. */
export interface AcceptSpread {
  readonly type: 'AcceptSpread';
  readonly proposalId: string;
  readonly as: 'visit' | 'hazard';
  readonly visitBy: PlainDate | null;
  readonly words: string;
  /** The case that was opened for it, in the same transaction. */
  readonly opened?: OpenedOfSpread;
}

export interface DeclineSpread {
  readonly type: 'DeclineSpread';
  readonly proposalId: string;
  readonly reason: string;
}

/** Somebody looked: nothing was found there, or it has a case of its own now. */
export interface RecordSpreadVisit {
  readonly type: 'RecordSpreadVisit';
  readonly proposalId: string;
  readonly found: 'nothing' | 'damp';
  readonly words: string;
  readonly opened?: OpenedOfSpread;
}

/** Longer than this is no answer to damp next door. */
const furthestVisitDays = 60;

/** Damp that an investigation confirms proposes to check what is near it. */
export function withSpread(change: HazardChange, { hazard }: HazardRecord, context: HazardContext): HazardChange {
  const investigated = change.events.find((event) => event.type === 'HazardInvestigated');
  const { near } = context.spread;
  if (investigated === undefined || investigated.data.found === 'neither' || !isDamp(hazard) || near.length === 0) return change;
  const places = near.map((place) => ({ ...place, id: context.newId() }));
  return { ...change, events: [...change.events, { type: 'HazardSpreadProposed', data: { places } }] };
}

const inState = ({ spread }: HazardContext, id: string, state: SpreadProposal['state']): SpreadProposal | undefined => spread.proposals.find((proposal) => proposal.id === id && proposal.state === state);

export function acceptSpread(record: HazardRecord, { proposalId, as, visitBy, words, opened }: AcceptSpread, context: HazardContext): HazardDecision {
  // A promise of a case that has ended would have nobody to keep it; all else is decided also after its end.
  const ended = as === 'visit' ? ifEnded(record) : undefined;
  if (ended !== undefined) return ended;
  const proposal = inState(context, proposalId, 'open');
  if (proposal === undefined) return refuse('no-such-proposal');
  if (words === '') return refuse('words-missing');
  if (as === 'hazard') return opened === undefined ? refuse('hazard-not-opened') : happened(record, [{ type: 'HazardSpreadDecided', data: { proposalId, state: 'hazard', reason: words, by: context.actor.name, opened } }], { context });
  const wrong = visitBy === null ? refuse('visit-day-missing') : whyNotBy(visitBy, context.today);
  if (wrong !== undefined || visitBy === null) return wrong ?? refuse('visit-day-missing');
  const promiseId = context.newId() as PromiseId;
  return happened(record, [{ type: 'HazardSpreadDecided', data: { proposalId, state: 'visit', reason: words, by: context.actor.name, visitBy, promiseId } }], {
    also: { promise: [{ id: promiseId, madeTo: 'whoever lives near', words: `We will look for damp ${proposal.side === 'block' ? 'in the shared parts of the block' : `in the home ${proposal.side} it`}, by ${longDate(visitBy, context.today)}`, dueOn: visitBy, keptBy: keptBySpread(proposalId) }] },
    context,
  });
}

const keptBySpread = (proposalId: string): string => `spread: ${proposalId}`;

function whyNotBy(visitBy: PlainDate, today: PlainDate): Refused | undefined {
  if (visitBy < today) return refuse('date-has-passed');
  return visitBy > addDays(today, furthestVisitDays) ? refuse('visit-too-far') : undefined;
}

export function declineSpread(record: HazardRecord, { proposalId, reason }: DeclineSpread, context: HazardContext): HazardDecision {
  if (inState(context, proposalId, 'open') === undefined) return refuse('no-such-proposal');
  if (reason === '') return refuse('reason-missing');
  return happened(record, [{ type: 'HazardSpreadDecided', data: { proposalId, state: 'declined', reason, by: context.actor.name } }], { context });
}

export function recordSpreadVisit(record: HazardRecord, { proposalId, found, words, opened }: RecordSpreadVisit, context: HazardContext): HazardDecision {
  if (inState(context, proposalId, 'visit') === undefined) return refuse('no-such-visit');
  if (words === '') return refuse('words-missing');
  if (found === 'damp' && opened === undefined) return refuse('hazard-not-opened');
  const settle = record.spine.promises.filter(({ keptBy }) => keptBy === keptBySpread(proposalId)).map(({ id }) => ({ id, outcome: 'kept' as const, reason: words }));
  const state = found === 'damp' ? 'hazard' : 'nothing found';
  return happened(record, [{ type: 'HazardSpreadDecided', data: { proposalId, state, reason: words, by: context.actor.name, ...(opened === undefined ? {} : { opened }) } }], { also: { settle }, context });
}
