import type { PlainDate } from '../clock/index.ts';
import { NotFound, RecordChanged, type Tx } from '../platform/database/index.ts';
import { NotAllowed } from '../platform/http/index.ts';
import { hasRole, type StaffActor } from '../staff/index.ts';
import { mustBeTheLandlords } from '../orders/index.ts';
import { programmeKeepers } from './access.ts';
import { decideNew, decideProgramme, type ProgrammeCommand, type ProgrammeDetails, type ProgrammeRefusal } from './decide.ts';
import type { Programme, ProgrammeId } from './model.ts';
import { insertPlaces, isAllDone, leaveOutPlaces, markDone } from './store/places.ts';
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
  if (target.seenVersion !== undefined && target.seenVersion !== programme.version) throw new RecordChanged('programme');
  const decided = decideProgramme(programme, command, today as PlainDate);
  if (!decided.ok) return decided;
  const after = await carryOut(keeping, programme, command);
  await updateProgramme(tx, after);
  await writeDown(keeping, programme.id, decided);
  return { ok: true, id: programme.id };
}

/** The programme as it is afterwards. */
async function carryOut({ tx, actor: { organisationId } }: Keeping, programme: Programme, command: ProgrammeCommand): Promise<Programme> {
  const { id: programmeId } = programme;
  switch (command.type) {
    case 'ChangeProgramme': {
      const { name, work, startsOn, endsOn } = command;
      return { ...programme, name, work, startsOn, endsOn };
    }
    case 'DropProgramme':
      return { ...programme, state: 'dropped' };
    case 'AddPlaces':
      allOf(command.placeIds, await insertPlaces(tx, { programmeId, placeIds: command.placeIds, organisationId }));
      return programme;
    case 'LeaveOutPlaces':
      allOf(command.placeIds, await leaveOutPlaces(tx, { programmeId, placeIds: command.placeIds, organisationId }));
      return programme;
    case 'RecordWork':
      allOf(command.placeIds, await markDone(tx, { programmeId, placeIds: command.placeIds, organisationId }, command.doneOn));
      return { ...programme, state: (await isAllDone(tx, programmeId)) ? 'done' : 'planned' };
  }
}

/** All of them or none: a place of another organisation, or that was done or added meanwhile, is not passed over in silence. */
function allOf(placeIds: readonly string[], changed: number): void {
  if (changed !== placeIds.length) throw new NotFound('home or block');
}

async function writeDown({ tx, actor, now, newId }: Keeping, programmeId: ProgrammeId, { what, reason }: { readonly what: string; readonly reason: string }): Promise<void> {
  await insertChange(tx, { id: newId(), programmeId, at: now, actorId: actor.id, actorName: actor.name, what, reason });
}
