import { fileURLToPath } from 'node:url';
import { migrate } from '../../src/platform/migrations/index.ts';
import { growLandlord } from '../grow/grow-landlord.ts';
import type { BenchContext } from './figure.ts';
import { onceIn, type BenchServer } from './postgres-servers.ts';

/** An invented landlord on a server that was empty until now. */
export interface BenchLandlord {
  readonly id: string;
  readonly slug: string;
  /** A planner, for whom a token can act. */
  readonly planner: { readonly id: string; readonly email: string };
  readonly homes: readonly BenchHome[];
}

/** A home that somebody can own a repair of, without an open case; and who lives there. */
export interface BenchHome {
  readonly homeId: string;
  readonly residentId: string;
}

const migrations = fileURLToPath(new URL('../../migrations', import.meta.url));

/** Makes the tables and a landlord with so many homes and cases behind it, made by PostgreSQL itself: see `bench/grow.ts`. */
export async function makeBenchLandlord(context: BenchContext, server: BenchServer, sizes: { readonly homes: number; readonly cases: number }): Promise<BenchLandlord> {
  await migrate({ connectionString: server.ownerUrl, folder: migrations, log: () => undefined });
  const { landlordId, slug } = await growLandlord(server.superuserUrl, { ...sizes, openShare: 0.12, longestTimeline: 0, slug: 'benchfield', seed: 1, say: context.say });
  // A start looks for what is missing of the demonstration's landlords as soon as it sees one that is invented.
  await onceIn(server.superuserUrl, 'update landlords set is_invented = false where id = $1', [landlordId]);
  const homes = await onceIn<BenchHome>(server.superuserUrl, `
    select t.home_id as "homeId", p.resident_id as "residentId" from tenancies t
    join tenancy_people p on p.landlord_id = t.landlord_id and p.tenancy_id = t.id
    join homes h on h.landlord_id = t.landlord_id and h.id = t.home_id
    where t.landlord_id = $1 and t.ended_on is null and p.part = 'tenant'
      and exists (select from staff s where s.landlord_id = h.landlord_id and s.organisation_id = h.managing_organisation_id and 'planner' = any(s.roles))
      and not exists (select from cases c where c.landlord_id = t.landlord_id and c.home_id = t.home_id and c.closed_at is null)
    order by t.home_id`, [landlordId]);
  const [planner] = await onceIn<BenchLandlord['planner']>(server.superuserUrl, `
    select id, email from staff where landlord_id = $1 and 'planner' = any(roles) and is_active order by id limit 1`, [landlordId]);
  if (planner === undefined || homes.length === 0) throw new Error('The landlord for the bench has no planner or nobody at home.');
  return { id: landlordId, slug, planner, homes };
}
