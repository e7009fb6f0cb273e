import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { DoorSite } from '../../test/doors/door-site.ts';
import type { Instant } from '../clock/index.ts';
import { newId } from '../platform/ids.ts';
import { landlordById } from '../platform/landlord.ts';
import { openHazardFromRepair } from './index.ts';

// A repair whose hazard has a case is told of as dangerous again: whichever door is used, the first case is told, and there is no second.

describe('a repair told of as dangerous again', () => {
  let doors: DoorSite;
  before(async () => {
    doors = await DoorSite.open();
  });
  after(() => doors.close());

  const now = () => doors.site.clock.now as Instant;
  const staff = () => doors.site.landlord.staff;

  /** Opens a case of a repair, which is told of again afterwards. */
  async function toldTwice(): Promise<{ readonly repair: string; readonly first: string }> {
    const repair = await doors.work.report('damp-or-mould', now());
    const first = await byFunction(repair);
    assert.equal((await doors.work.repair(repair)).hazard, 'own-case');
    await doors.work.do(repair, staff().adviser, now(), { type: 'JoinReport', words: 'There is black mould in the nursery now', reporterName: 'Mr B. Okafor', reporterContact: null, channel: 'phone' });
    assert.equal((await doors.work.repair(repair)).hazard, 'possible');
    return { repair, first };
  }

  const byFunction = (repair: string) => doors.site.inLandlord(async (tx) => {
    const landlord = await landlordById(tx, tx.landlordId);
    assert.ok(landlord);
    const done = await openHazardFromRepair({ tx, landlord, actor: staff().adviser, now: now(), today: now().slice(0, 10), newId, database: doors.site.database }, repair, { suspected: 'damp-and-mould', words: '', already: { because: 'Another room' } });
    assert.ok(done.ok, done.ok ? '' : done.why);
    return done.draft.spine.file.reference as string;
  });

  /** By each door that opens a hazard case of a repair; gives back the reference it answers with. */
  const byDoor: Readonly<Record<string, (repair: string) => Promise<string>>> = {
    'the function that other slices call': byFunction,
    'its page': async (repair) => {
      const answer = await doors.fill(staff().adviser, `/hazards/of/${repair}`, { seenVersion: String(await doors.versionOf(repair)), kind: 'damp-and-mould', words: '' });
      assert.equal(answer.status, 303, answer.text);
      return /HAZ-[\d-]+/.exec(answer.location)?.[0] ?? '';
    },
    'a program': async (repair) => {
      const answer = await doors.call('adviser', `/api/v1/repairs/${repair}/hazard`, { kind: 'damp-and-mould', version: await doors.versionOf(repair) });
      assert.equal(answer.status, 201, answer.text);
      return String(answer.json['reference']);
    },
  };

  for (const [door, opens] of Object.entries(byDoor)) {
    it(`is told to its first hazard case by ${door}: what was said is on that record, and the repair’s clocks end`, async () => {
      const { repair, first } = await toldTwice();
      const before = await hazards();
      assert.equal(await opens(repair), first);
      assert.equal(await hazards(), before, 'a second case');
      const [heard, ...more] = await entries(first, 'HazardHeardAgain');
      assert.deepEqual([more.length, heard?.words, heard?.from], [0, 'There is black mould in the nursery now', repair]);
      assert.deepEqual(await running(repair), []);
      assert.deepEqual(await running(first), [expected]);
      assert.equal((await doors.work.repair(repair)).hazard, 'own-case');
    });
  }

  it('its page says which case is told, before anybody sends it', async () => {
    const { repair, first } = await toldTwice();
    const { text } = await doors.read(staff().adviser, `/hazards/of/${repair}`);
    assert.match(text, new RegExp(`Tell it to ${first}`));
    assert.match(text, /There is black mould in the nursery now/);
  });

  it('gets a case of its own where the first has ended', async () => {
    const { repair, first } = await toldTwice();
    await doors.site.inLandlord(async (tx) => {
      await tx.query("update hazards set ended = 'closed' where landlord_id = $1 and case_id = (select id from cases where landlord_id = $1 and reference = $2)", [tx.landlordId, first]);
      await tx.query('update cases set closed_at = $3 where landlord_id = $1 and reference = $2', [tx.landlordId, first, now()]);
    });
    assert.notEqual(await byFunction(repair), first);
  });

  const expected = 'investigate';
  const hazards = async () => (await doors.site.inLandlord((tx) => tx.query<{ count: number }>('select count(*)::int as count from hazards where landlord_id = $1', [tx.landlordId])))[0]?.count;
  const entries = (reference: string, type: string) => doors.site.inLandlord((tx) => tx.query<{ words: string; from: string }>(
    "select e.data ->> 'words' as words, e.data ->> 'fromRepair' as from from case_events e join cases c on c.landlord_id = e.landlord_id and c.id = e.case_id where c.landlord_id = $1 and c.reference = $2 and e.type = $3", [tx.landlordId, reference, type]));
  const running = async (reference: string) => (await doors.site.inLandlord((tx) => tx.query<{ rule: string }>(
    "select d.rule from deadlines d join cases c on c.landlord_id = d.landlord_id and c.id = d.case_id where c.landlord_id = $1 and c.reference = $2 and d.status = 'open' and d.rule like 'hazards%.investigate'", [tx.landlordId, reference]))).map(({ rule }) => rule.replace(/^hazards(-policy)?\./, ''));
});
