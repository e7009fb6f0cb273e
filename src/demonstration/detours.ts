import { hoursOf, clockTime } from '../appointments/index.ts';
import { addHours, addWorkingDays, dateInLondon, englandAndWales, instantInLondon, type Instant } from '../clock/index.ts';
import { call, type BookedVisit } from './one-visit.ts';
import type { Scene } from './scene.ts';
import { daysLater } from './time-line.ts';

const system = { kind: 'system', name: 'Putright' } as const;

/** Nobody came and nobody wrote anything: it is found by itself, and a manager decides about the sum, or has not yet. */
export function missVisit({ story, cast, chance }: Scene, visit: BookedVisit): Instant | undefined {
  const foundAt = addHours(instantInLondon(visit.on, clockTime(hoursOf(visit.partOfDay).until)), 4 + 1 / 60);
  if (!story.repairStep(foundAt, system, () => ({ type: 'RecordMissedVisit', visitId: visit.id }))) return undefined;
  const remedy = story.draft.repair.remedies.find(({ state }) => state === 'proposed');
  const decidedAt = daysLater(foundAt, chance.weighted([[1, 25], [3, 30], [9, 30], [16, 15]]), chance);
  if (remedy === undefined) return decidedAt;
  const isOffered = chance.isTrue(0.85);
  const words = isOffered ? '' : 'The resident had asked us by phone not to come; the call is on the record of the day before';
  const decided = story.repairStep(decidedAt, cast.manager, () => ({ type: 'DecideRemedy', remedyId: remedy.id, decision: isOffered ? 'offered' : 'declined', pence: remedy.pence, words }));
  return decided ? decidedAt : undefined;
}

const temporary: Readonly<Record<string, readonly (readonly [done: string, permanent: string])[]>> = {
  leak: [['Clamped the pipe, no drip after an hour.', 'renew the length of pipe behind the units'], ['Isolated the bath and left the basin on.', 'renew the bath waste and seal']],
  'roof-or-gutter': [['Sheeted the hole from inside the loft.', 'renew the slates and felt from a scaffold'], ['Tied the gutter back so that it runs.', 'renew the gutter and brackets']],
  'outside-door-or-window': [['Boarded the panel, the door locks.', 'fit the new door when it is made']],
  window: [['Screwed shut and sealed for now.', 'fit the new sealed unit']],
  'no-heating': [['Left two heaters and set the pressure by hand.', 'fit the new circuit board']],
  'floor-or-stairs': [['Screwed a board over the soft place.', 'renew the joist end and boards']],
};

/** Mended for now, with the day of the permanent repair. Gives when it goes on, mostly before that day. */
export function mendForNow({ story, chance }: Scene, visit: BookedVisit, at: Instant): Instant | undefined {
  const [words, permanent] = chance.pick(temporary[story.draft.repair.problem] ?? [['Patched it, it will hold for some weeks.', 'renew it whole']]);
  const permanentBy = addWorkingDays(dateInLondon(at), chance.whole(8, 28), englandAndWales);
  const done = story.repairStep(at, visit.who, () => ({ type: 'RecordTemporaryFix', visitId: visit.id, words, permanent, permanentBy, photos: [] }));
  return done ? daysLater(at, chance.weighted([[2, 60], [6, 30], [25, 10]]), chance) : undefined;
}

export const canBeMendedForNow = (problem: string): boolean => problem in temporary;

const leftToProgramme = ['It is due within months and would be taken off again', 'One scaffold for the whole row', 'Safe as it is, looked at by the surveyor'];

/** Left to planned work that covers the home, where there is some; the resident hears from us meanwhile. */
export function leaveToProgramme(scene: Scene, at: Instant): boolean {
  const { story, cast, chance } = scene;
  const { problem, priority } = story.draft.repair;
  const { homeId } = story.draft.spine.file;
  const programme = cast.programmes.find(({ problems, homeIds, endsOn }) => problems.includes(problem) && homeId !== null && homeIds.has(homeId) && endsOn >= dateInLondon(at));
  if (programme === undefined || priority === 'emergency' || !chance.isTrue(0.6)) return false;
  const { id, name, endsOn } = programme;
  const words = chance.pick(leftToProgramme);
  if (!story.repairStep(at, cast.planner, () => ({ type: 'PutInProgramme', programmeId: id, words }), { programme: { id, name, endsOn, isPlanned: true, coversPlace: true } })) return true;
  for (let months = 1; months < 12; months += 1) if (chance.isTrue(0.8)) call(scene, daysLater(at, months * 25, chance));
  return true;
}

const handedOnBecause = ['is on long leave from Monday', 'has moved to the heating team', 'covers another area from this week'];

/** Now and then a case changes hands, with a note on what is promised. */
export function handOn({ story, cast, chance }: Scene, at: Instant): void {
  const { planner, manager, otherPlanner } = cast;
  const [teamId] = otherPlanner.teamIds;
  if (teamId === undefined || otherPlanner.id === planner.id || story.draft.spine.file.ownerId === otherPlanner.id) return;
  const handover = chance.isTrue(0.5)
    ? { fromTheRecord: `${planner.name} ${chance.pick(handedOnBecause)}` }
    : { written: { promised: 'A visit; the day is on the record.', next: 'See that the part is in the van before the visit.', resident: chance.pick(['Wants a text before anybody comes.', 'Was cross about the last visit; be early.', 'Works until three, so afternoons.']) } };
  story.caseStep(at, manager, { type: 'ChangeOwner', ownerId: otherPlanner.id, ownerName: otherPlanner.name, teamId, handover });
}
