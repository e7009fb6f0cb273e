import { addDays, addWorkingDays, dateInLondon, englandAndWales, type Instant } from '../clock/index.ts';
import { noAccessWords } from './invented-words.ts';
import { book, call } from './one-visit.ts';
import type { Scene } from './scene.ts';
import { daysLater, inOfficeHours } from './time-line.ts';

const needsLookedAt = ['Works nights: mornings were never going to suit. No other need on record.', 'Hard of hearing, does not hear the door; a text before each visit from now on.', 'Record says none; the neighbour thinks they are staying with a daughter.', 'Anxious about callers. The support worker will be there next time.'];
const againReasons = ['The support worker will be there', 'They have rung and named two days', 'Evening visit agreed with the daughter'];
const stepReasons = ['Three visits in writing, cards left, no word for three weeks, and water still comes through below', 'Told in writing each time; nobody answers and the leak is getting worse', 'The gas supply runs through the same cupboard: we have to get in'];
const stepOutcomes = ['tenancy team visit', 'formal letter', 'court order for access'] as const;

/**
 * Three visits told of in writing, at different times of day, with a card left: then a supervisor looks at what was tried,
 * and a manager decides a step where that is not enough. Gives when somebody was reached at last.
 */
export function untilLetIn(scene: Scene, from: Instant): Instant | undefined {
  const { story, cast, chance } = scene;
  let at = from;
  for (const part of ['morning', 'afternoon', 'morning'] as const) {
    const visit = book(scene, at, { purpose: 'repair', days: chance.whole(3, 7), who: cast.operative, part });
    if (visit === undefined) return undefined;
    const wentAt = inOfficeHours(visit.on, chance);
    const words = noAccessWords(chance);
    if (!story.repairStep(wentAt, visit.who, () => ({ type: 'RecordNoAccess', visitId: visit.id, tried: ['knocked and waited', 'phoned', 'left a card'], words }))) return undefined;
    at = daysLater(wentAt, chance.whole(1, 3), chance);
    call(scene, at);
  }
  // A letter may not have come in time: what was not told of in writing counts for no step.
  const isStep = story.draft.repair.access?.attempts.every(({ isNoticed }) => isNoticed) === true && chance.isTrue(0.7);
  const decision = isStep ? 'tenancy or legal step' : 'another visit';
  at = daysLater(at, chance.whole(1, 4), chance);
  const needs = chance.pick(needsLookedAt);
  const reason = chance.pick(isStep ? stepReasons : againReasons);
  if (!story.repairStep(at, cast.surveyor, () => ({ type: 'ReviewAccess', needs, decision, reason }))) return undefined;
  return isStep ? stepTaken(scene, at) : daysLater(at, chance.whole(1, 3), chance);
}

function stepTaken({ story, cast, chance }: Scene, since: Instant): Instant | undefined {
  const at = daysLater(since, chance.whole(1, 6), chance);
  const nextOn = addWorkingDays(dateInLondon(at), chance.whole(5, 14), englandAndWales);
  const [step, reason] = [chance.pick(stepOutcomes), chance.pick(stepReasons)];
  if (!story.repairStep(at, cast.manager, () => ({ type: 'DecideAccessStep', step, reason, nextOn }))) return undefined;
  return inOfficeHours(addDays(nextOn, chance.whole(0, 3)), chance);
}
