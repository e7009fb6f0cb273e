import { refuse, type PromiseId } from '../../casefile/index.ts';
import { addDays, longDate, type PlainDate } from '../../clock/index.ts';
import { keptByReturn, type Happened, type TemporaryMove } from '../model.ts';
import { happened, ifEnded, type HazardContext, type HazardDecision, type HazardRecord, type Refused } from './context.ts';
import { offerToAnswer, tellThoseInCharge } from './resident.ts';
import { lateWords, whyNotAfter } from './when.ts';

export interface OfferAccommodation extends Happened {
  readonly type: 'OfferAccommodation';
  readonly words: string;
  readonly place: string;
  readonly fromOn: PlainDate;
  readonly untilOn: PlainDate;
  /** For the whole stay, as it is expected. */
  readonly costPence: number;
}

export interface AnswerAccommodation extends Happened {
  readonly type: 'AnswerAccommodation';
  readonly answer: 'accepted' | 'refused';
  /** What they said; of a refusal the reason. */
  readonly words: string;
  /** By the household itself: the offer that they saw. Left out where staff record what they were told. */
  readonly byLink?: { readonly moveId: string };
}

/** The place is not to be had after all, before they went or while they are there. */
export interface WithdrawAccommodation {
  readonly type: 'WithdrawAccommodation';
  readonly reason: string;
}

/** The home is ready sooner or later than was promised. */
export interface MoveReturn {
  readonly type: 'MoveReturn';
  readonly untilOn: PlainDate;
  readonly reason: string;
}

export interface RecordMovedBack extends Happened {
  readonly type: 'RecordMovedBack';
  readonly words: string;
  readonly finalCostPence: number;
}

/** Beyond this nobody stays for a while. */
const longestStayDays = 366;

/** Somewhere suitable to go, at our cost, until it is safe: where, for how long and what it is expected to cost. */
export function offerAccommodation(record: HazardRecord, command: OfferAccommodation, context: HazardContext): HazardDecision {
  const { hazard } = record;
  const refusal = ifEnded(record) ?? (hazard.madeSafeAt === null ? undefined : refuse('already-done')) ?? (isAway(hazard.move) ? refuse('away-already') : undefined) ?? whyNotOffered(record, command, context);
  if (refusal !== undefined) return refusal;
  const { at, words, place, fromOn, untilOn, costPence } = command;
  return happened(record, [{ type: 'HazardAccommodationOffered', data: { at, words, ...lateWords(command), stay: { moveId: context.newId(), by: context.actor.name, place, fromOn, untilOn, costPence } } }], {
    meets: ['accommodation', 'accommodation-emergency', 'accommodation-emergency-found'],
    context, at,
  });
}

function whyNotOffered(record: HazardRecord, command: OfferAccommodation, context: HazardContext): Refused | undefined {
  const { words, place, fromOn, untilOn } = command;
  if (words === '' || place === '') return refuse('words-missing');
  if (untilOn < fromOn) return refuse('back-before-it-begins');
  if (untilOn > addDays(fromOn, longestStayDays)) return refuse('stay-too-long');
  return whyNotAfter(record, command, context);
}

/** The household took it and is not home again. */
export const isAway = (move: TemporaryMove | null): boolean => move !== null && move.answer === 'accepted' && move.backAt === null;

/** What the household says to it. A yes promises the day by which they are home again; a no keeps its reason. */
export function answerAccommodation(record: HazardRecord, command: AnswerAccommodation, context: HazardContext): HazardDecision {
  const refusal = ifEnded(record) ?? whyNotAnswered(record, command, context);
  if (refusal !== undefined) return refusal;
  const { at, words, answer, byLink } = command;
  const { move } = record.hazard;
  const how = byLink === undefined ? {} : { how: 'by their link' as const };
  const promise = answer === 'accepted' && move !== null ? [returnBy(move.untilOn < context.today ? context.today : move.untilOn, context)] : [];
  return happened(record, [{ type: 'HazardAccommodationAnswered', data: { at, answer, words, ...lateWords(command), ...(move === null ? {} : { moveId: move.moveId }), ...how } }], {
    also: { promise, ...(byLink === undefined ? {} : { ...heardByLink(record, command), notices: tellThoseInCharge(record, context, acceptedInWords[answer]) }) },
    context,
  });
}

