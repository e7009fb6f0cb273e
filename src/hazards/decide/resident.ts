import { refuse, type NewContact, type PromiseId } from '../../casefile/index.ts';
import { addWorkingDays, longDate } from '../../clock/index.ts';
import type { AnswerWay, TemporaryMove } from '../model.ts';
import { happened, ifEnded, updateEveryOf, type HazardContext, type HazardDecision, type HazardRecord } from './context.ts';

/** What whoever lives there asks of a stay that was offered, or says is not right: it is no answer, and somebody rings them. */
export interface HearResident {
  readonly type: 'HearResident';
  readonly about: 'stay' | 'hazard';
  readonly words: string;
  readonly how: AnswerWay;
}

/** How we hear it, among the ways in which residents are reached. */
export const channelOfAnswer = { 'by phone': 'phone', 'by text': 'text', 'by email': 'email', 'in person': 'in person', 'by their link': 'web page' } as const satisfies Record<AnswerWay, NewContact['channel']>;

/** How a promise to ring about what they said is known among the promises of its case. */
const keptByRinging = 'ring about what they said';

/** A word from whoever lives there. It stops and starts no clock; whoever is in charge hears, the managers too, and they are rung by a day. */
export function hearResident(record: HazardRecord, { about, words, how }: HearResident, context: HazardContext): HazardDecision {
  const ended = ifEnded(record);
  if (ended !== undefined) return ended;
  if (words === '') return refuse('words-missing');
  if (about === 'stay' && record.hazard.accommodationOfferedAt === null) return refuse('nothing-offered');
  return happened(record, [{ type: 'HazardResidentWrote', data: { about, words, how } }], {
    also: {
      contacts: [{ direction: 'in', channel: channelOfAnswer[how], words, residentId: record.spine.file.residentId }],
      promise: ringSoon(record, context), notices: tellThoseInCharge(record, context, about === 'stay' ? 'the resident asks about somewhere to stay' : 'the resident says that this is not right'),
    },
    context,
  });
}

/** A promise to ring, unless one is open already: several words are answered by one call. */
export function ringSoon({ spine, hazard }: HazardRecord, { newId, today, calendar }: HazardContext) {
  if (spine.promises.some(({ keptBy }) => keptBy === keptByRinging)) return [];
  const dueOn = addWorkingDays(today, updateEveryOf(hazard.grade), calendar);
  return [{ id: newId() as PromiseId, madeTo: 'the resident', words: `We will ring you about what you told us, by ${longDate(dueOn, today)}`, dueOn, keptBy: keptByRinging }];
}

/** The owner and the managers of its team hear of it today. */
export function tellThoseInCharge({ spine: { file } }: HazardRecord, { managers }: Pick<HazardContext, 'managers'>, words: string) {
  return [...new Set([file.ownerId, ...managers])].map((staffId) => ({ staffId, words: `${file.reference}: ${words}` }));
}

/** The offer of somewhere to stay that still waits for their answer; undefined once it is safe, or its days are over. */
export function offerToAnswer({ move, madeSafeAt, ended, watch }: HazardRecord['hazard'], today: HazardContext['today']): TemporaryMove | undefined {
  const isOver = ended !== null || watch !== null || madeSafeAt !== null;
  return isOver || move === null || move.answer !== null || move.untilOn < today ? undefined : move;
}
