import { addDays, addHours, dateInLondon, plainDate, startOfDay, type PlainDate } from '../clock/index.ts';
import { addHazards, endHazards, type HazardToAdd, type SiteHazardFacts, type SiteHazardId } from '../homes/index.ts';
import type { Tx } from '../platform/database/index.ts';
import type { Chance } from './seeded.ts';
import type { Making } from './settle-landlord.ts';
import type { SettledHome } from './settle-residents.ts';

type Told = Omit<SiteHazardFacts, 'surveyedOn' | 'expiresOn'>;

const ceilings: Told = { kind: 'asbestos', finding: 'presumed', location: 'Textured coating of ceilings in every flat', whatToDo: 'Do not drill, scrape or sand. Ring us first: a sample is taken before any work on a ceiling.', source: 'Management survey of the block' };
const risers: Told = { kind: 'asbestos', finding: 'identified', location: 'Pipe lagging in the riser cupboards', whatToDo: 'Do not open the cupboards. Only a licensed contractor works in them.', source: 'Refurbishment survey of the block' };
const cleared: Told = { kind: 'asbestos', finding: 'none found', location: 'Lagging of the tank room', whatToDo: '', source: 'Management survey of the block' };
const ofTowers: readonly Told[] = [
  { kind: 'needles and sharps', finding: 'identified', location: 'Bin store and the lowest stairs', whatToDo: 'Boots and gloves. Touch nothing on the floor: ring us and we have it cleared the same day.', source: 'Caretaker’s log' },
  { kind: 'fall from height', finding: 'identified', location: 'Roof: no edge protection on the north side', whatToDo: 'Only with a harness on the fixed line, and two of you.', source: 'Roof survey' },
];
const ofHomes: readonly Told[] = [
  { kind: 'animals', finding: 'identified', location: 'Large dog, loose in the garden and the hall', whatToDo: 'Ring before you set out: the dog is shut in a room while you work.', source: 'Visit report' },
  { kind: 'lone working', finding: 'identified', location: 'The whole home', whatToDo: 'Two people go, in daylight. Ring the office when you arrive and when you leave.', source: 'Manager’s review' },
  { kind: 'asbestos', finding: 'presumed', location: 'Boxing of the pipes behind the bath', whatToDo: 'Do not drill or take it off: ring us first.', source: 'Management survey of the home' },
];

/** Surveyed a while ago, looked at again in two years or, of people's ways, within one. */
function surveyed(told: Told, today: PlainDate, chance: Chance): SiteHazardFacts {
  const isOfPeople = told.kind === 'animals' || told.kind === 'lone working';
  const surveyedOn = addDays(today, -chance.whole(10, isOfPeople ? 200 : 900));
  const days = told.kind === 'asbestos' ? null : isOfPeople ? 365 : 730;
  return { ...told, source: `${told.source} ${chance.whole(1001, 4999)}`, surveyedOn, expiresOn: days === null ? null : addDays(surveyedOn, days) };
}

/** What the register of site hazards holds of blocks of the sixties and seventies, of towers, and of a few homes; and one entry that another took the place of. */
export async function settleSiteHazards(tx: Tx, homes: readonly SettledHome[], chance: Chance, making: Making & { readonly newId: () => string; readonly byName: string }): Promise<void> {
  const today = dateInLondon(making.startedAt);
  const keeping = { now: startOfDay(today), byName: making.byName, newId: making.newId };
  const blocks = [...new Map(homes.flatMap((home) => (home.blockId === null ? [] : [[home.blockId, home] as const]))).entries()];
  const entries: HazardToAdd[] = blocks.flatMap(([blockId, { builtUntil, storeys }], place) => {
    const isOld = builtUntil !== null && builtUntil >= 1960 && builtUntil < 1985;
    const told = [...(isOld ? [ceilings, place % 3 === 0 ? risers : cleared] : []), ...((storeys ?? 0) >= 7 && chance.isTrue(0.4) ? [chance.pick(ofTowers)] : [])];
    return told.map((one) => ({ place: { blockId }, facts: surveyed(one, today, chance) }));
  });
  entries.push(...homes.filter(() => chance.isTrue(0.012)).map((home): HazardToAdd => ({ place: { homeId: home.id }, facts: surveyed(chance.pick(ofHomes), today, chance) })));
  const before: SiteHazardFacts = { ...ceilings, location: 'Floor tiles of the entrance', surveyedOn: plainDate('2019-05-14'), expiresOn: null };
  const first = entries.find(({ place }) => 'blockId' in place)?.place;
  await addHazards(tx, entries, keeping);
  if (first !== undefined) await replaceOne(tx, { place: first, facts: before }, keeping);
}

async function replaceOne(tx: Tx, { place, facts }: HazardToAdd, keeping: { readonly now: string; readonly byName: string; readonly newId: () => string }): Promise<void> {
  const id = keeping.newId() as SiteHazardId;
  await addHazards(tx, [{ place, facts }], { ...keeping, newId: () => id });
  const now = addHours(startOfDay(addDays(dateInLondon(keeping.now as Making['startedAt']), 9)), 11);
  await endHazards(tx, [id], 'Changed: a sample of the tiles was clear, certificate 2207', { ...keeping, now });
  await addHazards(tx, [{ place, facts: { ...facts, finding: 'none found', whatToDo: '', source: 'Sample certificate 2207', surveyedOn: dateInLondon(now) } }], { ...keeping, now });
}
