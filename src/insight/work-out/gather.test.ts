import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { plainDate } from '../../clock/index.ts';
import { livedWhileOurs } from './home-facts.ts';
import { gatherHomes, nothingGathered } from './gather.ts';
import { ageBand, noDampRepairs, type HomeFacts } from './home-facts.ts';

const weeks = { first: plainDate('2024-11-25'), count: 104 };
const home = (differing: Partial<HomeFacts> = {}): HomeFacts => ({
  id: 'h1', wardCode: 'W1', estateId: 'e1', blockId: 'b1', postcodeKey: 'SK301AB', neighbourhoodId: 'n1', facets: ['1945 to 1964'], lived: [[plainDate('2020-01-01'), null]], episodes: [], isInspected: false, position: null, leaks: 0, dampRepairs: noDampRepairs, ...differing,
});
const gather = (...homes: readonly HomeFacts[]) => {
  const gathered = nothingGathered(weeks);
  gatherHomes(gathered, homes);
  return gathered;
};
const cells = ({ blocks }: ReturnType<typeof gather>) => [...blocks.values()].flatMap((block) => [...block.cells.values()]);

describe('what homes come to', () => {
  it('counts a home once in the year, however many episodes it had, and every episode in its week', () => {
    const gathered = gather(home({ episodes: [plainDate('2025-12-01'), plainDate('2026-03-02'), plainDate('2025-01-06')] }));
    const [cell] = cells(gathered);
    assert.deepEqual([cell?.cases, cell?.newCases.reduce((sum, count) => sum + count, 0), gathered.cases.reduce((sum, count) => sum + count, 0)], [1, 1, 3]);
  });

  it('takes whoever reports to have lived there that week, whatever the list of tenancies says', () => {
    const gathered = gather(home({ lived: [], episodes: [plainDate('2026-02-04')] }));
    assert.deepEqual([gathered.homesLivedIn, gathered.homesWithoutTenancy, cells(gathered)[0]?.homeWeeks.reduce((sum, lived) => sum + lived, 0)], [1, 1, 1]);
  });

  it('leaves out homes that stood empty all year', () => {
    const gathered = gather(home({ lived: [[plainDate('2019-01-01'), plainDate('2024-12-31')]] }), home({ id: 'h2', lived: [] }));
    assert.deepEqual([gathered.homes, gathered.homesLivedIn, gathered.blocks.size], [2, 0, 0]);
  });

  it('counts the weeks of a home until it was sold, and no home that was sold before the year', () => {
    const sold = { isNoLongerOurs: true } as const;
    const gathered = gather(home({ ...sold, lived: livedWhileOurs([[plainDate('2020-01-01'), null]], plainDate('2026-01-05')) }), home({ ...sold, id: 'h2', lived: livedWhileOurs([[plainDate('2020-01-01'), null], [plainDate('2026-02-02'), null]], plainDate('2025-06-02')) }));
    assert.deepEqual([gathered.homes, gathered.homesLivedIn, gathered.homesWithoutTenancy], [1, 1, 0]);
    assert.equal(cells(gathered)[0]?.homeWeeks.reduce((sum, lived) => sum + lived, 0), 6);
    assert.equal(gathered.homeWeeks.reduce((sum, lived) => sum + lived, 0), 58 + 27);
  });

  it('takes houses without a block together by their postcode on their estate', () => {
    const houses = ['SK301AB', 'SK301AB', 'SK301AD'].map((postcodeKey, at) => home({ id: `h${at}`, blockId: null, postcodeKey }));
    assert.deepEqual([...gather(...houses).blocks.values()].map(({ postcodeKey, homes }) => [postcodeKey, homes]), [['SK301AB', 2], ['SK301AD', 1]]);
  });

  it('puts a block in the middle of its homes that have a position', () => {
    const [block] = gather(home({ position: [53.4, -2.1] }), home({ id: 'h2', position: [53.6, -2.3] }), home({ id: 'h3' })).blocks.values();
    assert.deepEqual([block?.homes, block?.placed, block?.latitudes.toFixed(1), block?.longitudes.toFixed(1)], [3, 2, '107.0', '-4.4']);
  });

  it('names the age bands of the English Housing Survey', () => {
    assert.deepEqual([1905, 1918, 1919, 1944, 1945, 1980, 1981, 2002, 2003, null].map(ageBand), [
      'before 1919', 'before 1919', '1919 to 1944', '1919 to 1944', '1945 to 1964', '1965 to 1980', '1981 to 1990', '1991 to 2002', '2003 or later', 'age not known',
    ]);
  });
});
