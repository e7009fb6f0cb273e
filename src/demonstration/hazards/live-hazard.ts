import { addHours, type Instant } from '../../clock/index.ts';
import { daysLater } from '../time-line.ts';
import type { HazardScene } from './hazard-scene.ts';
import { declineReasons, foundWords, lowerReasons, noHazardReasons, toldInPassing, weighedBecause } from './hazard-words.ts';
import { askAndClose, proveDry, putRight } from './put-right.ts';

/** How it turns out: as an ordinary repair's danger mostly does, or as one that somebody told of apart from any repair. */
export function liveHazard(scene: HazardScene, from: Instant, isFromRepair: boolean): void {
  const { story, chance, kind } = scene;
  const isEmergency = story.draft.hazard.grade === 'emergency';
  // A few are left to lie: their clocks run out in front of everybody.
  if (chance.isTrue(0.015)) return;
  const isOrdinary = isFromRepair && kind !== 'damp-and-mould';
  const turns = chance.weighted<'none' | 'less grave' | 'grave'>([['none', isOrdinary ? 70 : isFromRepair ? 22 : 8], ['less grave', 18], ['grave', isOrdinary ? 12 : 70]]);
  if (turns === 'none') return ruleOut(scene, from);
  if (turns === 'less grave') return takeAsLess(scene, from);
  if (isEmergency) return liveEmergency(scene, from);
  const weighedAt = daysLater(from, chance.weighted([[0, 82], [1, 14], [4, 4]]), chance);
  if (weigh(scene, weighedAt, 'significant')) putRight(scene, daysLater(from, chance.weighted([[3, 35], [7, 40], [12, 15], [22, 10]]), chance));
}

/** A surveyor proposes that it is none, and another agrees, or sends it back once. */
function ruleOut({ story, cast, chance }: HazardScene, from: Instant): void {
  const at = daysLater(from, chance.weighted([[0, 72], [1, 20], [3, 8]]), chance);
  const propose = { type: 'ProposeDowngrade', to: 'not-a-hazard', reason: chance.pick(noHazardReasons), toldHow: chance.pick(toldInPassing) } as const;
  if (!story.step(at, cast.surveyor, () => propose)) return;
  const decidedAt = daysLater(at, chance.weighted([[0, 60], [1, 33], [4, 7]]), chance);
  if (!chance.isTrue(0.08)) {
    story.step(decidedAt, cast.secondPerson, () => ({ type: 'AgreeToDowngrade' }));
    return;
  }
  const reason = chance.pick(declineReasons);
  if (!story.step(decidedAt, cast.secondPerson, () => ({ type: 'DeclineDowngrade', reason }))) return;
  const again = daysLater(decidedAt, chance.whole(1, 4), chance);
  if (!story.step(again, cast.surveyor, () => ({ ...propose, reason: `${propose.reason}; measured since, and all is within what is safe` }))) return;
  story.step(daysLater(again, 1, chance), cast.secondPerson, () => ({ type: 'AgreeToDowngrade' }));
}

/** Weighed as neither, which a second person agrees to; it ends with the repair. */
function takeAsLess(scene: HazardScene, from: Instant): void {
  const { story, cast, chance, kind } = scene;
  const at = daysLater(from, chance.weighted([[0, 76], [1, 18], [3, 6]]), chance);
  if (!weigh(scene, at, 'neither', chance.pick(lowerReasons))) return;
  const agreedAt = daysLater(at, chance.weighted([[0, 55], [1, 37], [3, 8]]), chance);
  if (story.draft.hazard.downgrade !== null && !story.step(agreedAt, cast.secondPerson, () => ({ type: 'AgreeToDowngrade' }))) return;
  // Damp goes on by a stream of its own, so that whatever is drawn after it stays as it was.
  const own = kind === 'damp-and-mould' ? { ...scene, chance: chance.branch(`taken as less: ${story.draft.spine.file.reference}`) } : scene;
  const checkedAt = daysLater(agreedAt, own.chance.whole(8, 30), own.chance);
  if (kind === 'damp-and-mould' && !proveDry(own, checkedAt, foundWords(kind, (all) => own.chance.pick(all)).cause)) return;
  askAndClose(own, addHours(checkedAt, 2));
}

function weigh({ story, cast, chance, kind }: HazardScene, at: Instant, grade: 'neither' | 'significant' | 'emergency', rationale = chance.pick(weighedBecause)): boolean {
  const severity = grade === 'emergency' ? 'severe' : grade === 'significant' ? chance.pick(['serious', 'severe'] as const) : 'moderate';
  const nearness = grade === 'emergency' ? 'any-moment' : grade === 'neither' ? 'unlikely' : 'if-left';
  const atGreaterRisk = chance.isTrue(0.3);
  return story.step(at, cast.surveyor, () => ({ type: 'TriageHazard', kind, severity, nearness, atGreaterRisk, notAskedBecause: 'Two calls without an answer; asked again at the visit', grade, rationale }));
}

/** Within the day mostly, and now and then not. */
function liveEmergency(scene: HazardScene, from: Instant): void {
  const { story, cast, chance, kind } = scene;
  const words = foundWords(kind, (all) => chance.pick(all));
  if (!weigh(scene, addHours(from, 1), 'emergency')) return;
  const safeAt = addHours(from, chance.weighted([[3, 40], [9, 35], [21, 15], [40, 10]]));
  if (story.step(safeAt, cast.planner, (at) => ({ type: 'RecordMadeSafe', at, lateBecause: '', words: words.safety }))) putRight(scene, addHours(safeAt, 1));
}
