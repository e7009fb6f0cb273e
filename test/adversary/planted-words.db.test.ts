import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { parse } from 'csv-parse/sync';
import type { Tx } from '../../src/platform/database/index.ts';
import { roles } from '../../src/staff/index.ts';
import { exampleOf, nameOf, type Answer } from '../route-walk.ts';
import { AttackSite, pageRoutes } from './attack-site.ts';
import { fillEveryFile } from './rows-in-every-file.ts';

// What people write is shown as they wrote it, and is never a part of the page, a header or a formula.

const planted = `<script>planted()</script>"><img src=x onerror=planted()> {{7*7}} \${7*7} '; drop table cases; --`;

/** Everything somebody can write, where it is kept; what is only ever one of our own words is left out. */
const writable: Readonly<Record<string, readonly string[]>> = {
  residents: ['name', 'contact_times'], household_needs: ['detail', 'instruction'], homes: ['address_line', 'town'], blocks: ['name'], estates: ['name'], communal_areas: ['name'],
  staff: ['name'], teams: ['name'], organisations: ['name'], cases: ['title'], promises: ['words', 'made_to'], contacts: ['words'], notices: ['words'], messages: ['subject', 'body', 'recipient_name', 'failure'], mailbox: ['subject', 'body', 'recipient_name'],
  repairs: ['words', 'reporter_name', 'reporter_contact'], repair_visits: ['operative_name', 'outcome_words'], api_tokens: ['name', 'made_by_name'], import_runs: ['file_name', 'actor_name'], import_rejections: ['field', 'reason', 'mend'], case_events: ['actor_name'],
  orphans: ['brought_by', 'sender_name', 'subject', 'words', 'reason'], orphan_files: ['file_name'], contractors: ['name', 'contact_name'], contracts: ['name'], work_orders: ['work', 'access_needs', 'site_hazards', 'raised_by_name'],
  rates: ['description', 'unit'], programmes: ['name', 'work'], phone_captures: ['staff_name', 'why', 'reason'], post_inspections: ['inspector_name', 'operative_name'], post_inspection_items: ['words', 'remark', 'reading'],
  site_hazards: ['location', 'what_to_do', 'source'], home_endings: ['words', 'recorded_by_name'], message_tasks: ['detail'], outreaches: ['name', 'chosen_from', 'script', 'started_by_name', 'owner_name'], approaches: ['outcome_words', 'settled_by_name'], letter_batches: ['made_by_name'], neighbourhoods: ['name'],
};