/** By their link a yes needs no words, and only the offer that they saw is answered, while it waits. */
function whyNotAnswered(record: HazardRecord, command: AnswerAccommodation, context: HazardContext): Refused | undefined {
  const { accommodationOfferedAt, accommodationAnswer } = record.hazard;
  const { words, answer, byLink } = command;
  if (accommodationOfferedAt === null) return refuse('nothing-offered');
  if (accommodationAnswer !== null) return refuse('already-done');
  if (byLink !== undefined && offerToAnswer(record.hazard, context.today)?.moveId !== byLink.moveId) return refuse('offer-changed');
  if (words === '' && (byLink === undefined || answer === 'refused')) return refuse('words-missing');
  const wrong = whyNotAfter(record, command, context, accommodationOfferedAt);
  return wrong?.refusal === 'before-investigation' ? refuse('nothing-offered') : wrong;
}

const acceptedInWords = { accepted: 'the resident will stay where we offered', refused: 'the resident does not take the place we offered to stay' } as const;

/** What the household said by itself is a word from them. */
const heardByLink = ({ spine: { file } }: HazardRecord, { words }: AnswerAccommodation) =>
  ({ contacts: [{ direction: 'in', channel: 'web page', words: words === '' ? 'We will stay there' : words, residentId: file.residentId }] }) as const;

const returnBy = (dueOn: PlainDate, { newId, today }: HazardContext) =>
  ({ id: newId() as PromiseId, madeTo: 'the resident', words: `You will be home again by ${longDate(dueOn, today)}`, dueOn, keptBy: keptByReturn });

const returns = ({ spine }: HazardRecord) => spine.promises.filter(({ keptBy }) => keptBy === keptByReturn);

/** The place cannot be had after all. What it was offered for is owed again, by the time by which it was; the promise to be home again falls with it. */
export function withdrawAccommodation(record: HazardRecord, { reason }: WithdrawAccommodation, context: HazardContext): HazardDecision {
  const { move } = record.hazard;
  const ended = ifEnded(record);
  if (ended !== undefined) return ended;
  if (move === null || !stands(move)) return refuse('no-offer-stands');
  if (reason === '') return refuse('reason-missing');
  const { moveId, place, fromOn, untilOn, costPence, offeredAt } = move;
  return happened(record, [{ type: 'HazardAccommodationWithdrawn', data: { stay: { moveId, by: move.by, place, fromOn, untilOn, costPence, offeredAt }, reason, by: context.actor.name } }], {
    also: { settle: returns(record).map(({ id }) => ({ id, outcome: 'withdrawn' as const, reason })) },
    context,
  });
}

const stands = ({ answer, backAt }: TemporaryMove): boolean => answer !== 'refused' && backAt === null;

/** Home later, or sooner, than was promised: the promise moves with its reason. */
export function moveReturn(record: HazardRecord, { untilOn, reason }: MoveReturn, context: HazardContext): HazardDecision {
  const { move } = record.hazard;
  const ended = ifEnded(record);
  if (ended !== undefined) return ended;
  if (move === null || !isAway(move)) return refuse('nobody-away');
  if (reason === '') return refuse('reason-missing');
  if (untilOn < context.today) return refuse('date-has-passed');
  if (untilOn > addDays(move.fromOn, longestStayDays)) return refuse('stay-too-long');
  return happened(record, [{ type: 'HazardReturnMoved', data: { moveId: move.moveId, untilOn, reason } }], {
    also: { settle: returns(record).map(({ id }) => ({ id, outcome: 'moved' as const, reason })), promise: [returnBy(untilOn, context)] },
    context,
  });
}

/** They are home again, which keeps the promise; what it cost in the end is kept beside what was expected. */
export function recordMovedBack(record: HazardRecord, command: RecordMovedBack, context: HazardContext): HazardDecision {
  const { move } = record.hazard;
  const ended = ifEnded(record);
  if (ended !== undefined) return ended;
  if (move === null || !isAway(move)) return refuse('nobody-away');
  const { at, words, finalCostPence } = command;
  if (words === '') return refuse('words-missing');
  const wrong = whyNotAfter(record, command, context, move.offeredAt);
  if (wrong !== undefined) return wrong;
  return happened(record, [{ type: 'HazardMovedBack', data: { moveId: move.moveId, at, words, finalCostPence, ...lateWords(command) } }], {
    also: { settle: returns(record).map(({ id }) => ({ id, outcome: 'kept' as const, reason: words })) },
    context,
  });
}
