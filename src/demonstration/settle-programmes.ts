import { addDays, dateInLondon, startOfDay, type PlainDate } from '../clock/index.ts';
import type { Tx } from '../platform/database/index.ts';
import { keepProgramme, makeProgramme, type Keeping, type ProgrammeId } from '../programmes/index.ts';
import type { StaffActor } from '../staff/index.ts';
import type { Making } from './settle-landlord.ts';
import type { SettledHome } from './settle-residents.ts';

/** Planned work that repairs may be left to. */
export interface SettledProgramme {
  readonly id: ProgrammeId;
  readonly name: string;
  readonly endsOn: PlainDate;
  /** Homes it covers, by themselves or by their block. */
  readonly homeIds: ReadonlySet<string>;
  /** Problems that it puts right. */
  readonly problems: readonly string[];
}

interface InventedProgramme {
  readonly of: (place: string) => string;
  readonly work: string;
  readonly problems: readonly string[];
  /** Which estate's houses, or all high blocks. */
  readonly where: number | 'high blocks';
  /** In days from the present: an end that is over was done. */
  readonly startsIn: number;
  readonly endsIn: number;
}

const invented: readonly InventedProgramme[] = [
  { of: (place) => `The new roofs of ${place}`, work: 'new roofs and gutters', problems: ['roof-or-gutter', 'ceiling-leak'], where: 1, startsIn: 35, endsIn: 125 },
  { of: (place) => `The fences and paths of ${place}`, work: 'new fences, gates and paths', problems: ['fence-or-path'], where: 2, startsIn: 12, endsIn: 88 },
  { of: (place) => `The new windows of ${place}`, work: 'new windows and balcony doors', problems: ['window'], where: 'high blocks', startsIn: 50, endsIn: 180 },
  { of: (place) => `The new boilers of ${place}`, work: 'new boilers', problems: [], where: 0, startsIn: -80, endsIn: -25 },
];

/** Made on the day the landlord came to Putright; the one that is over was written down as done. */
export async function settleProgrammes(tx: Tx, homes: readonly SettledHome[], planner: StaffActor, making: Making & { readonly newId: () => string }): Promise<SettledProgramme[]> {
  const present = dateInLondon(making.now);
  const began = addDays(dateInLondon(making.startedAt), 1);
  const estates = [...new Set(homes.map(({ estateName }) => estateName))];
  const made: SettledProgramme[] = [];
  for (const { of, work, problems, where, startsIn, endsIn } of invented) {
    const name = of(where === 'high blocks' ? 'our high blocks' : (estates[where % estates.length] ?? ''));
    const covered = homes.filter((home) => (where === 'high blocks' ? (home.storeys ?? 0) >= 7 : home.estateName === estates[where % estates.length] && home.blockId === null));
    const placeIds = [...new Set(covered.map(({ id, blockId }) => (where === 'high blocks' ? blockId : id)))].filter((id) => id !== null);
    if (placeIds.length === 0 || addDays(present, endsIn) < began) continue;
    const [startsOn, endsOn] = [addDays(present, startsIn), addDays(present, endsIn)];
    const id = kept(await makeProgramme(keepingOn(began, tx, planner, making), { name, work, startsOn, endsOn }));
    kept(await keepProgramme(keepingOn(began, tx, planner, making), { id }, { type: 'AddPlaces', placeIds }));
    if (endsIn < 0) kept(await keepProgramme(keepingOn(addDays(present, endsIn), tx, planner, making), { id }, { type: 'RecordWork', placeIds, doneOn: addDays(present, endsIn - 1) }));
    made.push({ id, name, endsOn, problems, homeIds: new Set(covered.map((home) => home.id)) });
  }
  return made;
}

const keepingOn = (on: PlainDate, tx: Tx, actor: StaffActor, { newId }: { readonly newId: () => string }): Keeping => ({ tx, actor, now: startOfDay(on), today: on, newId });

function kept(done: Awaited<ReturnType<typeof makeProgramme>>): ProgrammeId {
  if (!done.ok) throw new Error(`The demonstration plans what is refused: ${done.refusal}`);
  return done.id;
}
