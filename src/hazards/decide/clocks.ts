import type { CaseChange, CaseContext, CaseRecord } from '../../casefile/index.ts';
import type { Instant } from '../../clock/index.ts';
import { isInvestigated, isToldSince } from '../evolve.ts';
import type { Basis, Hazard } from '../model.ts';
import { basisOf } from './basis.ts';
import type { OwnLimits } from '../model/own-limits.ts';
import { besideLawOfDuty, dueBesideLaw, dueOfDuty, everyRuleOf, hasOwnBesideLaw, hazardDuties, ruleOf, type HazardDuty } from './duties.ts';

export interface WantedClock {
  readonly duty: HazardDuty;
  readonly from: Instant;
}

/** The duties that wait for an act, as the record stands. Nothing pauses one: it goes when its act is recorded. */
export function wantedClocks(hazard: Hazard): readonly WantedClock[] {
  if (hazard.ended !== null) return [];
  return [...beforeInvestigating(hazard), ...afterInvestigating(hazard), ...renewed(hazard)];
}

function beforeInvestigating(hazard: Hazard): WantedClock[] {
  const { grade, clocksFrom, emergencyToldAt, investigation } = hazard;
  if (grade !== 'emergency' && (isToldSince(hazard) || (grade === 'significant' && investigation === null))) return [{ duty: 'investigate', from: clocksFrom }];
  if (grade !== 'emergency' || hazard.emergencyFoundAt !== null) return [];
  const from = emergencyToldAt ?? clocksFrom;
  const settled = isInvestigated(hazard) && hazard.madeSafeAt !== null;
  return [...(settled ? [] : [{ duty: 'emergency' as const, from }]), ...accommodation(hazard, 'accommodation-emergency', from)];
}

function afterInvestigating(hazard: Hazard): WantedClock[] {
  const { investigation, grade } = hazard;
  if (investigation === null) return [];
  const from = investigation.concludedAt;
  const works = grade === 'neither' ? [] : [...toMakeSafe(hazard, from), ...toPrevent(hazard, from)];
  return [...(hazard.summarySentAt === null ? [{ duty: 'summary' as const, from }] : []), ...works];
}

function toMakeSafe(hazard: Hazard, from: Instant): WantedClock[] {
  const { grade, emergencyFoundAt, madeSafeAt } = hazard;
  if (grade === 'significant') return [...(madeSafeAt === null ? [{ duty: 'make-safe' as const, from }] : []), ...accommodation(hazard, 'accommodation', from)];
  if (emergencyFoundAt === null) return [];
  return [...(madeSafeAt === null ? [{ duty: 'emergency-found' as const, from: emergencyFoundAt }] : []), ...accommodation(hazard, 'accommodation-emergency-found', emergencyFoundAt)];
}

/** Owed only while it is not safe and nothing was offered. */
function accommodation({ madeSafeAt, accommodationOfferedAt }: Hazard, duty: HazardDuty, from: Instant): WantedClock[] {
  return madeSafeAt === null && accommodationOfferedAt === null ? [{ duty, from }] : [];
}

function toPrevent({ investigation, preventionBegunAt, preventionStartedAt }: Hazard, from: Instant): WantedClock[] {
  if (investigation === null || investigation.prevention === '') return [];
  return [
    ...(preventionBegunAt === null ? [{ duty: 'prevent-begin' as const, from }] : []),
    ...(preventionStartedAt === null ? [{ duty: 'prevent-backstop' as const, from }] : []),
  ];
}

function renewed({ renewalAskedAt }: Hazard): WantedClock[] {
  return renewalAskedAt === null ? [] : [{ duty: 'renewed', from: renewalAskedAt }];
}

/** The basis of a hazard's clocks as it stands. */
export const basisOfHazard = (hazard: Hazard) =>
  basisOf({ ...hazard, kind: hazard.triage?.kind ?? hazard.suspected, awareAt: hazard.clocksFrom });

/** What clocks are worked out with. */
export interface ForClocks extends Pick<CaseContext, 'calendar'> {
  readonly own: readonly OwnLimits[];
}

/**
 * What a change does to the clocks: those that wait for an act are set, those that wait for none any more are taken away. One
 * that runs already is left alone, so that nothing makes it start again.
 */
export function clocksAfter(spine: Pick<CaseRecord, 'deadlines'>, after: Hazard, { meets, context }: { readonly meets: readonly HazardDuty[]; readonly context: ForClocks }): Pick<CaseChange, 'set' | 'meet' | 'withdraw'> {
  const wanted = wantedClocks(after).flatMap((clock) => rulesThatRun(clock, basisOfHazard(after).basis, context));
  const open = new Set(spine.deadlines.map(({ rule }) => rule));
  const meet = new Set(everyRuleOf(...meets));
  const stays = new Set(wanted.map(({ rule }) => rule));
  return {
    meet: [...meet].filter((rule) => !stays.has(rule)),
    withdraw: everyRuleOf(...hazardDuties).filter((rule) => open.has(rule) && !stays.has(rule) && !meet.has(rule)),
    set: wanted.filter(({ rule }) => !open.has(rule)).map(({ kind, due }) => ({ kind, due: due() })),
  };
}

/** The clock of a duty; and beside the law's, the landlord's own of the day it counts from. */
function rulesThatRun({ duty, from }: WantedClock, basis: Basis, { calendar, own }: ForClocks) {
  const beside = basis === 'law' && hasOwnBesideLaw(duty, { from, own });
  return [
    { rule: ruleOf(duty, basis), kind: basis, due: () => dueOfDuty(duty, { basis, from, own }, calendar) },
    ...(beside ? [{ rule: besideLawOfDuty(duty), kind: 'policy' as const, due: () => dueBesideLaw(duty, { from, own }, calendar) }] : []),
  ];
}
