import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { instant } from '../src/clock/index.ts';
import { demonstrationPassword, makeDemonstration, signInsToTry } from '../src/demonstration/index.ts';
import { openDatabase, type Database } from '../src/platform/database/index.ts';
import { openFolderStore } from '../src/platform/files/index.ts';
import { testDatabase, type TestDatabase } from './database.ts';
import { openProductServer, type ProductServer } from './product-server.ts';
import { TestBrowser, type Answer } from './staff-site.ts';

// Whoever works with it follows every link that they are shown, a few of each kind, through an invented landlord's whole
// history. A link that its reader may not follow is a dead button, and may tell them what is not theirs to know.

const now = '2026-11-24T09:00:00.000Z';
const ofEachKind = 2;
const mostPages = 400;
/** What opens in another program, or ends the session; downloads have tests of their own. */
const notPages = /^\/sign-out|\.(?:csv|xlsx|ics|zip|pdf|js|css|png|svg|webmanifest)(?:\?|$)|\/photos\/|\/thumbnail$|\/content$|^\/evidence\/[^/]+\/[^/]+$/;

/** An address without what makes it one of many: ids, references, numbers, what a filter is set to. */
function kindOf(address: string): string {
  const [path = '', query = ''] = address.split('?');
  const shape = path.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id').replaceAll(/\b[A-Z]{3}-\d{4}-\d+/g, ':reference').replaceAll(/\d+/g, ':n');
  return `${shape}?${[...new URLSearchParams(query).keys()].toSorted().join('&')}`;
}

const linksOf = ({ text, location }: Answer): string[] =>
  (location?.startsWith('/') === true ? [location] : [...text.matchAll(/href="(\/[^"#]*)/g)].map(([, href = '']) => href.replaceAll('&amp;', '&')));

/** What should not stand on any page: a value that was missing where words were put together. */
const oddWords = />[^<]*\b(?:undefined|NaN|\[object Object\]|Invalid Date)\b[^<]*</;

function troublesOf({ status, text }: Answer): string[] {
  // A form that has nothing to choose from says why, as 422.
  const refused = status >= 400 && status !== 422 ? [`is answered ${status}`] : [];
  const odd = oddWords.exec(text)?.[0];
  return odd === undefined ? refused : [...refused, `says ${odd}`];
}

interface Walked {
  readonly pages: number;
  readonly troubles: readonly string[];
}

async function walk(browser: TestBrowser, start: string): Promise<Walked> {
  const seen = new Map<string, number>();
  const waiting = [{ address: start, from: 'the sign-in' }];
  const done = new Set<string>();
  const troubles: string[] = [];
  for (let next = waiting.shift(); next !== undefined && done.size < mostPages; next = waiting.shift()) {
    const { address, from } = next;
    const kind = kindOf(address);
    const times = seen.get(kind) ?? 0;
    if (done.has(address) || times >= ofEachKind || notPages.test(address)) continue;
    seen.set(kind, times + 1);
    done.add(address);
    const answer = await browser.get(address);
    troubles.push(...troublesOf(answer).map((trouble) => `${address}, linked from ${from}, ${trouble}`));
    for (const link of linksOf(answer)) waiting.push({ address: link, from: address });
  }
  return { pages: done.size, troubles };
}

describe('every link somebody is shown', () => {
  let made: TestDatabase;
  let database: Database;
  let product: ProductServer;
  let folder: string;
  before(async () => {
    made = await testDatabase();
    folder = await mkdtemp(join(tmpdir(), 'putright-links-'));
    const owner = await openDatabase({ connectionString: made.ownerUrl, mostConnections: 3 });
    await makeDemonstration(owner, { homes: 80, days: 430, onProgress: () => undefined, now: instant(now), ownerUrl: made.ownerUrl, isFresh: false, files: openFolderStore(folder) });
    await owner.close();
    database = await openDatabase({ connectionString: made.appUrl, mostConnections: 8 });
    product = await openProductServer({ database, folder, publicAddress: 'http://localhost:3000', readClock: () => now });
  });
  after(async () => {
    await product.close();
    await database.close();
    await made.close();
    await rm(folder, { recursive: true, force: true });
  });

  for (const { email, role, landlord } of signInsToTry()) {
    it(`leads somewhere: ${role} of ${landlord} (${email})`, async () => {
      const browser = new TestBrowser({ server: product.server, database, clock: { now }, close: product.close });
      const signedIn = await browser.post('/sign-in', { email, password: demonstrationPassword });
      assert.equal(signedIn.location, '/work');
      const { pages, troubles } = await walk(browser, '/work');
      assert.deepEqual(troubles, []);
      assert.ok(pages > 5, `only ${pages} pages were seen`);
    });
  }
});
