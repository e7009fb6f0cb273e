import { refuse, whatStopsClosing, type CaseChange, type PromiseId } from '../../../casefile/index.ts';
import { addDays, dateInLondon, longDate, type Instant, type PlainDate } from '../../../clock/index.ts';
import type { MeterReading } from '../../../repairs/index.ts';
import { evolve, stillToDo, type StillToDo } from '../../evolve.ts';
import { isKeptByCheck, keptByCheck, type CheckDays, type CheckFromPhone, type CheckOccasion, type CheckResult, type DryCheck, type Happened, type HazardEvent, type PhotoSeal, type WhoWasThere } from '../../model.ts';
import { tellThoseInCharge } from '../resident.ts';
import { tellClosed } from '../tell.ts';
import { happened, ifEnded, type HazardContext, type HazardDecision, type HazardRecord, type Refused } from '../context.ts';
import { lateWords, whyNotAfter } from '../when.ts';
import { cameBack } from './came-back.ts';
import { isDamp } from './facts.ts';
import { nextRecheck, recheckTimes, triedAgain, winterFrom } from './schedule.ts';

export interface RecordDryCheck extends Happened, WhoWasThere {
  readonly type: 'RecordDryCheck';
  readonly result: CheckResult;
  readonly words: string;
  readonly readings: readonly MeterReading[];
  /** When nobody was in: the day on which somebody tries again. */
  readonly againOn: PlainDate | null;
  readonly photos?: readonly PhotoSeal[];
  /** Of what was written down where there was no signal. */
  readonly fromPhone?: CheckFromPhone;
}

/** Which check is next: the one after the works, or the first of those promised that has not found it dry. */
export const occasionOf = ({ hazard: { watch } }: HazardRecord): CheckOccasion => (watch === null ? 'after the works' : (nextRecheck(watch.rechecks)?.occasion ?? 'next winter'));

/** Which look is awaited, told from every other of the case: the same until somebody has looked, or it is begun anew. */
export function awaitedCheck({ hazard: { watch, checkedDryAt, cameBackAt } }: HazardRecord): string {
  const due = watch === null ? undefined : nextRecheck(watch.rechecks);
  return due?.promiseId ?? ['after the works', checkedDryAt ?? '', cameBackAt ?? ''].join(' ').trim();
}

/**
 * Somebody who did not do the work looked and measured. Dry, it counts for the check that was due; damp, everything begins again
 * from that moment; where nobody was in it is tried again, and never an ending.
 */
export function recordDryCheck(record: HazardRecord, command: RecordDryCheck, context: HazardContext): HazardDecision {
  const occasion = occasionOf(record);
  const refusal = ifEnded(record) ?? whyNotAwaited(record, command) ?? whyNotChecked(record) ?? whyNotByThem(record, command, context) ?? whyNotSo(record, command, context);
  if (refusal !== undefined) return refusal;
  const { result, at, words } = command;
  const again = againAfter(record, command, context);
  const checked = { type: 'HazardCheckedForDamp', data: { ...checkOf(command, occasion, context), ...lateWords(command), ...(again === undefined ? {} : { again }) } } as const;
  const settle = settled(record, occasion, again === undefined ? (result === 'nobody in' ? 'moved' : 'kept') : 'moved', words);
  if (result === 'damp') return cameBack(record, { at, how: 'check', words, before: [checked], settle }, context);
  const promise = again === undefined ? [] : [{ id: again.promiseId, madeTo: 'the resident', words: againWords(again, context.today), dueOn: again.dueOn, keptBy: keptByCheck(occasion) }];
  const ended = endOfWatch(record, checked);
  if (ended === undefined) return happened(record, [checked], { also: { settle, promise }, context, at });
  if (whatStopsClosing(record.spine, promisedChecks(record).map(({ id }) => id)) === undefined) return happened(record, [checked, ended], { also: { settle, file: { closedAt: context.now } }, tell: tellClosed(context), context, at });
  return happened(record, [checked], { also: { settle, notices: tellThoseInCharge(record, context, 'it has stayed dry, but a promise or a repair of it is open: close it when that is done') }, context, at });
}

function checkOf({ result, at, words, readings, photos, presence, signature, fromPhone }: RecordDryCheck, occasion: CheckOccasion, { actor, newId }: HazardContext): DryCheck {
  return { checkId: newId(), occasion, result, at, words, readings, by: actor.name, ...(photos === undefined ? {} : { photos }), ...(presence === undefined ? {} : { presence }), ...(signature === undefined ? {} : { signature }), ...(fromPhone === undefined ? {} : { phone: fromPhone.times }) };
}

const againWords = ({ dueOn }: CheckDays, today: PlainDate): string => `We will come again to measure whether it is dry, by ${longDate(dueOn, today)}`;

