import { Client } from 'pg';
import { apiCallers } from '../src/api-tokens/index.ts';
import { insightRoutes } from '../src/insight/index.ts';
import { addRun } from '../src/insight/runs/store.ts';
import { performRuns, runParts, type RunPart } from '../src/insight/runs/perform-runs.ts';
import { openDatabase, type Database } from '../src/platform/database/index.ts';
import { createWebServer, sessionCookie } from '../src/platform/http/index.ts';
import { newId } from '../src/platform/ids.ts';
import { openLog } from '../src/platform/log.ts';
import { migrate } from '../src/platform/migrations/index.ts';
import { migrationsFolder } from '../src/platform/open-product.ts';
import { numberOption, type BenchContext, type Figure, type Part } from './measure/figure.ts';
import { startBenchServer } from './measure/postgres-servers.ts';
import { spreadMs } from './measure/spread.ts';

// npm run bench -- insight --homes 12000 --years 5
//
// Homes, tenancies, positions and episodes are made by PostgreSQL itself; then one run is worked out as each night, from reading to
// the stored results, and the dashboard is opened from these. The reference is reading the same homes alone.

/** Where homes are damp: the nightly run, and the page that shows it. */
export const part: Part = { name: 'insight', about: 'where homes are damp, worked out as each night', run };

const now = '2026-11-24T02:15:00.000Z';
const sizes = [{ homes: 12_000, atMostSeconds: 10 }, { homes: 100_000, atMostSeconds: 60 }] as const;

async function run(context: BenchContext): Promise<Figure[]> {
  const server = await startBenchServer(context);
  await migrate({ connectionString: server.ownerUrl, folder: migrationsFolder, log: () => undefined });
  const database = await openDatabase({ connectionString: server.ownerUrl, mostConnections: 4 });
  context.atEnd(() => database.close());
  const asked = numberOption(context, 'homes', 0);
  const years = numberOption(context, 'years', 5);
  const figures: Figure[] = [];
  for (const { homes, atMostSeconds } of sizes.filter((size) => asked === 0 || size.homes === asked)) {
    context.say(`making ${homes} homes`);
    const landlord = await seed(server.superuserUrl, { homes, years });
    figures.push(await nightly(database, landlord, { homes, years, atMostSeconds }), ...await pages(database, landlord, homes));
  }
  return figures;
}

interface Seeded {
  readonly id: string;
  readonly organisationId: string;
  readonly staffId: string;
}

/** Blocks of 20 homes, six to an estate; 7 in 100 homes a year begin an episode, in some blocks five times as many, more of them in winter. */
async function seed(superuserUrl: string, { homes, years }: { readonly homes: number; readonly years: number }): Promise<Seeded> {
  const made = { id: newId(), organisationId: newId(), staffId: newId() };
  const client = new Client({ connectionString: superuserUrl });
  await client.connect();
  const insert = (sql: string) => client.query(sql.replaceAll('$L', `'${made.id}'::uuid`).replaceAll('$O', `'${made.organisationId}'::uuid`).replaceAll('$S', `'${made.staffId}'::uuid`).replaceAll('$H', String(homes)).replaceAll('$Y', String(years)).replaceAll('$N', `'${made.id}'`));
  try {
    for (const sql of seedStatements) await insert(sql);
  } finally {
    await client.end();
  }
  return made;
}

