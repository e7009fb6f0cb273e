import type { Database, Tx } from '../../platform/database/index.ts';
import { measures } from './model.ts';

const changesATime = 2000;

const columns = measures.join(', ');
const sums = measures.map((measure) => `sum(${measure}) as ${measure}`).join(', ');
const added = measures.map((measure) => `${measure} = monthly_tallies.${measure} + excluded.${measure}`).join(', ');

/**
 * Folds the changes that wait into the months, some thousands at a time, each batch in one statement: a change is gone
 * exactly if it was added. Two at once take different changes; they add in the same order, so neither waits for the other
 * in a circle.
 */
export async function foldTallies(database: Database, landlordId: string): Promise<number> {
  let folded = 0;
  for (;;) {
    const taken = await database.inLandlord(landlordId, foldSome);
    folded += taken;
    if (taken < changesATime) return folded;
  }
}

// The ids as one array, and not as `in (select …)`: of a table that was empty a moment ago PostgreSQL thinks so little that it
// may ask for them once a row.
async function foldSome(tx: Tx): Promise<number> {
  const [row] = await tx.query<{ taken: number }>(
    `with taken as (
       delete from tally_changes where landlord_id = $1 and id = any (array(
         select id from tally_changes where landlord_id = $1 order by id limit ${changesATime} for update skip locked))
       returning team_id, month, kind, ${columns}
     ), added as (
       insert into monthly_tallies (landlord_id, team_id, month, kind, ${columns})
       select $1, team_id, month, kind, ${sums} from taken group by team_id, month, kind order by team_id, month, kind
       on conflict (landlord_id, team_id, month, kind) do update set ${added}
     )
     select count(*) as taken from taken`,
    [tx.landlordId],
  );
  return row?.taken ?? 0;
}
