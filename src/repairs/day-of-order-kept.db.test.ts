import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { openResidentSite, reported, type ResidentSite } from '../../test/resident-site.ts';
import { loadCaseForChange } from '../casefile/store/load.ts';
import { recordOf } from '../casefile/index.ts';
import { plainDate } from '../clock/index.ts';
import { tellOfOrder } from './tell-of-order.ts';

describe('what a resident was promised when they reported it', () => {
  let site: ResidentSite;
  before(async () => {
    site = await openResidentSite();
  });
  after(() => site.close());

  const told = async (reference: string, news: Parameters<typeof tellOfOrder>[2]) => site.database.inLandlord(site.larch.id, async (tx) => {
    const spine = recordOf(await loadCaseForChange(tx, reference));
    const { messages, settle, promise } = await tellOfOrder({ tx, landlord: site.landlord, today: '2026-11-24', now: '2026-11-24T10:00:00.000Z' }, spine, news);
    return { templates: messages.map(({ template }) => template), promised: promise.map(({ words }) => words), kept: settle.map(({ id, outcome }) => [spine.promises.find((promise) => promise.id === id)?.words, outcome]) };
  });

  test('to be told when we come, is kept by a day that is agreed with a contractor', async () => {
    const { reference } = await reported(site);
    const { templates, kept } = await told(reference, { on: plainDate('2026-11-27'), part: 'morning' });
    assert.deepEqual(templates, ['contractor-day']);
    assert.equal(kept.length, 1);
    assert.match(String(kept[0]?.[0]), /^We will tell you when we will visit, or what happens next/);
    assert.equal(kept[0]?.[1], 'kept');
  });

  test('is kept by nothing else that becomes of an order', async () => {
    const { reference } = await reported(site, { problem: 'toilet' });
    assert.deepEqual(await told(reference, { doneOn: plainDate('2026-11-24'), number: 1 }), { templates: ['contractor-done'], promised: [], kept: [] });
    assert.deepEqual(await told(reference, { noAccessOn: plainDate('2026-11-24'), part: 'morning', number: 1, tried: [] }), { templates: ['contractor-no-access'], promised: ['We will ring you to agree another day, by Wednesday 25 November'], kept: [] });
  });
});
