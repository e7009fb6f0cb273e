import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { migrate } from '../../src/platform/migrations/index.ts';
import { startEmbeddedPostgres } from '../../src/platform/postgres/index.ts';
import { growLandlord } from '../grow/grow-landlord.ts';
import type { BenchContext } from './figure.ts';
import type { BenchServer } from './postgres-servers.ts';

/** A server with a grown landlord on it, and somebody signed in there. */
export interface GrownServer extends BenchServer {
  readonly cases: number;
  readonly landlordId: string;
  /** The cookie of a manager who sees every team. */
  readonly cookie: string;
  /** Runs SQL as the superuser, for what a bench wants to know beforehand. */
  ask<Row>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
}

export interface Growing {
  readonly cases: number;
  readonly openShare: number;
  /** A folder grown before by bench/grow.ts; otherwise one is grown now, and removed at the end. */
  readonly folder: string | undefined;
}

const secret = 'a-bench-signed-in-as-a-manager-of-the-first-team';

/** Starts the embedded server on a grown folder, or grows one. */
export async function startGrownServer(context: BenchContext, { cases, openShare, folder }: Growing): Promise<GrownServer> {
  const server = await startEmbeddedPostgres({ dataDir: folder ?? context.newFolder(), log: () => undefined, settings: { max_connections: '300' } });
  context.atEnd(() => server.stop());
  await migrate({ connectionString: server.ownerUrl, folder: fileURLToPath(new URL('../../migrations', import.meta.url)), log: () => undefined });
  const superuserUrl = server.superuserUrl.replace('/postgres?', '/putright?');
  if (folder === undefined) {
    context.say(`growing ${cases} cases`);
    await growLandlord(superuserUrl, { cases, openShare, homes: Math.max(20, cases / 10), longestTimeline: Math.min(5000, cases / 2), slug: 'grown', seed: 1, say: () => undefined });
  }
  const client = new Client({ connectionString: superuserUrl });
  await client.connect();
  context.atEnd(() => client.end());
  const ask = async <Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> => (await client.query(sql, [...parameters])).rows as Row[];
  const landlordId = (await ask<{ id: string }>('select id from landlords order by created_at desc limit 1'))[0]?.id ?? '';
  await signIn(ask, landlordId);
  return {
    name: 'embedded', ownerUrl: server.ownerUrl, superuserUrl, port: 5432, cases, landlordId, ask,
    socketFolder: new URL(server.superuserUrl.replace('@/', '@host/')).searchParams.get('host') ?? '',
    pid: Number(readFileSync(join(server.cluster, 'postmaster.pid'), 'utf8').split('\n')[0]),
    cookie: `putright_session=${landlordId}.${secret}`,
  };
}

async function signIn(ask: GrownServer['ask'], landlordId: string): Promise<void> {
  await ask(
    `insert into sessions (landlord_id, id, staff_id, device, signed_in_at, last_seen_at, expires_at)
     select landlord_id, $2, id, 'a bench', now(), now(), now() + interval '1 day' from staff where landlord_id = $1 and 'manager' = any (roles) order by email limit 1
     on conflict (landlord_id, id) do update set last_seen_at = now(), expires_at = now() + interval '1 day'`,
    [landlordId, createHash('sha256').update(secret).digest()],
  );
}
