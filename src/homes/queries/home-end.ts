import type { PlainDate } from '../../clock/index.ts';
import { readTogether, type Tx } from '../../platform/database/index.ts';
import type { HomeEndEntry, HomeId, Uprn } from '../model.ts';

/** SQL: the day from which the home of a row is no longer ours; null while it is. The landlord is `$1`. */
export const endedOn = (home: string): string => `(select x.ended_on from home_endings x where x.landlord_id = $1 and x.home_id = ${home}.id and x.undone_at is null)`;

/** SQL: the home of a row is ours today. No end is written down before its day. The landlord is `$1`. */
export const stillOurs = (home: string): string => `not exists (select from home_endings x where x.landlord_id = $1 and x.home_id = ${home}.id and x.undone_at is null)`;

/**
 * The day from which a home is no longer ours, for whoever opens a case there: it stays so until they are done. Waits for whoever is
 * ending the home, who waits for us (`end-home.ts`), and not for those who change its facts.
 */
export async function endOfHomeHeld(tx: Tx, homeId: string | null): Promise<PlainDate | null> {
  if (homeId === null) return null;
  // Asked for together and answered in this order: what is read is as it is after the wait.
  const [, [end]] = await Promise.all([readTogether(tx, heldHomes, [homeId]), readTogether<{ on: PlainDate }>(tx, endsOfHomes, [homeId])]);
  return end?.on ?? null;
}

const heldHomes = `select asked.at, held.id from (select h.id from homes h where h.landlord_id = $1 and h.id = any ($2::uuid[]) order by h.id for key share) as held
  join unnest($2::uuid[]) with ordinality as asked (home_id, at) on asked.home_id = held.id`;
const endsOfHomes = `select asked.at, e.ended_on as on from unnest($2::uuid[]) with ordinality as asked (home_id, at)
  join home_endings e on e.landlord_id = $1 and e.home_id = asked.home_id and e.undone_at is null`;

const columns = `e.id, e.ended_on as on, e.how, e.words, e.recorded_at as "recordedAt", e.recorded_by_name as "recordedByName", e.undone_at as "undoneAt", e.undone_by_name as "undoneByName", e.undone_reason as "undoneReason"`;
const mostEntries = 50;

/** Every end that was ever written down of a home, the newest first. */
export function endsOfHome(tx: Tx, homeId: string): Promise<HomeEndEntry[]> {
  return tx.query<HomeEndEntry>(`select ${columns} from home_endings e where e.landlord_id = $1 and e.home_id = $2 order by e.recorded_at desc, e.id desc limit ${mostEntries}`, [tx.landlordId, homeId]);
}

/** A home by its UPRN, with every end that was ever written down of it. */
export interface EndsKnown {
  readonly uprn: Uprn;
  readonly homeId: HomeId;
  readonly ends: readonly HomeEndEntry[];
}

/** The homes with these UPRNs, as far as they are there. */
export function endsByUprn(tx: Tx, uprns: readonly string[]): Promise<EndsKnown[]> {
  return tx.query<EndsKnown>(
    `select h.uprn, h.id as "homeId", coalesce((select json_agg(json_build_object('id', e.id, 'on', e.ended_on, 'how', e.how, 'words', e.words, 'recordedAt', e.recorded_at, 'recordedByName', e.recorded_by_name,
         'undoneAt', e.undone_at, 'undoneByName', e.undone_by_name, 'undoneReason', e.undone_reason) order by e.recorded_at desc, e.id desc) from home_endings e where e.landlord_id = $1 and e.home_id = h.id), '[]') as ends
     from homes h where h.landlord_id = $1 and h.uprn = any ($2::text[])`,
    [tx.landlordId, uprns],
  );
}
