import { addDays, addHours, dateInLondon, type Instant } from '../../clock/index.ts';
import type { Grade, HazardCommand } from '../../hazards/index.ts';
import type { HazardKindId } from '../../law/index.ts';
import type { StaffActor } from '../../staff/index.ts';
import type { Chance } from '../seeded.ts';
import { daysLater } from '../time-line.ts';
import { foundWords, triedToGetIn, type FoundWords } from './hazard-words.ts';
import type { HazardScene } from './hazard-scene.ts';

/** Investigated, written about, made safe, prevented, proved and called fixed: as far as the present lets it, and not always in time. */
export function putRight(scene: HazardScene, from: Instant): void {
  const { story, cast, chance, kind } = scene;
  const words = foundWords(kind, (all) => chance.pick(all));
  const isMissed = chance.isTrue(0.12);
  if (isMissed && !missOnce(scene, from)) return;
  const concludedAt = isMissed ? daysLater(from, chance.whole(3, 8), chance) : from;
  if (!story.step(concludedAt, cast.surveyor, (at) => investigationBy({ surveyorName: cast.surveyor.name, grade: story.draft.hazard.grade, kind, chance }, words, at))) return;
  const done = works(scene, words, concludedAt);
  for (const { at, actor, command } of done.deeds) if (!story.step(at, actor, command)) return;
  const checkedAt = daysLater(done.finishedAt, chance.whole(2, 9), chance);
  if (kind === 'damp-and-mould' && !proveDry(scene, checkedAt, words.cause)) return;
  askAndClose(scene, daysLater(checkedAt, chance.whole(0, 6), chance));
}

/** Nobody in: a step beside the clocks, which run on. */
function missOnce({ story, cast, chance }: HazardScene, from: Instant): boolean {
  const words = chance.pick(triedToGetIn);
  return story.step(from, cast.surveyor, (at) => ({ type: 'RecordReasonableStep', at, lateBecause: '', kind: 'access attempt', words, noticeAt: null }));
}

interface Investigating {
  readonly surveyorName: string;
  readonly grade: Grade;
  readonly kind: HazardKindId;
  readonly chance: Chance;
}

/** What a surveyor writes who has looked into it: of damp room by room. */
export function investigationBy({ surveyorName, grade, kind, chance }: Investigating, { found, safety, prevention, cause }: FoundWords, at: Instant): HazardCommand {
  return {
    type: 'RecordInvestigation', at, lateBecause: '', how: 'in person', investigator: surveyorName, competence: 'Building surveyor, twelve years of damp and disrepair', found: grade === 'emergency' ? 'emergency' : 'significant', words: found, safetyWork: safety, prevention, noPreventionBecause: '',
    ...(kind === 'damp-and-mould' ? { detail: roomsOfDamp(cause, chance) } : {}),
  };
}

/** Room by room, with what was measured, why it is so, and who else may have it. */
function roomsOfDamp(causeId: string, chance: Chance): NonNullable<Extract<HazardCommand, { type: 'RecordInvestigation' }>['detail']> {
  const reading = (kind: 'moisture' | 'humidity', value: number) => ({ kind, value, where: 'Main bedroom', instrument: kind === 'moisture' ? 'Protimeter 5' : 'Hygrometer 2' }) as const;
  const bedroom = { room: 'Main bedroom', size: 'medium', squareMetres: 2, signs: ['mould', 'damp-patch'], readings: [reading('moisture', chance.whole(19, 32)), reading('humidity', chance.whole(61, 78))], words: 'Outside wall' } as const;
  const kitchen = { room: 'Kitchen', size: 'none', squareMetres: null, signs: [], readings: [], words: 'Nothing there' } as const;
  return {
    rooms: [bedroom, kitchen], causeId, sureness: chance.pick(['certain', 'likely', 'likely', 'possible'] as const), contributingIds: [], otherDefects: '',
    neighbours: chance.isTrue(0.5) ? ['beside'] : [], neighboursBecause: 'They share the wall',
  };
}

interface Deed {
  readonly at: Instant;
  readonly actor: StaffActor;
  readonly command: (at: Instant) => HazardCommand;
}

/** What follows an investigation, in the order it was done. */
function works({ story, cast, chance }: HazardScene, { found, safety, prevention }: FoundWords, concludedAt: Instant): { readonly deeds: readonly Deed[]; readonly finishedAt: Instant } {
  const after = (from: Instant, days: readonly (readonly [number, number])[]) => daysLater(from, chance.weighted(days), chance);
  const sentAt = after(concludedAt, [[1, 45], [2, 30], [3, 15], [6, 10]]);
  const safeAt = after(concludedAt, [[2, 40], [5, 35], [7, 15], [11, 10]]);
  const begunAt = after(concludedAt, [[4, 50], [7, 35], [14, 15]]);
  const finishBy = addDays(dateInLondon(begunAt), chance.whole(14, 45));
  const finishedAt = daysLater(begunAt, chance.whole(6, 40), chance);
  const deeds: Deed[] = [
    { at: sentAt, actor: cast.surveyor, command: (at) => ({ type: 'RecordSummarySent', at, lateBecause: '', how: 'handed over', words: `We found: ${found} We do: ${safety}; ${prevention}.` }) },
    ...(story.draft.hazard.madeSafeAt === null ? [{ at: safeAt, actor: cast.planner, command: (at: Instant): HazardCommand => ({ type: 'RecordMadeSafe', at, lateBecause: '', words: safety }) }] : []),
    { at: begunAt, actor: cast.planner, command: (at) => ({ type: 'RecordPreventionBegun', at, lateBecause: '', how: 'work started', words: prevention, finishBy }) },
    { at: finishedAt, actor: cast.planner, command: (at) => ({ type: 'RecordPreventionFinished', at, lateBecause: '', words: `${prevention}: done` }) },
  ];
  return { deeds: deeds.toSorted((one, other) => (one.at < other.at ? -1 : 1)), finishedAt };
}

/** Somebody else measures it dry. */
export function proveDry({ story, cast, chance }: HazardScene, at: Instant, cause: string): boolean {
  const { hazard } = story.draft;
  if (hazard.cause !== cause && !story.step(at, cast.surveyor, () => ({ type: 'CodeHazardCause', cause, words: 'As the work showed' }))) return false;
  const readings = [{ kind: 'moisture', value: chance.whole(9, 15), where: 'Where it had been wet', instrument: 'Protimeter 5' }] as const;
  return story.step(addHours(at, 1), cast.secondPerson, (now) => ({ type: 'RecordDryCheck', at: now, lateBecause: '', result: 'dry', words: 'Measured where it had been wet', readings, againOn: null }));
}

/** The resident agrees, and it is closed, or watched; some are not asked yet. */
export function askAndClose({ story, cast, chance: drawn }: HazardScene, at: Instant): void {
  const isAskedSoon = drawn.isTrue(0.85);
  const chance = isAskedSoon ? drawn : drawn.branch(`asked after all: ${story.draft.spine.file.reference}`);
  if (!isAskedSoon && !chance.isTrue(0.8)) return;
  if (!story.step(at, cast.adviser, () => ({ type: 'RecordResidentsAnswer', answer: 'agrees', words: 'Says that it is right now', how: 'by phone' }))) return;
  story.step(daysLater(at, 1, chance), cast.planner, () => ({ type: 'CloseHazard', ending: 'resident agrees', words: '', programmeId: null }));
}
