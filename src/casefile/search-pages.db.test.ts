import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { aContext } from '../../test/builders/case.ts';
import { aCaseOf, aLandlord, type BuiltLandlord } from '../../test/builders/landlord.ts';
import { testDatabase, type TestDatabase } from '../../test/database.ts';
import { cookieOf, sendForm, siteByRole } from '../../test/site-by-role.ts';
import { addHours, dateInLondon, type Instant } from '../clock/index.ts';
import { insertRows, openDatabase, type Database, type Tx } from '../platform/database/index.ts';
import { newId } from '../platform/ids.ts';
import { rewritePieces, wordsToKeep } from '../platform/search/index.ts';
import { applyChange } from './apply-change.ts';
import { newDraft } from './draft.ts';
import { casefileRoutes } from './index.ts';
import type { CaseChange } from './model.ts';
import { loadCaseForChange } from './store/load.ts';
import { saveCases } from './store/save.ts';

const now = '2026-11-17T10:00:00.000Z' as Instant;
const howMany = 47;

describe('a long list that was found', () => {
  let made: TestDatabase;
  let database: Database;
  let landlord: BuiltLandlord;
  let server: FastifyInstance;
  before(async () => {
    made = await testDatabase();
    database = await openDatabase({ connectionString: made.appUrl, mostConnections: 3 });
    landlord = await aLandlord(database);
    server = await siteByRole(database, casefileRoutes, now);
    await database.inLandlord(landlord.id, async (tx) => {
      for (let at = 0; at < howMany; at += 1) await addCase(tx, at);
      await addPeople(tx);
      await addHomes(tx);
    });
  });
  after(async () => {
    await server.close();
    await database.close();
    await made.close();
  });

  /** The word was said of each twice, on days of their own: the older must not bring it up again. */
  async function addCase(tx: Tx, at: number): Promise<void> {
    const reference = `REP-2026-${String(at + 100).padStart(5, '0')}`;
    const [first, second] = [addHours(now, -1000 - at * 7), addHours(now, -at * 5)];
    const draft = newDraft(aCaseOf(landlord, reference, { openedAt: first }));
    applyChange(draft, said, contextAt(first));
    await saveCases(tx, [draft]);
    const again = await loadCaseForChange(tx, reference);
    applyChange(again, said, contextAt(second));
    await saveCases(tx, [again]);
  }
  const said: CaseChange = { events: [{ type: 'NoteAdded', data: { words: 'wobblegate' } }] };
  const contextAt = (at: Instant) => ({ ...aContext({ actor: landlord.staff.adviser }), newId, now: at, today: dateInLondon(at) });

  async function addPeople(tx: Tx): Promise<void> {
    const people = Array.from({ length: howMany }, (_, at) => ({ landlord_id: tx.landlordId, id: newId(), name: `Quaverly ${String.fromCodePoint(65 + (at % 26))}`, preferred_channel: 'text', search_text: '', updated_at: now }));
    await insertRows(tx, 'residents', people);
    await rewritePieces(tx, 'res', people.map(({ id, name }) => ({ kind: 'resident', subjectId: id, at: now, words: wordsToKeep(name), marks: [] })));
  }

  async function addHomes(tx: Tx): Promise<void> {
    const [model] = await tx.query<Record<string, unknown>>('select * from homes where landlord_id = $1', [tx.landlordId]);
    const homes = Array.from({ length: howMany }, (_, at) => ({ ...model, id: newId(), uprn: `1000200000${10 + at}`, address_line: `${at + 1} Yellow Row`, search_text: '' }));
    await insertRows(tx, 'homes', homes as never);
    await rewritePieces(tx, 'hom', homes.map(({ id, address_line }) => ({ kind: 'home', subjectId: id, at: now, words: wordsToKeep(address_line), marks: [landlord.councilId.slice(-12)] })));
  }

  /** Every page of a search, each by the button of the one before; what each shows. */
  async function pagesOf(typed: string, shown: RegExp): Promise<string[][]> {
    const cookie = cookieOf({ id: landlord.id, staffId: landlord.staff.manager.id, teamId: landlord.repairsTeamId, organisationId: landlord.councilId } as never, 'manager');
    const pages: string[][] = [];
    for (let fields: Record<string, string> | undefined = { q: typed }; fields !== undefined && pages.length < 20; ) {
      const { body, status } = await sendForm(server, { from: '/search', to: '/search', cookie }, fields);
      assert.equal(status, 200);
      pages.push([...body.matchAll(shown)].map(([, one = '']) => one));
      const [, form] = /(<input type="hidden" name="q"[\s\S]*?)<button[^>]*>\s*Show the next/.exec(body) ?? [];
      fields = form === undefined ? undefined : Object.fromEntries([...form.matchAll(/name="(\w+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]));
    }
    return pages;
  }

  const lists: readonly (readonly [what: string, typed: string, shown: RegExp, count: number])[] = [
    ['homes', 'yellow row', /href="\/homes\/([0-9a-f-]{36})"/g, howMany],
    ['people, many of one name', 'quaverly', /href="\/residents\/([0-9a-f-]{36})"/g, howMany],
    ['cases, of each of which it was said twice', 'wobblegate', />(REP-2026-\d+)</g, howMany],
  ];
  for (const [what, typed, shown, count] of lists) {
    it(`goes on, twenty at a time, until each was shown once: ${what}`, async () => {
      const pages = await pagesOf(typed, shown);
      assert.deepEqual(pages.slice(0, -1).map((page) => page.length), Array.from({ length: Math.ceil(count / 20) - 1 }, () => 20));
      const all = pages.flat();
      assert.deepEqual([all.length, new Set(all).size], [count, count]);
    });
  }
});
