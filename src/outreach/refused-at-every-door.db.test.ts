import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { DoorSite } from '../../test/doors/door-site.ts';
import { assertSaysNo } from '../../test/doors/refused-page.ts';
import { approachFields, rowsOfApproaches, rowsOfStart, startFields, type ApproachStateName, type KnownOutreach } from '../../test/doors/rows-of-outreach.ts';
import { endInDatabase } from '../../test/builders/ended-home.ts';
import { insertRows } from '../platform/database/index.ts';
import { newId } from '../platform/ids.ts';
import { approachRefusalInWords, startRefusalInWords } from './views/refusal-words.ts';

/** The words of the refusal, or those with which the form asks for it first. */
const assertSaid = (words: string, said: string, asked: RegExp | undefined): void => (asked === undefined ? assert.ok(words.includes(said), `${words}, and not: ${said}`) : assert.match(words, asked));

describe('what is refused of an outreach', () => {
  let doors: DoorSite;
  let known: KnownOutreach;
  let found: Readonly<Record<ApproachStateName, string>>;
  before(async () => {
    doors = await DoorSite.open();
    const [home, soldHome = '', ...asked] = await moreHomes(5);
    const [settled = '', promised = '', open = ''] = asked;
    known = { home: home ?? '', askedHome: open, noHome: '0199c0de-0000-7000-8000-00000000dead', soldHome, ownerId: doors.site.landlord.staff.adviser.id };
    await doors.site.inLandlord((tx) => endInDatabase(tx, soldHome));
    const begun = await doors.call('manager', '/api/v1/outreaches', { name: 'Begun', way: 'call', script: 'Do you see any damp?', promisedOn: '2026-12-18', owner: known.ownerId, homes: asked });
    assert.equal(begun.status, 201, begun.text);
    const rows = await doors.site.inLandlord((tx) => tx.query<{ reference: string; home: string }>('select c.reference, a.home_id as home from approaches a join cases c on c.landlord_id = $1 and c.id = a.case_id where a.landlord_id = $1', [tx.landlordId]));
    const of = (id: string) => rows.find((row) => row.home === id)?.reference ?? '';
    found = { open: of(open), settled: of(settled), promised: of(promised) };
    const done = await doors.call('manager', `/api/v1/approaches/${found.settled}/outcome`, { result: 'all well', how: 'phone', version: await doors.versionOf(found.settled) });
    assert.equal(done.status, 200, done.text);
    const made = await doors.call('manager', `/api/v1/cases/${found.promised}/promises`, { madeTo: 'Whoever lives there', words: 'We ring about the fan', dueOn: '2026-12-10', version: await doors.versionOf(found.promised) });
    assert.ok(made.status < 300, made.text);
  });
  after(() => doors.close());

  const moreHomes = (count: number) => doors.site.inLandlord(async (tx) => {
    const [home] = await tx.query<Record<string, unknown>>('select * from homes where landlord_id = $1 and id = $2', [tx.landlordId, doors.site.landlord.homeId]);
    const ids = Array.from({ length: count }, () => newId());
    await insertRows(tx, 'homes', ids.map((id, at) => ({ ...home, id, uprn: `1000100009${10 + at}`, address_line: `${20 + at} Larch House` })));
    return ids;
  });

  async function changesNothing<Answer>(asks: () => Promise<Answer>): Promise<Answer> {
    const beforehand = await doors.allThereIs();
    const answer = await asks();
    assert.deepEqual(await doors.allThereIs(), beforehand, 'something changed');
    return answer;
  }

  for (const { refusal, sent, asked } of rowsOfStart) {
    const facts = { homes: refusal === 'home-has-ended' ? '21 Larch House, Manchester, M1 1AA' : '1', days: refusal === 'date-too-far' ? '183' : '90', most: '300' };
    const said = startRefusalInWords(refusal, facts);
    test(`${refusal}: to begin, at its page`, async () => {
      const typed = startFields(sent(known));
      const words = assertSaysNo(await changesNothing(() => doors.fill(doors.site.landlord.staff.manager, '/outreach/new', { ...typed, offered: known.home })), typed);
      assertSaid(words, said, asked?.page);
    });
    test(`${refusal}: to begin, by a program`, async () => {
      const { status, text, json } = await changesNothing(() => doors.call('manager', '/api/v1/outreaches', sent(known)));
      assert.equal(status, 422, text);
      if (asked?.api === undefined) assert.deepEqual([json['type'], json['refusal']], ['/api/problems/refused', refusal], text);
      else assert.match(JSON.stringify([json['type'], json['errors']]), new RegExp(`problems/invalid.*(?:${asked.api.source})`), text);
    });
  }

  test('too-many-homes: by a program', async () => {
    const homes = Array.from({ length: 301 }, () => newId());
    const { status, json, text } = await changesNothing(() => doors.call('manager', '/api/v1/outreaches', { name: 'Many', way: 'call', script: 'Damp?', promisedOn: '2026-12-18', owner: known.ownerId, homes }));
    assert.equal(status, 422, text);
    assert.match(JSON.stringify(json['errors']), /homes/);
  });

  for (const [refusal, state, thanks, words] of [['already-settled', 'settled', 'all-well', /Your answer is on the record/], ['promise-open', 'promised', 'not-taken', /not on the record yet/]] as const) {
    test(`${refusal}: by a resident’s link, who is thanked only for what is on the record`, async () => {
      const link = await doors.residentsLink(found[state]);
      const { location } = await changesNothing(() => doors.fill(undefined, `${link}/all-well`, {}));
      assert.equal(location, `${link}?thanks=${thanks}`);
      assert.match((await doors.read(undefined, location)).text, words);
    });
  }

  for (const { refusal, in: state, sent, asked } of rowsOfApproaches) {
    const said = approachRefusalInWords(refusal, { attempts: '0', fewest: '3' });
    test(`${refusal}: what came of it, at its page`, async () => {
      const reference = found[state];
      const fields = approachFields(sent);
      const version = String(await doors.versionOf(reference));
      const words = assertSaysNo(await changesNothing(() => doors.fill(doors.site.landlord.staff.adviser, `/approaches/${reference}/outcome`, { seenVersion: version, ...fields })), fields);
      assertSaid(words, said, asked?.page);
    });
    test(`${refusal}: what came of it, by a program`, async () => {
      const { status, text, json } = await changesNothing(async () => doors.call('adviser', `/api/v1/approaches/${found[state]}/outcome`, { ...sent, version: await doors.versionOf(found[state]) }));
      assert.equal(status, 422, text);
      if (asked?.api === undefined) assert.deepEqual([json['type'], json['refusal']], ['/api/problems/refused', refusal], text);
      else assert.match(JSON.stringify([json['type'], json['errors']]), new RegExp(`problems/invalid.*(?:${asked.api.source})`), text);
    });
  }
});
