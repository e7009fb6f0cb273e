import { notYetDry, type Hazard, type HazardEvent } from '../model.ts';

type Drying = Extract<HazardEvent, { type: 'HazardCauseCoded' | 'HazardCheckedForDamp' | 'HazardWatched' }>;
type Data<Type extends HazardEvent['type']> = Extract<HazardEvent, { type: Type }>['data'];

/** Nothing is done of it, as when it was first told of. */
export const nothingDone = { summarySentAt: null, madeSafeAt: null, preventionBegunAt: null, preventionStartedAt: null, preventionFinishedAt: null } as const;

/** After something happened on the way from damp to dry. */
export function dryingOn(hazard: Hazard, event: Drying): Hazard {
  if (event.type === 'HazardCauseCoded') return { ...hazard, cause: event.data.cause };
  return event.type === 'HazardWatched' ? { ...hazard, watch: event.data } : afterCheck(hazard, event.data);
}

/** A dry wall counts for the check that was due; one that has to be made again has its new days. */
function afterCheck(hazard: Hazard, { result, at, occasion, again }: Data<'HazardCheckedForDamp'>): Hazard {
  const { watch } = hazard;
  if (watch === null) return result === 'dry' ? { ...hazard, checkedDryAt: at } : hazard;
  const rechecks = watch.rechecks.map((recheck) => (recheck.occasion !== occasion ? recheck : again !== undefined ? { ...recheck, ...again } : { ...recheck, foundDryAt: result === 'dry' ? at : null }));
  return { ...hazard, watch: { ...watch, rechecks } };
}

/** Damp again after all was done: as it was first told of, with what it was called and how often it has come back. */
export function anew(hazard: Hazard, { at, times }: Data<'HazardCameBack'>): Hazard {
  return {
    ...hazard, ...nothingDone, ...notYetDry, clocksFrom: at, cameBackAt: at, timesBack: times, triage: null, suspected: 'damp-and-mould', grade: 'significant', emergencyToldAt: null, emergencyFoundAt: null, downgrade: null,
    investigation: null, renewalAskedAt: null, accommodationOfferedAt: null, accommodationAnswer: null, move: null, answer: null, answerAttempts: 0, summary: null,
  };
}

/** What damp needs besides before it may be called fixed: fixed means dry. */
export function stillToProve({ triage, suspected, cause, checkedDryAt, ended }: Hazard): readonly StillToProve[] {
  if ((triage?.kind ?? suspected) !== 'damp-and-mould' || ended !== null) return [];
  return [...(cause === null ? ['why it happened' as const] : []), ...(checkedDryAt === null ? ['a check that it is dry' as const] : [])];
}

export type StillToProve = 'why it happened' | 'a check that it is dry';