const idOf = (kind: string, number: string) => `md5($N || '${kind}' || (${number}))::uuid`;
const seedStatements = [
  `insert into landlords (id, slug, name, colour, phone, emergency_phone, email, is_invented, created_at) values ($L, 'bench-' || $H, 'Bench of ' || $H, '#1d70b8', '1', '2', 'a@bench.example', false, now())`,
  `insert into organisations (landlord_id, id, name, kind) values ($L, $O, 'Bench', 'council')`,
  `insert into staff (landlord_id, id, organisation_id, name, email, roles, created_at) values ($L, $S, $O, 'A. Bench', 'bench' || $H || '@bench.example', '{manager}', now())`,
  `insert into teams (landlord_id, id, organisation_id, name) values ($L, ${idOf('team', "'1'")}, $O, 'Bench')`,
  `insert into wards select $L, 'E05' || lpad(g::text, 6, '0'), 'Ward ' || g, 'Bench' from generate_series(0, greatest(1, $H / 600)) g`,
  `insert into neighbourhoods (landlord_id, id, name) select $L, ${idOf('n', 'g')}, 'Neighbourhood ' || g from generate_series(0, greatest(1, $H / 1200)) g`,
  `insert into estates (landlord_id, id, neighbourhood_id, name) select $L, ${idOf('e', 'g')}, ${idOf('n', 'g / 10')}, 'Estate ' || g from generate_series(0, $H / 120) g`,
  `insert into blocks (landlord_id, id, estate_id, name) select $L, ${idOf('b', 'g')}, ${idOf('e', 'g / 6')}, 'Block ' || g from generate_series(0, $H / 20) g`,
  `insert into homes (landlord_id, id, uprn, address_line, town, postcode, block_id, estate_id, neighbourhood_id, ward_code, tenure, owning_organisation_id, managing_organisation_id, built_from, built_until, wall, heating, ventilation, epc_band, form,
     facts_source, facts_on, postcode_key, search_text, updated_at)
   select $L, ${idOf('h', 'g')}, lpad(g::text, 12, '0'), g || ' Bench Street', 'Bench', 'SK30 1AB', ${idOf('b', 'g / 20')}, ${idOf('e', 'g / 120')}, ${idOf('n', 'g / 1200')}, 'E05' || lpad((g / 600)::text, 6, '0'), 'social rent', $O, $O,
     1950 + (g / 120) % 60, 1950 + (g / 120) % 60, (array['solid brick', 'filled cavity', 'concrete panel'])[1 + (g / 120) % 3], (array['gas combi boiler', 'communal heating'])[1 + (g / 60) % 2], 'extractor fans', (array['C', 'D', 'E'])[1 + g % 3],
     (array['low-rise flat', 'terraced house'])[1 + (g / 40) % 2], 'bench', '2026-01-01', 'SK301AB', '', now() from generate_series(0, $H - 1) g`,
  `insert into tenancies (landlord_id, id, home_id, tenure, started_on, ended_on) select $L, ${idOf('t1', 'g')}, ${idOf('h', 'g')}, 'social rent', '2012-01-01', case when g % 4 = 0 then '2024-03-01'::date end from generate_series(0, $H - 1) g`,
  `insert into tenancies (landlord_id, id, home_id, tenure, started_on) select $L, ${idOf('t2', 'g')}, ${idOf('h', 'g')}, 'social rent', '2024-04-15' from generate_series(0, $H - 1, 4) g`,
  `insert into home_positions select $L, ${idOf('h', 'g')}, 53.3 + (g / 120) % 40 * 0.004 + (g / 20) % 6 * 0.0005, -2.3 + (g / 4800) * 0.004 + (g / 20) % 3 * 0.0005, 'bench', now() from generate_series(0, $H - 1) g`,
  `insert into cases (landlord_id, id, reference, kind, title, home_id, owner_id, team_id, stage, update_every, opened_at, closed_at, version, last_sequence, last_hash, search_text)
   values ($L, ${idOf('c', "'1'")}, 'REP-2021-00001', 'repair', 'Damp', ${idOf('h', "'1'")}, $S, ${idOf('team', "'1'")}, 'closed', 5, timestamptz '2026-11-24' - $Y * interval '1 year', now(), 1, 1, decode(repeat('00', 32), 'hex'), '')`,
  `insert into damp_episodes (landlord_id, home_id, began_on, last_reported_on, closed_on, reports, case_id)
   select $L, ${idOf('h', 'g')}, day, day, day, 1, ${idOf('c', "'1'")} from (
     select g, date '2026-11-20' - y * 365 - (case when random() < 0.7 then floor(random() * 150) else 150 + floor(random() * 210) end)::int as day
     from generate_series(0, $H - 1) g, generate_series(0, $Y - 1) y where random() < 0.07 * case when (g / 20) % 9 = 3 then 5 else 1 end
   ) began on conflict do nothing`,
  // A repair of damp for each episode of three years, most with an order; and leaks at a fifth of the homes.
  `insert into cases (landlord_id, id, reference, kind, title, home_id, owner_id, team_id, stage, update_every, opened_at, closed_at, version, last_sequence, last_hash, search_text)
   select $L, ${idOf('r', 'n')}, 'REP-X-' || n, 'repair', 'Damp', home_id, $S, ${idOf('team', "'1'")}, 'closed', 5, began_on, began_on + 20, 1, 1, decode(repeat('00', 32), 'hex'), ''
   from (select home_id, began_on, row_number() over (order by home_id, began_on) as n from damp_episodes where landlord_id = $L and began_on > '2023-11-24') d`,
  `insert into cases (landlord_id, id, reference, kind, title, home_id, owner_id, team_id, stage, update_every, opened_at, closed_at, version, last_sequence, last_hash, search_text)
   select $L, ${idOf('l', 'g')}, 'REP-L-' || g, 'repair', 'Leak', ${idOf('h', 'g')}, $S, ${idOf('team', "'1'")}, 'closed', 5, '2025-06-01', '2025-06-20', 1, 1, decode(repeat('00', 32), 'hex'), '' from generate_series(0, $H - 1, 5) g`,
  `insert into repairs (landlord_id, case_id, stage, reported_at, problem, room, extent, since, words, reported_by, reporter_name, hazard, is_emergency, failed_fixes, answer_attempts, follow_ons)
   select $L, id, 'closed', opened_at, case when title = 'Leak' then 'leak' else 'damp-or-mould' end, 'Kitchen', '', '', '', 'adviser', 'A', 'not-a-hazard', false, 0, 0, 0 from cases where landlord_id = $L and reference like 'REP-_-%'`,
  `insert into contractors (landlord_id, id, name, kind, trades, patches, contact_name, contact_phone, contact_email, starts_on) values ($L, ${idOf('k', "'1'")}, 'Bench', 'own team', '{}', '{}', 'A', '1', 'a', '2020-01-01')`,
  `insert into work_orders (landlord_id, id, case_id, number, purpose, trade, contractor_id, work, lines, value_pence, authorised_pence, priority, access_needs, site_hazards, state, state_facts, raised_at, raised_by_name)
   select $L, ${idOf('o', 'id')}, id, 1, 'work', 'plumber', ${idOf('k', "'1'")}, '', '[]', 20000, 20000, 'routine', '', '', 'completed', '{}', opened_at, 'A' from cases where landlord_id = $L and reference like 'REP-X-%' and reference not like '%5'`,
  'analyze',
];

