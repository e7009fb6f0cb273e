import { fileURLToPath } from 'node:url';
import { currentInstant } from '../../src/platform/clock.ts';
import { migrate } from '../../src/platform/migrations/index.ts';
import { makeToken } from '../measure/api-token.ts';
import { onceIn } from '../measure/postgres-servers.ts';
import { loadPeerCases } from './load-cases.ts';
import { peerLandlord, type PeerLandlord } from './peer-landlord.ts';

export { peerPassword } from './peer-landlord.ts';
export { referenceOf } from './load-cases.ts';

/** A database of the peers' own PostgreSQL server with their generated cases in Putright's tables. */
export interface Prepared {
  readonly ownerUrl: string;
  readonly landlord: PeerLandlord;
  readonly token: string;
  readonly cases: number;
}

const migrations = fileURLToPath(new URL('../../migrations', import.meta.url));

/** Makes the database and loads the file into it, unless it is there already. `server` is a superuser's address without a database. */
export async function prepare(server: string, name: string, file: string, say: (line: string) => void): Promise<Prepared> {
  const superuserUrl = `${server}/${name}`;
  const ownerUrl = superuserUrl.replace(/\/\/[^@]*@/, '//putright@');
  await onceIn(`${server}/postgres`, `do $$ begin
    if not exists (select from pg_roles where rolname = 'putright') then create role putright login createrole; end if;
    if not exists (select from pg_roles where rolname = 'putright_app') then create role putright_app nologin; end if;
    grant putright_app to putright;
  end $$`);
  const found = await onceIn(`${server}/postgres`, 'select from pg_database where datname = $1', [name]);
  if (found.length === 0) await onceIn(`${server}/postgres`, `create database ${name} owner putright template template0`);
  await migrate({ connectionString: ownerUrl, folder: migrations, log: () => undefined });
  const landlord = await peerLandlord(superuserUrl, ownerUrl);
  const began = performance.now();
  const [known] = await onceIn<{ loaded: string | null }>(superuserUrl, "select shobj_description(oid, 'pg_database') as loaded from pg_database where datname = current_database()");
  let cases = Number(known?.loaded ?? 0);
  if (cases === 0) {
    const [there] = await onceIn<{ some: boolean }>(superuserUrl, 'select exists (select from cases where landlord_id = $1) as some', [landlord.id]);
    if (there?.some === true) throw new Error(`Loading the cases into ${name} was cut short: drop that database.`);
    cases = await loadPeerCases(ownerUrl, landlord, file, () => onceIn(superuserUrl, 'analyze'));
    await onceIn(superuserUrl, 'vacuum (analyze)');
    await onceIn(superuserUrl, `comment on database ${name} is '${cases}'`);
    say(`${cases} generated cases loaded in ${((performance.now() - began) / 1000).toFixed(0)} s`);
  }
  const token = await makeToken(ownerUrl, { id: landlord.id, planner: landlord.manager }, currentInstant());
  return { ownerUrl, landlord, token, cases };
}
