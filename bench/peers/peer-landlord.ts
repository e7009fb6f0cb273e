import { Client } from 'pg';
import { currentInstant } from '../../src/platform/clock.ts';
import { openDatabase } from '../../src/platform/database/index.ts';
import { hashPassword, setPassword, type StaffId } from '../../src/staff/index.ts';
import { landlordIdOf, peopleStatements } from '../grow/people.ts';

/** The landlord that the peers' generated cases belong to: their 8 queues are teams, their 40 officers and 500 tenants people. */
export interface PeerLandlord {
  readonly id: string;
  readonly teams: readonly { readonly id: string }[];
  readonly officers: readonly { readonly id: string; readonly name: string; readonly email: string }[];
  /** Somebody who sees every figure. */
  readonly manager: { readonly id: string; readonly email: string };
  readonly tenants: readonly { readonly homeId: string; readonly address: string; readonly residentId: string; readonly name: string }[];
}

export const peerPassword = 'an invented password';
const slug = 'peers';
const [teams, officers, tenants] = [8, 40, 500];

/** Makes the landlord's people and homes, each with a password, unless they are there. */
export async function peerLandlord(superuserUrl: string, ownerUrl: string): Promise<PeerLandlord> {
  const landlordId = landlordIdOf(slug, 1);
  const client = new Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query('select from landlords where id = $1', [landlordId]);
    if (rowCount === 0) await settle(client, landlordId, ownerUrl);
    return await read(client, landlordId);
  } finally {
    await client.end();
  }
}

async function settle(client: Client, landlordId: string, ownerUrl: string): Promise<void> {
  const sizes = { cases: 0, homes: tenants, openShare: 0, owners: teams + officers, teams, landlordId, slug, now: currentInstant() };
  await client.query(`begin; set local app.landlord_id = '${landlordId}'`);
  for (const [, sql] of peopleStatements(sizes)) await client.query(sql);
  // A start looks for what is missing of the demonstration's landlords as soon as it sees one that is invented.
  await client.query('update landlords set is_invented = false where id = $1', [landlordId]);
  await client.query(`update staff set roles = array['planner', 'adviser'] where landlord_id = $1 and not ('manager' = any(roles))`, [landlordId]);
  await client.query('insert into sign_in_names (landlord_id, email, staff_id) select landlord_id, email, id from staff where landlord_id = $1 on conflict do nothing', [landlordId]);
  const { rows } = await client.query<{ id: StaffId }>('select id from staff where landlord_id = $1', [landlordId]);
  await client.query('commit');
  const passwordHash = await hashPassword(peerPassword);
  const database = await openDatabase({ connectionString: ownerUrl, mostConnections: 1 });
  try {
    await database.inLandlord(landlordId, async (tx) => {
      for (const { id } of rows) await setPassword(tx, { staffId: id, passwordHash, isTemporary: false, now: sizes.now as never });
    });
  } finally {
    await database.close();
  }
}

async function read(client: Client, id: string): Promise<PeerLandlord> {
  const all = async <Row extends object>(sql: string): Promise<Row[]> => (await client.query<Row>(sql, [id])).rows;
  const [manager] = await all<PeerLandlord['manager']>(`select id, email from staff where landlord_id = $1 and 'manager' = any(roles) order by name limit 1`);
  if (manager === undefined) throw new Error('The landlord for the peers has no manager.');
  return {
    id,
    manager,
    teams: await all('select id from teams where landlord_id = $1 order by name'),
    officers: await all(`select id, name, email from staff where landlord_id = $1 and not ('manager' = any(roles)) order by email limit ${officers}`),
    tenants: await all(`select h.id as "homeId", concat_ws(', ', h.address_line, h.town, h.postcode) as address, r.id as "residentId", r.name from homes h
      join tenancies t on t.landlord_id = h.landlord_id and t.home_id = h.id join tenancy_people p on p.landlord_id = t.landlord_id and p.tenancy_id = t.id
      join residents r on r.landlord_id = p.landlord_id and r.id = p.resident_id where h.landlord_id = $1 order by h.uprn`),
  };
}
