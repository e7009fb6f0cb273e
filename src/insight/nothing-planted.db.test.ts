import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { addDampHomes } from '../../test/builders/damp-homes.ts';
import { aLandlord, type BuiltLandlord } from '../../test/builders/landlord.ts';
import { RepairsAtWork } from '../../test/builders/repairs-at-work.ts';
import { london } from '../../test/builders/times.ts';
import { dampNow, openDampSite, type DampSite } from '../../test/damp-site.ts';
import { blockIdOf, type InventedDamp } from '../../test/invented-damp.ts';
import { areasOfRun, type AreaListed } from './queries/areas.ts';
import { alarmsOfRun, clustersOfRun } from './queries/findings.ts';
import { doneRun } from './queries/runs.ts';
import { silentHomes, silentPlaces } from './queries/silence.ts';
import type { Lens, Level } from './model.ts';

const alike: InventedDamp = { estates: 6, blocksAnEstate: 4, homesABlock: 36, years: 3, seed: 4 };
const planted = 11;

describe('one night over two landlords with the same homes, of which one has a block made damp', () => {
  let site: DampSite;
  let damp: BuiltLandlord;
  let ordinary: BuiltLandlord;

  before(async () => {
    site = await openDampSite();
    const { database } = site.work;
    damp = site.work.landlord;
    ordinary = await aLandlord(database, 'Birchwood Homes');
    for (const landlord of [damp, ordinary]) {
      await new RepairsAtWork(database, landlord).report('damp-or-mould', london('2026-09-01 10:00'));
      const blocks = landlord === damp ? { planted: new Map([[planted, 8]]) } : {};
      await database.inLandlord(landlord.id, (tx) => addDampHomes(tx, landlord.councilId, { ...alike, ...blocks }, dampNow));
    }
    await site.count();
    await site.workOut();
  });
  after(() => site.close());

  /** What the night found at a landlord, of everything that is marked, and how many places it looked at. */
  const foundAt = ({ id, councilId }: BuiltLandlord) => site.work.database.inLandlord(id, async (tx) => {
    const run = await doneRun(tx, councilId);
    assert.equal(run?.summary.state, 'worked out');
    const of = { runId: run.id, after: undefined, most: 100 };
    const areas: AreaListed[] = [];
    for (const lens of ['unadjusted', 'adjusted'] satisfies Lens[]) {
      for (const level of ['ward', 'estate', 'block'] satisfies Level[]) areas.push(...await areasOfRun(tx, { ...of, lens, level, marks: ['hotspot', 'watch', 'ordinary', 'no evidence'] }));
    }
    const silent = await silentPlaces(tx, { ...of, level: 'block', states: ['silent', 'in a silent place'] });
    return {
      looked: areas.length,
      marked: areas.filter(({ mark }) => mark === 'hotspot' || mark === 'watch').map(({ level, blockName }) => `${level} ${blockName ?? ''}`),
      alarms: (await alarmsOfRun(tx, run.id, 50)).filter(({ state }) => state === 'alarm').length,
      clusters: (await clustersOfRun(tx, run.id)).filter(({ isBorneOut }) => isBorneOut).length,
      silent: silent.length,
      silentHomes: (await silentHomes(tx, { ...of, organisationId: councilId })).length,
    };
  });

  it('marks the block that was made damp', async () => {
    const { marked } = await foundAt(damp);
    assert.ok(marked.includes(`block ${blockIdOf(planted)}`), marked.join());
  });

  it('marks nothing where nothing was planted: no area, no alarm, no cluster, no silence', async () => {
    const { looked, ...found } = await foundAt(ordinary);
    assert.ok(looked >= 2 * (1 + alike.estates + alike.estates * alike.blocksAnEstate), `${looked} areas were looked at`);
    assert.deepEqual(found, { marked: [], alarms: 0, clusters: 0, silent: 0, silentHomes: 0 });
  });
});