type Checked = Extract<HazardEvent, { type: 'HazardCheckedForDamp' }>;

/** It has stayed dry: closed with the ending on which it was watched. */
function endOfWatch({ hazard }: HazardRecord, checked: Checked): Extract<HazardEvent, { type: 'HazardClosed' }> | undefined {
  const { watch } = evolve(hazard, checked);
  return watch === null || nextRecheck(watch.rechecks) !== undefined ? undefined : { type: 'HazardClosed', data: { ending: watch.ending, words: watch.words } };
}

function settled({ spine }: HazardRecord, occasion: CheckOccasion, outcome: 'kept' | 'moved', reason: string): NonNullable<CaseChange['settle']> {
  return spine.promises.filter(({ keptBy }) => keptBy === keptByCheck(occasion)).map(({ id }) => ({ id, outcome, reason }));
}

/** The same check once more: nobody was in, or what was dry in March says nothing of the winter. */
function againAfter(record: HazardRecord, { result, againOn, at }: RecordDryCheck, context: HazardContext): (CheckDays & { readonly promiseId: PromiseId }) | undefined {
  const { watch } = record.hazard;
  const due = watch === null ? undefined : nextRecheck(watch.rechecks);
  const day = dateInLondon(at);
  const days = result === 'nobody in' && againOn !== null ? triedAgain(due ?? { notBefore: againOn, dueOn: againOn, until: null }, againOn) : result === 'dry' && due !== undefined && due.until !== null && day > due.until ? winterFrom(day) : undefined;
  return days === undefined ? undefined : { ...days, promiseId: context.newId() as PromiseId };
}

const whyNotByThem = (record: HazardRecord, command: RecordDryCheck, context: HazardContext): Refused | undefined =>
  hadAHand(record, context) ? refuse('had-a-hand-in-it') : whyNotAfter(record, command, context, sinceWhen(record.hazard));

const whyNotAwaited = (record: HazardRecord, { fromPhone }: RecordDryCheck): Refused | undefined =>
  fromPhone !== undefined && fromPhone.knewOf !== awaitedCheck(record) ? refuse('checked-meanwhile') : undefined;

/** Why nobody can record a check now. */
export function whyNotChecked({ hazard }: HazardRecord): Refused | undefined {
  if (!isDamp(hazard)) return refuse('not-damp');
  if (hazard.watch === null && hazard.checkedDryAt !== null) return refuse('already-done');
  const left = hazard.watch === null ? worksLeft(hazard) : [];
  if (left.length > 0) return refuse('works-not-finished', { what: left.join(', ') });
  return undefined;
}

const beforeACheck: ReadonlySet<StillToDo> = new Set(['how grave it is', 'investigation', 'renewed investigation', 'making it safe', 'preventative work']);
const worksLeft = (hazard: HazardRecord['hazard']): readonly string[] => stillToDo(hazard).filter((one) => beforeACheck.has(one));

/** A check says something only of what was finished before it. */
export function sinceWhen({ watch, madeSafeAt, preventionFinishedAt }: HazardRecord['hazard']): Instant | undefined {
  if (watch !== null) return watch.since;
  return [madeSafeAt, preventionFinishedAt].filter((at) => at !== null).toSorted().at(-1);
}

/** Whoever did the work never checks it; whoever said what it needed does so only later, when it is called fixed. */
function hadAHand({ hazard: { watch } }: HazardRecord, { actor, dry }: HazardContext): boolean {
  if (actor.kind !== 'staff') return false;
  return dry.didTheWork.includes(actor.id) || (watch === null && dry.judgedIt.includes(actor.id));
}

function whyNotSo({ hazard: { watch } }: HazardRecord, { result, words, readings, againOn, at }: RecordDryCheck, { today }: HazardContext): Refused | undefined {
  if (words === '') return refuse('words-missing');
  if (result === 'nobody in') return whyNotAgain(againOn, today);
  if (!readings.some(({ kind }) => kind === 'moisture')) return refuse('reading-missing');
  const due = watch === null ? undefined : nextRecheck(watch.rechecks);
  return result === 'dry' && due !== undefined && dateInLondon(at) < due.notBefore ? refuse('check-too-soon', { from: longDate(due.notBefore, today) }) : undefined;
}

function whyNotAgain(againOn: PlainDate | null, today: PlainDate): Refused | undefined {
  if (againOn === null || againOn <= today) return refuse('try-again-missing');
  return againOn > addDays(today, recheckTimes.againWithinDays) ? refuse('try-again-sooner', { days: String(recheckTimes.againWithinDays) }) : undefined;
}

/** The promises of checks that are open. */
export const promisedChecks = ({ spine }: HazardRecord) => spine.promises.filter(({ keptBy }) => isKeptByCheck(keptBy));