async function nightly(database: Database, { id, organisationId }: Seeded, { homes, years, atMostSeconds }: { readonly homes: number; readonly years: number; readonly atMostSeconds: number }): Promise<Figure> {
  await database.inLandlord(id, (tx) => addRun(tx, { id: newId(), organisationId, askedById: null, askedAt: now }));
  const [began, before] = [performance.now(), process.cpuUsage()];
  const times = new Map<RunPart, number>();
  await performRuns({ database, now, onPart: (part) => times.set(part, performance.now()) }, id);
  const seconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(before);
  const [done] = await database.inLandlord(id, (tx) => tx.query<{ areas: number; clusters: number; episodes: number; silentPlaces: number; silentHomes: number; moneyBlocks: number }>(
    `select (select count(*) from insight_areas where landlord_id = $1)::int as areas, (select count(*) from insight_clusters where landlord_id = $1)::int as clusters, (found->>'episodes')::int as episodes,
       (select count(*) from insight_silent_places where landlord_id = $1)::int as "silentPlaces", (select count(*) from insight_silent_homes where landlord_id = $1)::int as "silentHomes", (select count(*) from insight_money where landlord_id = $1)::int as "moneyBlocks" from insight_runs where landlord_id = $1`, [id],
  ));
  return {
    what: `nightly run, ${homes} homes × ${years} years`,
    numbers: { seconds, ...secondsOf(times), processorSeconds: (user + system) / 1e6, mostMb: process.resourceUsage().maxRSS / 1024, areas: done?.areas ?? 0, clusters: done?.clusters ?? 0, episodes: done?.episodes ?? 0, silentPlaces: done?.silentPlaces ?? 0, silentHomes: done?.silentHomes ?? 0, moneyBlocks: done?.moneyBlocks ?? 0 },
    aims: [{ number: 'seconds', atMost: atMostSeconds }, { number: 'mostMb', atMost: 1024 }],
  };
}

