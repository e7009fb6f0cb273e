import assert from 'node:assert/strict';
import type { ProgrammeId } from './model.ts';
import { findPlaces } from './queries/lists.ts';
import { after, before, describe, test } from 'node:test';
import { endInDatabase } from '../../test/builders/ended-home.ts';
import { DoorSite } from '../../test/doors/door-site.ts';
import { madeProgramme } from '../../test/doors/rows-of-programmes.ts';
import { plainDate } from '../clock/index.ts';
import { insertRows } from '../platform/database/index.ts';
import { newId } from '../platform/ids.ts';
import { makeProgramme } from './index.ts';

describe('the homes and blocks of a programme, chosen by estate', () => {
  let doors: DoorSite;
  let id = '';
  let estateId = '';
  let blockId = '';
  const [soldBlock, lastInBlock] = [newId(), newId()];
  const sold = newId();
  const houses = 70;
  before(async () => {
    doors = await DoorSite.open();
    const { landlord } = doors.site;
    await doors.site.inLandlord(async (tx) => {
      const [home] = await tx.query<Record<string, unknown>>('select * from homes where landlord_id = $1 and id = $2', [landlord.id, landlord.homeId]);
      assert.ok(home);
      [estateId, blockId] = [String(home['estate_id']), String(home['block_id'])];
      const [otherEstate, stranger] = [newId(), newId()];
      const [estate] = await tx.query<Record<string, unknown>>('select * from estates where landlord_id = $1 and id = $2', [landlord.id, estateId]);
      await insertRows(tx, 'estates', [{ ...estate, id: otherEstate, name: 'Elm Estate' }]);
      await insertRows(tx, 'organisations', [{ landlord_id: landlord.id, id: stranger, name: 'Another council', kind: 'council' }]);
      const [block] = await tx.query<Record<string, unknown>>('select * from blocks where landlord_id = $1 and id = $2', [landlord.id, blockId]);
      await insertRows(tx, 'blocks', [{ ...block, id: soldBlock, name: 'Rowan Court' }]);
      const house = (n: number, differing: object = {}) => ({ ...home, id: newId(), uprn: String(100010001000 + n), address_line: `${n} Larch Road`, block_id: null, ...differing });
      await insertRows(tx, 'homes', [
        ...Array.from({ length: houses }, (_, at) => house(at + 1)), house(901, { estate_id: otherEstate }), house(903, { id: sold }), house(904, { id: lastInBlock, block_id: soldBlock }), house(902, { owning_organisation_id: stranger, managing_organisation_id: stranger }),
      ]);
      for (const homeId of [sold, lastInBlock]) await endInDatabase(tx, homeId);
      const made = await makeProgramme({ tx, actor: landlord.staff.manager, now: '2026-11-20T09:00:00.000Z', today: '2026-11-20', newId }, { ...madeProgramme, startsOn: plainDate(madeProgramme.startsOn), endsOn: plainDate(madeProgramme.endsOn) });
      assert.ok(made.ok);
      ({ id } = made);
    });
  });
  after(() => doors.close());

  const read = (path: string) => doors.read(doors.site.landlord.staff.planner, `/programmes/${id}${path}`);
  const send = async (path: string, fields: Readonly<Record<string, string | readonly string[]>>) => doors.fill(doors.site.landlord.staff.planner, `/programmes/${id}${path}`, { seenVersion: /name="seenVersion" value="(\d+)"/.exec((await read(path.replace('/places?', '?'))).text)?.[1] ?? '', ...fields });
  const boxes = (text: string): string[] => [...text.matchAll(/name="places"[^>]*value="([^"]+)"/g)].map(([, value]) => value ?? '');
  const inIt = async (): Promise<number> => (await doors.site.inLandlord((tx) => tx.query('select from programme_places where landlord_id = $1 and programme_id = $2 and (home_id is not null or block_id is not null)', [tx.landlordId, id]))).length;

  test('an estate shows its blocks and its houses a page at a time, each once', async () => {
    const first = await read(`/places/add?estate=${estateId}`);
    assert.equal(boxes(first.text).length, 50);
    const next = /href="\/programmes\/[^?"]*(\/places\/add\?[^"]*after=[^"]*)"/.exec(first.text)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const second = await read(next);
    const all = [...boxes(first.text), ...boxes(second.text)];
    assert.equal(new Set(all).size, houses + 1, 'the houses and the block, and none of another estate or organisation');
    assert.equal(all.length, houses + 1);
    assert.ok(all.includes(blockId));
    assert.doesNotMatch(next, /Larch|Road|M1/, 'no address stands in an address');
  });

  test('and a block its homes, for whoever wants only some of them', async () => {
    assert.deepEqual(boxes((await read(`/places/add?estate=${estateId}&block=${blockId}`)).text), [doors.site.landlord.homeId]);
  });

  test('a home that is no longer ours is neither offered, found by its UPRN, nor taken', async () => {
    const offered = await read(`/places/add?estate=${estateId}`);
    assert.ok(!offered.text.includes(sold));
    assert.equal((await send(`/places/add?estate=${estateId}`, { places: sold })).status, 422);
    assert.equal(await inIt(), 0);
    assert.ok(!(await doors.site.inLandlord((tx) => findPlaces(tx, '100010001903', { organisationId: doors.site.landlord.staff.planner.organisationId, programmeId: id as ProgrammeId }))).some(({ placeId }) => placeId === sold));
  });

  test('nor is a block whose last home is no longer ours, by the estate, its name or its id', async () => {
    assert.ok(!(await read(`/places/add?estate=${estateId}`)).text.includes(soldBlock));
    const found = await doors.site.inLandlord((tx) => findPlaces(tx, 'Rowan Court', { organisationId: doors.site.landlord.staff.planner.organisationId, programmeId: id as ProgrammeId }));
    assert.deepEqual(found, []);
    assert.equal((await send(`/places/add?estate=${estateId}`, { places: soldBlock })).status, 422);
    assert.equal(await inIt(), 0);
  });

  test('those that are ticked are added, and no longer offered', async () => {
    const [ticked = ''] = boxes((await read(`/places/add?estate=${estateId}`)).text);
    assert.equal((await send(`/places/add?estate=${estateId}`, { places: ticked })).status, 303);
    assert.equal(await inIt(), 1);
    assert.ok(!boxes((await read(`/places/add?estate=${estateId}`)).text).includes(ticked));
  });

  test('all that a choice shows are added at once, by the same door', async () => {
    assert.equal((await send(`/places/add?estate=${estateId}`, { all: 'yes' })).status, 303);
    assert.equal(await inIt(), houses + 1);
    assert.match((await read(`/places/add?estate=${estateId}`)).text, /Nothing more of your organisation’s is there to add/);
  });

  test('one estate is shown alone, and all that is still to do in it is settled at once', async () => {
    const [elsewhere = ''] = boxes((await read(`/places/add?estate=${await otherEstate()}`)).text);
    assert.equal((await send(`/places/add?estate=${await otherEstate()}`, { places: elsewhere })).status, 303);
    assert.match((await read('')).text, /The Larches \(71 still to do\)/);
    assert.deepEqual(boxes((await read(`?estate=${await otherEstate()}`)).text), [elsewhere]);
    const done = await send(`/places?estate=${estateId}`, { all: 'yes', what: 'left out', reason: 'The roofs are sound' });
    assert.equal(done.status, 303, done.text);
    assert.equal(await inIt(), 1, 'the home of the other estate stays');
  });

  async function otherEstate(): Promise<string> {
    const [found] = await doors.site.inLandlord((tx) => tx.query<{ id: string }>("select id from estates where landlord_id = $1 and name = 'Elm Estate'", [tx.landlordId]));
    return found?.id ?? '';
  }
});
