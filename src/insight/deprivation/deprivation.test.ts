import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { inventedHomes, lastSunday } from '../../../test/invented-damp.ts';
import { addDays } from '../../clock/index.ts';
import { deprivationIndex, tenthOf, type Tenth } from '../../homes/index.ts';
import type { AreaFound } from '../model.ts';
import { gatherHomes, nothingGathered } from '../work-out/gather.ts';
import type { Found } from '../work-out/found.ts';
import type { HomeFacts } from '../work-out/home-facts.ts';
import { workOut } from '../work-out/work-out.ts';
import { auditMain } from '../views/silent-audit-page.ts';
import { deprivationOverall, groupState } from '../views/deprivation-words.ts';
import type { DeprivationGroup, TenthOfHome } from './model.ts';

const silentEstate = new Map(Array.from({ length: 8 }, (_, at) => [40 + at, 0] as const));
const dampBlocks = new Map([2, 3, 90, 91, 92, 93, 94].map((block) => [block, 6] as const));
const homes = [...inventedHomes({ estates: 18, blocksAnEstate: 8, homesABlock: 20, years: 3, seed: 5, solidWalls: 2, planted: new Map([...silentEstate, ...dampBlocks]) })];
const estateOf = ({ estateId }: HomeFacts): number => Number(estateId.split('-')[1]);

function found(tenthOfHome: (home: HomeFacts, at: number) => TenthOfHome): Found {
  const count = Math.round(3 * 52.18);
  const gathered = nothingGathered({ first: addDays(lastSunday, 1 - count * 7), count });
  gatherHomes(gathered, homes, homes.map(tenthOfHome));
  return workOut(gathered, 20261122, () => undefined);
}

const rowsOf = ({ deprivation }: Found, by: DeprivationGroup) => deprivation?.rows.filter((row) => row.by === by) ?? [];
const totalsOf = ({ deprivation }: Found, by: DeprivationGroup) => deprivation?.totals.find((totals) => totals.by === by);
/** The silent estate and another in the most deprived tenth, one estate not known, all others spread. */
const spread = (home: HomeFacts): TenthOfHome => (estateOf(home) === 17 ? null : [5, 6].includes(estateOf(home)) ? 1 : (((estateOf(home) % 9) + 2) as Tenth));
const usual = found(spread);

