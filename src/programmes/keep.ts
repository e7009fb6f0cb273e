import type { PlainDate } from '../clock/index.ts';
import { RecordChanged, type Tx } from '../platform/database/index.ts';
import { NotAllowed } from '../platform/http/index.ts';
import { hasRole, type StaffActor } from '../staff/index.ts';
import { mustBeTheLandlords } from '../orders/index.ts';
import { programmeKeepers } from './access.ts';
import { decideNew, decideProgramme, type ProgrammeCommand, type ProgrammeDetails, type ProgrammeRefusal } from './decide.ts';
import type { Programme, ProgrammeId } from './model.ts';
import { fitAll, insertPlaces, isAllDone, leaveOutPlaces, markDone, type OfPlaces } from './store/places.ts';
import { insertChange, insertProgramme, programmeFor, updateProgramme } from './store/programmes.ts';

/** Who keeps it, and the request's one clock reading. */
export interface Keeping {
  readonly tx: Tx;
  readonly actor: StaffActor;
  readonly now: string;
  readonly today: string;
  readonly newId: () => string;
}

export type Kept = { readonly ok: true; readonly id: ProgrammeId } | { readonly ok: false; readonly refusal: ProgrammeRefusal };

function mustKeep({ actor }: Keeping): void {
  if (!hasRole(actor, ...programmeKeepers)) throw new NotAllowed('Planners and managers of the landlord can do this.');
}

/** A new programme, with no homes yet. */
export async function makeProgramme(keeping: Keeping, details: ProgrammeDetails): Promise<Kept> {
  mustKeep(keeping);
  await mustBeTheLandlords(keeping);
  const decided = decideNew(details, keeping.today as PlainDate);
  if (!decided.ok) return decided;
  const id = keeping.newId() as ProgrammeId;
  await insertProgramme(keeping.tx, id, details);
  await writeDown(keeping, id, decided);
  return { ok: true, id };
}

/** The one door to a programme, for pages and programs alike. Repairs that wait for it follow by themselves: see repairs' jobs. */
export async function keepProgramme(keeping: Keeping, target: { readonly id: string; readonly seenVersion?: number }, command: ProgrammeCommand): Promise<Kept> {
  const { tx, today } = keeping;
  mustKeep(keeping);
  const programme = await programmeFor(tx, target.id, { organisationId: keeping.actor.organisationId, toChange: true });
  if (target.seenVersion !== undefined && target.seenVersion !== programme.version) throw new RecordChanged('programme', target.seenVersion);
  const decided = decideProgramme(programme, command, today as PlainDate);
  if (!decided.ok) return decided;
  if ('placeIds' in command && !(await fitAll(tx, placesOf(keeping, programme.id, command.placeIds), command.type === 'AddPlaces' ? 'to add' : 'to do'))) return { ok: false, refusal: 'not-these-places' };
  const after = await carryOut(keeping, programme, command);
  await updateProgramme(tx, after);
  await writeDown(keeping, programme.id, decided);
  return { ok: true, id: programme.id };
}

const placesOf = ({ actor: { organisationId } }: Keeping, programmeId: ProgrammeId, placeIds: readonly string[]): OfPlaces => ({ programmeId, placeIds, organisationId });

/** The programme as it is afterwards. */
async function carryOut(keeping: Keeping, programme: Programme, command: ProgrammeCommand): Promise<Programme> {
  const { tx } = keeping;
  const { id: programmeId } = programme;
  switch (command.type) {
    case 'ChangeProgramme': {
      const { name, work, startsOn, endsOn } = command;
      return { ...programme, name, work, startsOn, endsOn };
    }
    case 'DropProgramme':
      return { ...programme, state: 'dropped' };
    case 'AddPlaces':
      await insertPlaces(tx, placesOf(keeping, programmeId, command.placeIds));
      return programme;
    case 'LeaveOutPlaces':
      await leaveOutPlaces(tx, placesOf(keeping, programmeId, command.placeIds));
      return programme;
    case 'RecordWork':
      await markDone(tx, placesOf(keeping, programmeId, command.placeIds), command.doneOn);
      return { ...programme, state: (await isAllDone(tx, programmeId)) ? 'done' : 'planned' };
  }
}

async function writeDown({ tx, actor, now, newId }: Keeping, programmeId: ProgrammeId, { what, reason }: { readonly what: string; readonly reason: string }): Promise<void> {
  await insertChange(tx, { id: newId(), programmeId, at: now, actorId: actor.id, actorName: actor.name, what, reason });
}
