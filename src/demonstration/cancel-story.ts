import type { Instant } from '../clock/index.ts';
import type { Scene } from './scene.ts';
import { daysLater } from './time-line.ts';

const cancelWords = ['the resident rang to say a neighbour mended it', 'it turned out to be the water company’s', 'they had bought a new one themselves', 'rang to say it works again by itself'];
const proposals = [
  { reason: 'raised in error', words: 'Looks like the same job as last month, keyed twice' },
  { reason: 'raised in error', words: 'The block has a new entry system, this is the old one' },
  { reason: 'no longer needed', words: 'The caretaker says that it was put right when he was there' },
  { reason: 'no longer needed', words: 'Due to be ripped out with the kitchen next year anyway' },
] as const;
const declinedBecause = ['Nobody has asked the resident. Ring first', 'Last month’s was the kitchen, this is the bathroom', 'A kitchen next year is no answer to a leak now'];
const objections = ['It was not in error, it still drips. I never said you could cancel it.', 'Nobody rang me. The caretaker only looked at it from the door.', 'Next year? I cannot shut my window and it is winter.'];

/** The resident asked for it: that takes one person. */
export function cancelAsAsked({ story, cast, chance }: Scene, at: Instant): void {
  const words = chance.pick(cancelWords);
  story.repairStep(at, cast.planner, () => ({ type: 'CancelRepair', reason: 'resident asked', words, toldHow: 'by phone' }));
}

/**
 * One of us thinks that it need not be done. A manager agrees or does not, and the resident may object. Gives when it goes on;
 * undefined when it ended there, or waits.
 */
export function proposeToCancel({ story, cast, chance }: Scene, at: Instant): Instant | undefined {
  const { reason, words } = chance.pick(proposals);
  if (!story.repairStep(at, cast.planner, () => ({ type: 'CancelRepair', reason, words, toldHow: 'by phone' }))) return undefined;
  const decidedAt = daysLater(at, chance.weighted([[1, 50], [2, 30], [5, 20]]), chance);
  if (chance.isTrue(0.4)) {
    const why = chance.pick(declinedBecause);
    return story.repairStep(decidedAt, cast.manager, () => ({ type: 'DeclineCancellation', reason: why })) ? decidedAt : undefined;
  }
  if (!story.repairStep(decidedAt, cast.manager, () => ({ type: 'AgreeToCancel' })) || !chance.isTrue(0.55)) return undefined;
  const objection = chance.pick(objections);
  const heardAt = daysLater(decidedAt, chance.whole(1, 6), chance);
  const objected = story.repairStep(heardAt, cast.resident, () => ({ type: 'ObjectToCancellation', words: objection, how: 'their link' }));
  return objected ? daysLater(heardAt, 1, chance) : undefined;
}
