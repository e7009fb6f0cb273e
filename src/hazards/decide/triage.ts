import { refuse } from '../../casefile/index.ts';
import { hazardKind, type HazardKindId } from '../../law/index.ts';
import { evolve } from '../evolve.ts';
import { gradeByScale, graver, isLower, type Grade, type Hazard, type NeedsWeighed, type Nearness, type Severity, type Triage } from '../model.ts';
import { basisOfHazard } from './clocks.ts';
import { happened, ifEnded, type HazardContext, type HazardDecision, type HazardRecord, type HouseholdFacts, type Refused } from './context.ts';
import { triageRule } from './duties.ts';
import { recurrenceOf } from './dry/recurrence.ts';
import { isListedOn } from './report.ts';
import { proposedDowngrade } from './second-person.ts';
import { tellWeighed } from './tell.ts';

export interface TriageHazard {
  readonly type: 'TriageHazard';
  readonly kind: HazardKindId;
  readonly severity: Severity;
  readonly nearness: Nearness;
  readonly atGreaterRisk: boolean;
  /** Why the household's needs could not be asked; '' where they were. */
  readonly notAskedBecause: string;
  readonly grade: Grade;
  readonly rationale: string;
}

/**
 * Weighs it: kind, severity, who lives there. Needs that nobody asked about are asked first, or it is said why they could not
 * be; they are never read as none. What comes out lower than told, or than the scale proposes, waits for a second person.
 */
export function triageHazard(record: HazardRecord, command: TriageHazard, context: HazardContext): HazardDecision {
  const { hazard } = record;
  const { kind, severity, nearness, rationale, notAskedBecause } = command;
  const ended = ifEnded(record);
  if (ended !== undefined) return ended;
  if (rationale === '') return refuse('reason-missing');
  const wrongKind = whyNotThatKind(hazard, kind);
  if (wrongKind !== undefined) return wrongKind;
  const needs = needsWeighed(context.household, notAskedBecause);
  if (needs === undefined) return refuse('needs-not-asked', { notAsked: String(context.household.notAsked) });
  if (hazard.downgrade !== null) return refuse('downgrade-waits', { by: hazard.downgrade.by });
  // Whom nobody could ask may be the one whom it harms.
  const atGreaterRisk = command.atGreaterRisk || needs === 'could-not-be-asked';
  const proposed = gradeByScale({ severity, nearness, atGreaterRisk });
  const triage: Triage = { kind, severity, nearness, needs, notAskedBecause: notAskedBecause === '' ? null : notAskedBecause, atGreaterRisk, proposed, rationale };
  const floor = graver(hazard.grade, proposed);
  const grade = graver(command.grade, floor);
  const basis = basisOfHazard({ ...hazard, triage, grade });
  const triaged = { type: 'HazardTriaged', data: { ...triage, grade, ...basis } } as const;
  const asksSomebody = isLower(command.grade, floor) && command.grade !== 'emergency';
  const file = { title: `Hazard: ${hazardKind(kind).name.toLowerCase()}` };
  const again = recurrenceOf(kind === 'damp-and-mould' ? context.fixedBefore : undefined, hazard.awareAt, context.newId);
  const also = { meet: [triageRule], file, links: again.links };
  if (!asksSomebody) return happened(record, [triaged, ...again.events], { also, tell: tellWeighed(context), context });
  const weighed = { ...record, hazard: evolve(hazard, triaged) };
  const proposal = proposedDowngrade(weighed, { to: command.grade === 'significant' ? 'significant' : 'neither', reason: rationale, toldHow: '' }, context);
  return happened(record, [triaged, ...again.events, proposal.event], { also: { ...also, notices: proposal.notices }, set: proposal.set, context });
}

function whyNotThatKind(hazard: Hazard, kind: HazardKindId): Refused | undefined {
  if (!isListedOn(kind, hazard.clocksFrom)) return refuse('kind-not-in-list');
  return kind !== 'damp-and-mould' && isKnownDamp(hazard) ? refuse('damp-stays-damp') : undefined;
}

/**
 * Weighed as damp, or damp that came back: another kind would take it out of "fixed means dry", which nobody does alone. What was only
 * told of as damp is first weighed here.
 */
const isKnownDamp = ({ triage, cameBackAt }: Hazard): boolean => (triage === null ? cameBackAt !== null : triage.kind === 'damp-and-mould');

/** What is known of the needs; undefined while somebody is to be asked. */
function needsWeighed({ people, notAsked, isDeclared }: HouseholdFacts, notAskedBecause: string): NeedsWeighed | undefined {
  if (people === 0) return 'nobody-lives-there';
  if (notAsked > 0) return notAskedBecause === '' ? undefined : 'could-not-be-asked';
  return isDeclared ? 'declared' : 'none';
}
