import { agree, refuse, type Reference } from '../../casefile/index.ts';
import { dateInLondon, type Instant } from '../../clock/index.ts';
import { hazardKindsOn, type HazardKindId } from '../../law/index.ts';
import { hazardFrom, isInvestigated, stageOf } from '../evolve.ts';
import type { Awareness, AwarenessRoute, Hazard, HazardEvent, HazardPlace, PhotoSeal } from '../model.ts';
import { basisOfHazard, clocksAfter } from './clocks.ts';
import { happened, ifEnded, ifNotOurs, type HazardContext, type HazardDecision, type HazardRecord } from './context.ts';
import { cameBack } from './dry/came-back.ts';
import { triageClock } from './duties.ts';
import { tellReported } from './tell.ts';
import { lateAwarenessHours, whyNotThen } from './when.ts';

export interface ReportHazard {
  readonly type: 'ReportHazard';
  readonly told: Omit<Awareness, 'lateBecause'> & { readonly lateBecause: string };
  readonly place: HazardPlace;
  /** Why it is another than the one of its kind that is open there. */
  readonly anotherBecause?: string;
}

/** The same hazard told of again: more of it, or worse. */
export interface HearAgain {
  readonly type: 'HearAgain';
  readonly awareAt: Instant;
  readonly route: AwarenessRoute;
  readonly words: string;
  readonly saidEmergency: boolean;
  readonly reporterName: string;
  readonly lateBecause: string;
  /** The repair that told of the danger again, and whose hazard clocks end with it. */
  readonly fromRepair?: Reference;
}

/** What was photographed, added to what was told. */
export interface AddPhotos {
  readonly type: 'AddPhotos';
  readonly photos: readonly PhotoSeal[];
}

export function addPhotosToHazard(record: HazardRecord, { photos }: AddPhotos, context: HazardContext): HazardDecision {
  return ifEnded(record) ?? happened(record, [{ type: 'HazardPhotosAdded', data: { photos } }], { context });
}

/** Whether the rating system listed a kind on a day. */
export const isListedOn = (kind: HazardKindId, at: Instant): boolean => hazardKindsOn(dateInLondon(at)).some(({ id }) => id === kind);

/** A new hazard. The clocks count from when we became aware, whatever the form was called and whenever it was filled in. */
export function reportHazard({ told, place: { agreement, isSharedPlace }, anotherBecause = '' }: ReportHazard, context: HazardContext): HazardDecision {
  if (told.words === '') return refuse('words-missing');
  const wrong = whyNotThen({ at: told.awareAt, lateBecause: told.lateBecause }, lateAwarenessHours, context);
  if (wrong !== undefined) return wrong;
  const notOurs = ifNotOurs(context, told.awareAt);
  if (notOurs !== undefined) return notOurs;
  if (told.suspected !== null && !isListedOn(told.suspected, told.awareAt)) return refuse('kind-not-in-list');
  const { openAlready } = context;
  if (openAlready !== undefined && anotherBecause === '') return refuse('open-already', { reference: openAlready });
  const another = openAlready === undefined ? {} : { another: { than: openAlready, because: anotherBecause } };
  const enteredBy = context.actor.name;
  const event = { type: 'HazardReported', data: { ...told, agreement, isSharedPlace, lateBecause: told.lateBecause === '' ? null : told.lateBecause, enteredBy, ...another } } as const;
  const hazard = hazardFrom('' as never, event);
  const clocks = clocksAfter({ deadlines: [] }, hazard, { meets: [], context });
  return agree({
    events: [event],
    set: [...(clocks.set ?? []), ...triageClock(told, context)],
    file: { stage: stageOf(hazard), priority: hazard.grade },
    ...(context.canWrite ? { tell: [tellReported(hazard, context)] } : {}),
  });
}

/**
 * More is told of it. Clocks that run go on. Where the regulations did not run for it when it was first told, and do on the day
 * of this report, they run from this report. What was called fixed and is watched has come back. What a repair tells of as a danger,
 * after it was looked at or weighed as none, is looked at anew: the repair's clocks end, and this case's take their place.
 */
export function hearAgain(record: HazardRecord, command: HearAgain, context: HazardContext): HazardDecision {
  const { hazard } = record;
  const { awareAt, words, saidEmergency, lateBecause } = command;
  const ended = ifEnded(record);
  if (ended !== undefined) return ended;
  if (words === '') return refuse('words-missing');
  const wrong = whyNotThen({ at: awareAt, lateBecause }, lateAwarenessHours, context);
  if (wrong !== undefined) return wrong;
  const heard = heardOf(hazard, command);
  // Damp that comes back is a new report; more told of what is open is not.
  const notOurs = hazard.watch === null ? undefined : ifNotOurs(context, awareAt);
  if (notOurs !== undefined) return notOurs;
  if (hazard.watch !== null) return cameBack(record, { at: awareAt, how: 'report', words, saidEmergency, after: [heard] }, context);
  return happened(record, [heard], {
    also: { notices: [{ staffId: record.spine.file.ownerId, words: `${record.spine.file.reference}: told of again${saidEmergency ? ', as an emergency' : ''}`, isUrgent: saidEmergency }] },
    context,
  });
}

function heardOf(hazard: Hazard, { awareAt, route, words, saidEmergency, reporterName, lateBecause, fromRepair }: HearAgain): Extract<HazardEvent, { type: 'HazardHeardAgain' }> {
  const nowLaw = basisOfHazard(hazard).because === 'not-in-force-yet' && basisOfHazard({ ...hazard, clocksFrom: awareAt }).basis === 'law';
  const isBack = hazard.watch !== null;
  const isAnew = fromRepair !== undefined && !isBack && isSettled(hazard, awareAt);
  const clocksFrom = nowLaw || isBack || isAnew ? awareAt : hazard.clocksFrom;
  return { type: 'HazardHeardAgain', data: { awareAt, route, words, saidEmergency, reporterName, lateBecause: lateBecause === '' ? null : lateBecause, clocksFrom, ...(fromRepair === undefined ? {} : { fromRepair, isAnew }) } };
}

/** No clock to look at it runs for what was told then: it was weighed as neither, or looked at before; of an emergency, made safe as well. */
function isSettled(hazard: Hazard, toldAt: Instant): boolean {
  const { grade, investigation, madeSafeAt, clocksFrom } = hazard;
  if (investigation === null) return grade === 'neither' && toldAt > clocksFrom;
  return isInvestigated(hazard) && investigation.concludedAt < toldAt && (grade !== 'emergency' || madeSafeAt !== null);
}
