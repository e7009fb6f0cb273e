import { RecordChanged, type Tx, NotFound } from '../../platform/database/index.ts';
import { isUuid } from '../../platform/uuid.ts';
import type { ProgrammeDetails } from '../decide.ts';
import type { Programme, ProgrammeId, ProgrammeState } from '../model.ts';

const columns = 'id, name, work, starts_on as "startsOn", ends_on as "endsOn", state, version';

/** What a landlord plans is for its own people, not for those of a contractor. */
export const isLandlords = (organisation: string): string => `not exists (select from organisations o where o.landlord_id = $1 and o.id = ${organisation} and o.kind = 'contractor')`;

/** One programme for somebody of that organisation, held until the transaction ends where it is to be changed. */
export async function programmeFor(tx: Tx, id: string, { organisationId, toChange = false }: { readonly organisationId: string; readonly toChange?: boolean }): Promise<Programme> {
  const [found] = isUuid(id) ? await tx.query<Programme>(`select ${columns} from programmes where landlord_id = $1 and id = $2 and ${isLandlords('$3')}${toChange ? ' for update' : ''}`, [tx.landlordId, id, organisationId]) : [];
  if (found === undefined) throw new NotFound('programme');
  return found;
}

export async function insertProgramme(tx: Tx, id: ProgrammeId, { name, work, startsOn, endsOn }: ProgrammeDetails): Promise<void> {
  await tx.query(`insert into programmes (landlord_id, id, name, work, starts_on, ends_on, state, version) values ($1, $2, $3, $4, $5, $6, 'planned', 1)`, [tx.landlordId, id, name, work, startsOn, endsOn]);
}

export interface ProgrammeAfter extends ProgrammeDetails {
  readonly id: ProgrammeId;
  readonly state: ProgrammeState;
  readonly version: number;
}

/** Saves it as the next version, unless somebody changed it meanwhile. */
export async function updateProgramme(tx: Tx, { id, name, work, startsOn, endsOn, state, version }: ProgrammeAfter): Promise<void> {
  const saved = await tx.query(
    'update programmes set name = $3, work = $4, starts_on = $5, ends_on = $6, state = $7, version = version + 1 where landlord_id = $1 and id = $2 and version = $8 returning id',
    [tx.landlordId, id, name, work, startsOn, endsOn, state, version],
  );
  if (saved.length === 0) throw new RecordChanged('programme');
}

export interface ChangeToKeep {
  readonly id: string;
  readonly programmeId: ProgrammeId;
  readonly at: string;
  readonly actorId: string;
  readonly actorName: string;
  readonly what: string;
  readonly reason: string;
}

/** Who changed what, and why: never edited. */
export async function insertChange(tx: Tx, { id, programmeId, at, actorId, actorName, what, reason }: ChangeToKeep): Promise<void> {
  await tx.query('insert into programme_changes (landlord_id, id, programme_id, at, actor_id, actor_name, what, reason) values ($1, $2, $3, $4, $5, $6, $7, $8)', [tx.landlordId, id, programmeId, at, actorId, actorName, what, reason]);
}