describe('lists and marks beside the deprivation of places', () => {
  it('are the same, to the last figure, whatever the tenths are: it only looks at what was found', () => {
    const { deprivation, ...without } = found(() => null);
    assert.deepEqual(deprivation?.rows, []);
    fc.assert(fc.property(fc.array(fc.option(fc.constantFrom<Tenth>(1, 2, 5, 10), { nil: null }), { minLength: 5, maxLength: 40 }), (tenths) => {
      const { deprivation: told, ...same } = found((_, at) => tenths[at % tenths.length] ?? null);
      assert.deepEqual(same, without);
      assert.ok(told !== null);
    }), { numRuns: 3 });
  });

  it('say that the tenth in which a silent estate lies is listed far more, with its limits', () => {
    const [first, ...others] = rowsOf(usual, 'deprivation');
    assert.deepEqual([first?.name, first?.state], ['1', 'far more']);
    for (const { low, share, high } of [first, ...others].flatMap((row) => row ?? [])) assert.ok(low <= share && share <= high);
    assert.equal([first, ...others].reduce((sum, row) => sum + (row?.listed ?? 0), 0), usual.silence?.homes.length, 'every listed home is in one tenth, or not known');
    assert.deepEqual(totalsOf(usual, 'deprivation')?.filled?.places, [1], 'it fills the list');
    assert.deepEqual(others.filter((row) => row?.state === 'far less'), [], 'so the others are held against each other');
    assert.equal(groupState({ by: 'deprivation', place: 1, name: '1', state: 'far more' }, undefined), 'Listed far more than all homes');
  });

  it('go through the tenths in order, and end with what is not known, which is compared with nothing', () => {
    const rows = rowsOf(usual, 'deprivation');
    assert.deepEqual(rows.map(({ name }) => name), ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', 'not known']);
    assert.deepEqual(rows.map(({ place }) => place), rows.map((_, at) => at + 1));
    const { name, by, place, state } = rows.at(-1) ?? assert.fail();
    assert.equal(groupState({ name: name ?? '', by, place, state }, undefined), 'Not known, so not compared');
    const totals = totalsOf(usual, 'deprivation') ?? assert.fail();
    assert.equal(totals.known, rows.slice(0, -1).reduce((sum, row) => sum + row.homes, 0));
    assert.match(deprivationOverall(totals), /^\d+ of \d+ homes whose tenth is known are listed, [\d.]+ in 100\.[\s\S]*Of 160 homes it is not known; \d+ of these (is|are) listed\.$/);
  });

  it('count blocks where they are marked, each once and where most of its homes lie', () => {
    const isMarked = ({ level, unadjusted: { mark } }: AreaFound) => level === 'block' && (mark === 'hotspot' || mark === 'watch');
    const mixedId = usual.areas.find(isMarked)?.blockId ?? assert.fail('none is marked');
    const tenthOfBlock = (blockId: string | null) => (blockId === mixedId || Number(blockId?.slice(6)) % 2 === 1 ? 3 : 9);
    const mixed = found((home) => (home.blockId === mixedId && Number(home.id.split('-')[2]) >= 11 ? 9 : tenthOfBlock(home.blockId)));
    const blocks = mixed.areas.filter(({ level }) => level === 'block');
    assert.deepEqual(rowsOf(mixed, 'deprivation-marked').map(({ name, homes: all, listed }) => [name, all, listed]), [3, 9].map((tenth) => {
      const here = blocks.filter(({ blockId }) => tenthOfBlock(blockId) === tenth);
      return [String(tenth), here.length, here.filter(isMarked).length];
    }));
    assert.equal(totalsOf(mixed, 'deprivation-marked-adjusted')?.known, 144);
  });

  it('say how to bring census areas in where no home has one, and that nothing was compared by a run of before', () => {
    const none = found(() => null);
    const shown = (totals: ReturnType<typeof totalsOf>) => String(auditMain({ by: 'deprivation', summary: none.silence?.summary, totals, rows: [], next: null, isFirstPage: true }));
    assert.match(shown(totalsOf(none, 'deprivation')), /Not known: no home says in which small area[\s\S]*can import census areas/);
    assert.match(shown(undefined), /Nothing has been compared yet/);
  });

  it('tell of no tenth of fewer than ten homes or blocks, and say how many these are', () => {
    const few = found((home, at) => (at < 9 ? 7 : estateOf(home) === 3 ? 4 : 2));
    assert.deepEqual([rowsOf(few, 'deprivation').map(({ name }) => name), rowsOf(few, 'deprivation-marked').map(({ name }) => name)], [['2', '4'], ['2']]);
    assert.deepEqual([totalsOf(few, 'deprivation')?.hiddenTenths, totalsOf(few, 'deprivation')?.hidden, totalsOf(few, 'deprivation-marked')?.hidden], [1, 9, 8]);
  });
});

describe('who knows how deprived a place is', () => {
  const root = join(import.meta.dirname, '../../..');
  const near = /deprivation|tenthOf|lsoa|census/i;
  it('nobody who lists, marks, orders or counts: the files of the methods, of silence and of money do not name it', () => {
    const makers = globSync(['src/statistics/**/*.ts', 'src/insight/{silence,money,episodes,work-out}/**/*.ts'], { cwd: root }).filter((path) => !path.endsWith('.test.ts'));
    const naming = makers.filter((path) => near.test(readFileSync(join(root, path), 'utf8').replaceAll(/\/\*\*.*?\*\/|\/\/.*$/gms, '').replaceAll("'deprivation', 'deprivation-marked', 'deprivation-marked-adjusted'", '')));
    // They hand it past: what a run gathers and finds holds it beside everything else.
    assert.deepEqual(naming.toSorted(), ['src/insight/work-out/found.ts', 'src/insight/work-out/gather.ts', 'src/insight/work-out/work-out.ts']);
  });
  it('and nothing outside this room, but the import that brings it in', () => {
    const others = globSync('src/**/*.ts', { cwd: root }).filter((path) => !/^src\/(insight|homes|imports|demonstration)\//.test(path));
    assert.deepEqual(others.filter((path) => /home_census_areas|censusAreasOf|tenthOf\(/.test(readFileSync(join(root, path), 'utf8'))), []);
  });
});

describe('the index', () => {
  it('is of 2019, by 32,844 areas of the 2011 census, a tenth of them in each tenth', () => {
    const counts = new Map<number, number>();
    for (let code = 0; code < 40_000; code += 1) {
      const tenth = tenthOf(`E01${String(code).padStart(6, '0')}`);
      if (tenth !== undefined) counts.set(tenth, (counts.get(tenth) ?? 0) + 1);
    }
    assert.deepEqual([...counts].toSorted(([one], [other]) => one - other).map(([tenth]) => tenth), [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    assert.equal([...counts.values()].reduce((sum, count) => sum + count, 0), 32_844);
    assert.ok([...counts.values()].every((count) => count === 3284 || count === 3285));
    assert.match(deprivationIndex.name, /2019/);
  });
  it('knows real areas, and no other code', () => {
    assert.deepEqual(['E01000001', 'E01033768', 'E01000000', 'E01035000', 'W01000001', '', 'E010000011'].map(tenthOf), [9, tenthOf('E01033768'), undefined, undefined, undefined, undefined, undefined]);
    assert.notEqual(tenthOf('E01033768'), undefined);
  });
});
