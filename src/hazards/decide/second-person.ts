import { refuse, type CaseChange, type NewNotice } from '../../casefile/index.ts';
import { isLower, keptByReturn, type DowngradeTarget, type HazardEvent, type ProposedDowngrade } from '../model.ts';
import { happened, ifEnded, type HazardContext, type HazardDecision, type HazardRecord, type Refused } from './context.ts';
import { isAway } from './moves.ts';
import { dueOfOurs, secondPersonRule, triageRule } from './duties.ts';
import { tellWeighed } from './tell.ts';

export interface ProposeDowngrade {
  readonly type: 'ProposeDowngrade';
  readonly to: DowngradeTarget;
  readonly reason: string;
  /** How the resident was told, where it ends the case as no hazard. */
  readonly toldHow: string;
}

export interface AgreeToDowngrade {
  readonly type: 'AgreeToDowngrade';
}

export interface DeclineDowngrade {
  readonly type: 'DeclineDowngrade';
  readonly reason: string;
}

interface Proposal {
  readonly event: Extract<HazardEvent, { type: 'HazardDowngradeProposed' }>;
  readonly set: NonNullable<CaseChange['set']>;
  readonly notices: readonly NewNotice[];
}

/** What one person proposes: the graver clocks run on until somebody else agrees. */
export function proposedDowngrade({ spine: { file } }: HazardRecord, { to, reason, toldHow }: Omit<ProposedDowngrade, 'byId' | 'by'>, context: HazardContext): Proposal {
  const by = context.actor.name;
  const due = dueOfOurs('second-person', { from: context.now, own: context.own }, context.calendar);
  return {
    event: { type: 'HazardDowngradeProposed', data: { byId: staffIdOf(context), by, to, reason, toldHow } },
    set: [{ kind: 'policy', due }],
    notices: [...new Set([file.ownerId, ...context.managers])].map((staffId) => ({ staffId, words: `${file.reference}: ${by} proposes that it is ${targetInWords[to]}. Somebody else decides` })),
  };
}

export const targetInWords: Readonly<Record<DowngradeTarget, string>> = { significant: 'significant and no emergency', neither: 'neither an emergency nor significant', 'not-a-hazard': 'no hazard' };

/** Proposes less than was recorded, or that it is no hazard at all. */
export function proposeDowngrade(record: HazardRecord, command: ProposeDowngrade, context: HazardContext): HazardDecision {
  const refusal = ifEnded(record) ?? whyNotLower(record, command);
  if (refusal !== undefined) return refusal;
  if (record.hazard.downgrade !== null) return refuse('downgrade-waits', { by: record.hazard.downgrade.by });
  const { event, set, notices } = proposedDowngrade(record, command, context);
  return happened(record, [event], { also: { notices }, set, context });
}

function whyNotLower({ hazard, spine }: HazardRecord, { to, reason, toldHow }: Pick<ProposedDowngrade, 'to' | 'reason' | 'toldHow'>): Refused | undefined {
  if (to !== 'not-a-hazard' && !isLower(to, hazard.grade)) return refuse('nothing-lower', { grade: hazard.grade });
  if (reason === '') return refuse('reason-missing');
  if (to !== 'not-a-hazard') return undefined;
  // It would end the case, and with it what was promised to a household that is in a hotel.
  if (isAway(hazard.move)) return refuse('promise-open', { promises: spine.promises.filter(({ keptBy }) => keptBy === keptByReturn).map(({ words }) => words).join('; ') });
  if (hazard.investigation !== null && hazard.summarySentAt === null) return refuse('summary-owed');
  return toldHow === '' ? refuse('resident-not-told') : undefined;
}

/** The second person stands to the rules as the first did: what has happened since may forbid it. */
export function agreeToDowngrade(record: HazardRecord, _command: AgreeToDowngrade, context: HazardContext): HazardDecision {
  const { downgrade } = record.hazard;
  const ended = ifEnded(record);
  if (ended !== undefined) return ended;
  if (downgrade === null) return refuse('no-downgrade-proposed');
  if (downgrade.byId === null || downgrade.byId === staffIdOf(context)) return refuse('second-person-needed');
  const refusal = whyNotLower(record, downgrade);
  if (refusal !== undefined) return refusal;
  const { to, reason, by, toldHow } = downgrade;
  const isEnd = to === 'not-a-hazard';
  return happened(record, [{ type: 'HazardDowngraded', data: { to, proposedBy: by, agreedBy: context.actor.name, reason } }], {
    also: {
      meet: [secondPersonRule, ...(isEnd ? [triageRule] : [])],
      ...(isEnd ? { file: { closedAt: context.now }, contacts: [{ direction: 'out' as const, channel: 'phone' as const, words: `Told that it is no hazard: ${toldHow}`, residentId: null }], settle: record.spine.promises.map(({ id }) => ({ id, outcome: 'withdrawn' as const, reason: `It is no hazard: ${reason}` })) } : {}),
    },
    tell: isEnd ? () => ({ template: 'hazard-ruled-out', reason }) : tellWeighed(context),
    context,
  });
}

export function declineDowngrade(record: HazardRecord, { reason }: DeclineDowngrade, context: HazardContext): HazardDecision {
  const { hazard, spine } = record;
  const ended = ifEnded(record);
  if (ended !== undefined) return ended;
  if (hazard.downgrade === null) return refuse('no-downgrade-proposed');
  if (reason === '') return refuse('reason-missing');
  return happened(record, [{ type: 'HazardDowngradeDeclined', data: { by: context.actor.name, reason } }], {
    also: { meet: [secondPersonRule], notices: [{ staffId: spine.file.ownerId, words: `${spine.file.reference}: it stays as grave as it was: ${reason}` }] },
    ...(hazard.triage === null ? {} : { tell: tellWeighed(context) }),
    context,
  });
}

const staffIdOf = ({ actor }: HazardContext) => (actor.kind === 'staff' ? actor.id : null);
