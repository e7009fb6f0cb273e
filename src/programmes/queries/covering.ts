import type { PlainDate } from '../../clock/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import type { ProgrammeState } from '../model.ts';

/** A programme as it stands for one place. */
export interface ProgrammeHere {
  readonly id: string;
  readonly name: string;
  readonly work: string;
  readonly startsOn: PlainDate;
  readonly endsOn: PlainDate;
  readonly state: ProgrammeState;
  readonly doneOn: PlainDate | null;
}

const columns = `p.id, p.name, p.work, p.starts_on as "startsOn", p.ends_on as "endsOn", p.state`;

/** The places by which a programme covers a home or a shared place: itself or its block. */
const placesOf = `array(select h.id from homes h where h.landlord_id = $1 and h.id = $2
  union all select h.block_id from homes h where h.landlord_id = $1 and h.id = $2 and h.block_id is not null
  union all select a.block_id from communal_areas a where a.landlord_id = $1 and a.id = $3 and a.block_id is not null)`;

interface Where {
  readonly homeId: string | null;
  readonly communalAreaId: string | null;
}

/** Programmes still to come that cover this place, the soonest first. */
export function programmesCovering(tx: Tx, { homeId, communalAreaId }: Where, today: string): Promise<ProgrammeHere[]> {
  return tx.query<ProgrammeHere>(
    `select distinct on (p.ends_on, p.id) ${columns}, x.done_on as "doneOn" from programme_places x
     join programmes p on p.landlord_id = x.landlord_id and p.id = x.programme_id
     where x.landlord_id = $1 and x.place_id = any (${placesOf}) and (x.home_id is not null or x.block_id is not null) and x.done_on is null and p.state = 'planned' and p.ends_on >= $4
     order by p.ends_on, p.id limit 50`,
    [tx.landlordId, homeId, communalAreaId, today],
  );
}

/** One programme as it stands, and whether it covers this place. */
export async function programmeAt(tx: Tx, programmeId: string, { homeId, communalAreaId }: Where): Promise<(ProgrammeHere & { readonly coversPlace: boolean }) | undefined> {
  const [found] = await tx.query<ProgrammeHere & { coversPlace: boolean }>(
    `select ${columns}, x.done_on as "doneOn", x.place_id is not null as "coversPlace" from programmes p
     left join programme_places x on x.landlord_id = p.landlord_id and x.programme_id = p.id and x.place_id = any (${placesOf})
       and (x.home_id is not null or x.block_id is not null)
     where p.landlord_id = $1 and p.id = $4 order by x.done_on nulls last limit 1`,
    [tx.landlordId, homeId, communalAreaId, programmeId],
  );
  return found;
}