describe('words that somebody planted', () => {
  let site: AttackSite;
  let dayOfAVisit: string;
  let postcode: string;
  before(async () => {
    site = await AttackSite.open();
    dayOfAVisit = await fillEveryFile(site.walk.database, site.ours);
    const [home] = await site.walk.database.inLandlord(site.ours.landlordId, (tx) => tx.query<{ postcode: string }>('select postcode from homes where landlord_id = $1 and id = $2', [tx.landlordId, site.ours.homeId]));
    postcode = home?.postcode ?? '';
  });
  after(() => site.close());

  /** As whoever keeps the database could, past every form: each page must be safe by itself. */
  async function plant(text: string): Promise<void> {
    const { landlordId } = site.ours;
    for (const [table, columns] of Object.entries(writable)) {
      for (const column of columns) {
        await site.walk.database.inLandlord(landlordId, async (tx) => {
          if (await mayBeWritten(tx, table, column)) await tx.query(`update ${table} set ${column} = $2 || ' ' || right(${column}, 40) where landlord_id = $1`, [landlordId, text]);
        });
      }
    }
  }

  test('stand escaped on every page that shows them, and in no page as a part of it', async () => {
    await plant(planted);
    const shown = new Set<string>();
    for (const route of pageRoutes.filter(({ method, path }) => method === 'GET' && !path.endsWith('.csv'))) {
      const cookie = site.cookieFor(site.ourPerson('every role'));
      const { status, text, headers } = await site.open(`${site.walk.addressOf(route)}${exampleOf(route).query?.(site.ours) ?? ''}`, cookie);
      assert.ok(status < 500, `${nameOf(route)} is answered ${status}`);
      // Data for a program, sent as a file to keep: no browser opens it as a page.
      if (String(headers['content-type']).startsWith('application/json') && String(headers['content-disposition']).startsWith('attachment')) continue;
      assert.doesNotMatch(text, /<script>planted|<img src=x|drop table cases; --"(?!>)|onerror=planted\(\)>/, nameOf(route));
      if (text.includes('&lt;script&gt;planted()')) shown.add(nameOf(route));
    }
    assert.ok(shown.size > 35, `only ${shown.size} pages show them, so this says little`);
  });

  /** Every list that leaves as a spreadsheet, asked for by somebody who has rows in it. */
  const files: readonly (readonly [name: string, fetch: () => Promise<Answer>])[] = pageRoutes.filter(({ path }) => path.endsWith('.csv')).map((route) => [nameOf(route), () => {
    // A contractor's own orders are nobody's but its people's.
    const cookie = site.cookieFor(site.ourPerson(route.path.startsWith('/our-orders') ? 'contractor' : 'every role'));
    const url = site.walk.addressOf(route);
    return route.method === 'GET' ? site.open(`${url}?team=all&on=${dayOfAVisit}${narrowedBy(route.path)}`, cookie) : site.send(url, cookie, [['q', postcode]]);
  }]);

  test('are texts and not formulas in every spreadsheet that we give out, and each holds some', async () => {
    for (const start of ['=', '+', '-', '@', '\t', '\r', '＝']) {
      await plant(`${start}cmd|' /C calc'!A1`);
      await site.walk.database.inLandlord(site.ours.landlordId, (tx) => tx.query('update import_rejections set cells = $2 where landlord_id = $1', [tx.landlordId, JSON.stringify([`${start}1+1`, `${start}SUM(A1)`])]));
      for (const [name, fetch] of files) {
        const { status, text, headers } = await fetch();
        assert.equal(status, 200, name);
        const rows = parse(text, { bom: true, relaxColumnCount: true }) as string[][];
        assert.equal(rows.length > 1, !(name in withoutRows), `${name}: a heading and nothing else says nothing of cells`);
        assert.deepEqual(rows.flat().filter((cell) => /^[=+\-@\t\r＝]/.test(cell)), [], `${name} with ${JSON.stringify(start)}`);
        assert.match(String(headers['content-disposition']), /^attachment; filename="[a-z0-9.-]+\.csv"$/);
      }
    }
  });

  test('come out of the API as they went in, as JSON that no browser takes for a page', async () => {
    await plant(planted);
    const token = await site.tokenFor(roles);
    for (const url of ['/api/v1/cases?team=all', `/api/v1/homes/${site.ours.homeId}`, `/api/v1/residents/${site.ours.residentId}`, '/api/v1/staff']) {
      const { status, text, headers } = await site.call('GET', url, token);
      assert.deepEqual([status, headers['content-type'], headers['x-content-type-options']], [200, 'application/json; charset=utf-8', 'nosniff'], url);
      assert.ok(text.includes(JSON.stringify(planted).slice(1, 30)), url);
    }
  });
});

/** Lists that have no row here, each with why. */
const withoutRows: Readonly<Record<string, string>> = {
  'GET /damp/weeks.csv': 'Worked out by night, and from years of reports; here are three months of a hundred homes, in the morning.',
  'GET /damp/types.csv': 'Worked out by night, and from years of reports; here are three months of a hundred homes, in the morning.',
  'GET /damp/alarms.csv': 'Worked out by night, and from years of reports; here are three months of a hundred homes, in the morning.',
  'GET /damp/clusters.csv': 'Worked out by night, and from years of reports; here are three months of a hundred homes, in the morning.',
  'GET /damp/silent.csv': 'Worked out by night, and from years of reports; here are three months of a hundred homes, in the morning.',
  'GET /damp/silent/homes.csv': 'Worked out by night, and from years of reports; here are three months of a hundred homes, in the morning.',
  'GET /damp/silent/audit.csv': 'Worked out by night, and from years of reports; here are three months of a hundred homes, in the morning.',
  'GET /damp/money.csv': 'Worked out by night, and from years of reports; here are three months of a hundred homes, in the morning.',
  'GET /damp/money/programmes.csv': 'Worked out by night, and from years of reports; here are three months of a hundred homes, in the morning.',
  'GET /damp/areas.csv': 'Areas are worked out by night, and from years of reports; here are three months of a hundred homes, in the morning.',
};

/** What a list must be asked for to have rows: an answered order says something of few measures. */
function narrowedBy(path: string): string {
  return /^\/(contractors|our-orders)\//.test(path) ? '&measure=orders-turned-down' : '';
}

/** A role that may add and not change is how a table says that its rows are never edited. */
async function mayBeWritten(tx: Tx, table: string, column: string): Promise<boolean> {
  const [row] = await tx.query<{ may: boolean }>(`select has_column_privilege(current_user, $1, $2, 'update') as may`, [table, column]);
  return row?.may === true;
}