/** How long each part of a run took, so that what grows can be seen. */
function secondsOf(times: ReadonlyMap<RunPart, number>): Readonly<Record<string, number>> {
  return Object.fromEntries(runParts.slice(0, -1).map((part, at) => {
    const [from, until] = [times.get(part), times.get(runParts[at + 1] ?? 'done')];
    if (from === undefined || until === undefined) throw new Error(`Nobody said when “${part}” began or ended.`);
    return [`${part.replaceAll(/ (\w)/g, (_, letter: string) => letter.toUpperCase())}Seconds`, (until - from) / 1000];
  }));
}

const addresses = ['/damp', '/damp?level=estate', '/damp/map', '/damp/map?outline=estate', '/damp/did-it-work', '/damp/silent', '/damp/silent?level=block&which=all', '/damp/silent/homes', '/damp/silent/audit?by=estate', '/damp/money', '/damp/money?by=cost&planned=no'];

/** The page of one ward and of one block of the newest run. */
async function areas(database: Database, id: string): Promise<readonly string[]> {
  const rows = await database.inLandlord(id, (tx) => tx.query<{ run: string; number: number }>(`select run_id as run, min(number) as number from insight_areas where landlord_id = $1 and level <> 'estate' group by run_id, level order by level`, [id]));
  return rows.map(({ run, number }) => `/damp/area?run=${run}&area=${number}`);
}

/** The dashboard, and its pages of silent homes and of money, each as a manager opens it, with everything but the network. */
async function pages(database: Database, { id, organisationId, staffId }: Seeded, homes: number): Promise<Figure[]> {
  const server = await createWebServer({
    routes: insightRoutes, navigation: [], database, apiCallers, log: openLog('silent'), publicAddress: 'http://localhost', trustProxy: false, requestsPerMinute: 1_000_000, readClock: () => now,
    resolveLink: async () => undefined, landlordOfLink: () => undefined, readSession: async () => ({ staffId, name: 'A. Bench', roles: ['manager'], teamIds: [], organisationId }),
  });
  const cookie = `${sessionCookie}=${id}.${'b'.repeat(43)}`;
  const figures: Figure[] = [];
  for (const url of [...addresses, ...await areas(database, id)]) {
    const took: number[] = [];
    for (let round = 0; round < 70; round += 1) {
      const began = performance.now();
      const { statusCode } = await server.inject({ url, headers: { cookie } });
      if (statusCode !== 200) throw new Error(`The page answered ${statusCode}.`);
      if (round >= 10) took.push(performance.now() - began);
    }
    figures.push({ what: `${url.replace(/run=[^&]+&/, '')} from stored results, ${homes} homes`, numbers: spreadMs(took), aims: [{ number: 'p95Ms', atMost: 100 }] });
  }
  await server.close();
  return figures;
}
