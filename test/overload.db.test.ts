import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { openRoute, page, publicRoute } from '../src/platform/http/index.ts';
import { html } from '../src/platform/html/index.ts';
import { asForm, openForm, openOutsideSite, type OutsideSite } from './outside-site.ts';

const clients = 200;
const seconds = 4;
const megabyte = 1024 * 1024;

describe('two hundred clients at once in front of a slow database', () => {
  let site: OutsideSite;
  before(async () => {
    site = await openOutsideSite({
      routes: [
        publicRoute('GET', '/l/:landlord/slow', async ({ tx }) => {
          await tx.query('select pg_sleep(0.05)');
          return page(html`<p>Here you are</p>`);
        }),
        publicRoute('POST', '/l/:landlord/slow', async ({ tx, landlord }) => {
          await tx.query(`insert into organisations (landlord_id, id, name, kind) values ($1, gen_random_uuid(), 'Sent', 'contractor')`, [landlord.id]);
          return page(html`<p>Saved</p>`);
        }),
        openRoute('GET', '/plain', async ({ csrfToken }) => page(html`<input name="_csrf" value="${csrfToken}">`)),
      ],
    });
  });
  after(() => site.close());

  async function hammer(path: string, until: number, statuses: Map<number, number>): Promise<void> {
    while (performance.now() < until) {
      const answer = await fetch(`http://127.0.0.1:${site.port}${path}`);
      const { status } = answer;
      const text = await answer.text();
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      if (status !== 200) {
        assert.ok(Number(answer.headers.get('retry-after')) > 0);
        assert.match(text, /Putright is busy[\s\S]*Nothing was saved/);
        // As the answer asks, if not for as long.
        await pause(100);
      }
    }
  }

  test('every answer is the page or a plain word, and at once after all is as before', async () => {
    const path = `/l/${site.landlord.slug}/slow`;
    const statuses = new Map<number, number>();
    globalThis.gc?.();
    const before = process.memoryUsage().rss;
    const until = performance.now() + seconds * 1000;
    const [besides] = await Promise.all([
      pause(1000).then(async () => Promise.all(['/health', '/plain', '/rulebook-that-is-not-here'].map(async (address) => (await site.ask(address)).status))),
      ...Array.from({ length: clients }, () => hammer(path, until, statuses)),
    ]);
    assert.deepEqual(besides, [200, 200, 404], 'what asks the database nothing is answered all the while');
    assert.deepEqual([...statuses.keys()].toSorted(), [200, 503]);
    // How long those let in waited bench/overload.ts measures: a test is never timed.
    const served = site.logged.map((line) => JSON.parse(line) as { status: number; route: string }).filter(({ status, route }) => status === 200 && route.endsWith('/slow'));
    assert.ok(served.length > 50, `${served.length} were served`);
    assert.ok(process.memoryUsage().rss - before < 150 * megabyte, 'memory stays where it was');
    assert.equal((await site.ask(path)).status, 200, 'at once after it answers again');
  });

  test('of forms sent meanwhile, exactly those are saved that were told so', async () => {
    const { token, cookie } = await openForm(site, '/plain');
    const path = `/l/${site.landlord.slug}/slow`;
    const slow = Array.from({ length: 40 }, () => site.ask(path));
    const sent = await Promise.all(Array.from({ length: 120 }, () => site.ask(path, { method: 'POST', headers: { ...asForm, cookie }, body: `_csrf=${encodeURIComponent(token)}` })));
    await Promise.all(slow);
    const told = sent.filter(({ status }) => status === 200).length;
    assert.ok(sent.some(({ status }) => status === 503) && told > 0);
    const [row] = await site.database.inLandlord(site.landlord.id, (tx) => tx.query<{ saved: number }>(`select count(*) as saved from organisations where landlord_id = $1 and name = 'Sent'`, [site.landlord.id]));
    assert.equal(row?.saved, told);
  });
});
