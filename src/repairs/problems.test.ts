import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { plainDate } from '../clock/index.ts';
import { hazardKindsOn, isRightToRepairDefect, type HazardKindId } from '../law/index.ts';
import { possibleHazards, problemOf, problems } from './problems.ts';

describe('the list of problems', () => {
  it('names each once', () => assert.equal(new Set(problems.map(({ id }) => id)).size, problems.length));

  it('points only at hazards of today’s list and at defects of the schedule', () => {
    const today = new Set(hazardKindsOn(plainDate('2026-11-24')).map(({ id }) => id));
    for (const { id, couldBe, rightToRepair } of problems) {
      for (const hazard of couldBe) assert.ok(today.has(hazard), `${id}: ${hazard}`);
      assert.ok(rightToRepair === null || isRightToRepairDefect(rightToRepair), id);
    }
  });

  it('ends with something else, so that nobody is turned away', () => assert.equal(problems.at(-1)?.id, 'something-else'));
  it('knows no problem that is not on it', () => assert.equal(problemOf('dragons'), undefined));
});

describe('what a report could be', () => {
  const table: [problem: string, words: string, hazards: HazardKindId[]][] = [
    ['damp-or-mould', 'The wall is wet', ['damp-and-mould']],
    ['no-heating', 'The boiler is off', ['excess-cold']],
    ['unsafe-electrics', 'The socket is loose', ['electrical', 'fire-and-explosions']],
    ['floor-or-stairs', 'The banister came off', ['falls-on-stairs', 'falls-on-the-level']],
    ['tap', 'It drips', []],
    ['tap', 'It drips, and there is mold under the sink', ['damp-and-mould']],
    ['window', 'BLACK SPOTS round it and my son is wheezing', ['damp-and-mould']],
    ['light-or-socket', 'It sparked when I touched it', ['electrical']],
    ['something-else', 'There is a smell of gas', ['fire-and-explosions']],
    ['inside-door', 'We have no heating either', ['excess-cold']],
    ['roof-or-gutter', 'The ceiling is coming down', ['damp-and-mould', 'structural-collapse']],
    ['something-else', 'My mother fell down the stairs, the tread is loose', ['falls-on-stairs']],
    ['something-else', 'The handrail gave way', ['falls-on-stairs']],
    ['fence-or-path', 'He tripped over the slab', ['falls-on-the-level']],
    ['something-else', 'The balcony railings are loose', ['falls-between-levels']],
    ['toilet', 'There is sewage in the yard', ['domestic-hygiene']],
    ['toilet', 'The toilet keeps backing up', ['domestic-hygiene']],
    ['no-electricity', 'The fuse board trips when I boil the kettle', ['electrical']],
    ['toilet', 'The overflow has been running', []],
    ['something-else', 'It was painted by the steps', []],
    ['tap', 'My dampener squeaks', []],
    ['something-else', '', []],
  ];
  for (const [problem, words, hazards] of table) {
    it(`${problem}, “${words}”: ${hazards.join(', ') || 'none'}`, () => assert.deepEqual(possibleHazards(problem, words).hazards, hazards));
  }

  it('says why, by the problem first', () => {
    assert.equal(possibleHazards('no-heating', 'mould too').because, 'the problem was given as “There is no heating”');
    assert.equal(possibleHazards('tap', 'mould too').because, 'of the words used to describe it');
  });
});
