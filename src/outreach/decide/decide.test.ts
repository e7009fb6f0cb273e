import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { array, assert as always, constantFrom, property, record } from 'fast-check';
import { instant, plainDate } from '../../clock/index.ts';
import { mostHomes, outcomes, type HomeToAsk, type StartOutreach } from '../model.ts';
import { everyApproachRefusal, everyStartRefusal, approachRefusalInWords, startRefusalInWords } from '../views/refusal-words.ts';
import { foundSoFar } from './found.ts';
import { decideStart, type StartContext } from './start.ts';

const now = instant('2026-11-24T15:00:00.000Z');
const home = (homeId: string, lastAskedAt: string | null = null, organisationId = 'ours'): HomeToAsk => ({ homeId, address: homeId, organisationIds: [organisationId], residentId: null, residentName: null, hasPhone: false, endedOn: null, lastAskedAt: lastAskedAt === null ? null : instant(lastAskedAt) });
const command = (homes: readonly HomeToAsk[], more: Partial<StartOutreach> = {}): StartOutreach => ({ name: 'Winter', chosenFrom: '', way: 'call', script: 'How is it?', promisedOn: plainDate('2026-12-18'), ownerId: 'x', homeIds: homes.map(({ homeId }) => homeId), lately: null, ...more });
const context = (homes: readonly HomeToAsk[], more: Partial<StartContext> = {}): StartContext => ({ now, today: plainDate('2026-11-24'), organisationId: 'ours', homes, isOwnerKnown: true, blames: false, ...more });
const asked = (homes: readonly HomeToAsk[], more: Partial<StartOutreach> = {}) => {
  const decision = decideStart(command(homes, more), context(homes));
  return decision.ok ? decision.change.homes.map(({ homeId }) => homeId) : decision.refusal;
};

describe('which homes are asked', () => {
  it('as many as three hundred, and no more', () => {
    const many = Array.from({ length: mostHomes + 1 }, (_, at) => home(`home-${at}`));
    assert.equal(asked(many.slice(1)).length, mostHomes);
    assert.equal(asked(many), 'too-many-homes');
  });
  it('a home that was asked 90 days ago may be asked; 89 days ago only when somebody says so', () => {
    assert.deepEqual(asked([home('a', '2026-08-26T15:00:00.000Z')]), ['a']);
    assert.equal(asked([home('a', '2026-08-27T15:00:00.000Z'), home('b')]), 'asked-lately');
    assert.deepEqual(asked([home('a', '2026-08-27T15:00:00.000Z'), home('b')], { lately: 'leave out' }), ['b']);
    assert.deepEqual(asked([home('a', '2026-08-27T15:00:00.000Z'), home('b')], { lately: 'ask again' }), ['a', 'b']);
    assert.equal(asked([home('a', '2026-08-27T15:00:00.000Z')], { lately: 'leave out' }), 'all-asked-lately');
  });
  it('none where one of them is no longer ours', () => assert.equal(asked([home('a'), { ...home('b'), endedOn: plainDate('2026-11-24') }]), 'home-has-ended'));
  it('none where one of them is another organisation’s, or not there', () => {
    assert.equal(asked([home('a'), home('b', null, 'theirs')]), 'home-not-yours');
    assert.equal(asked([home('a')], { homeIds: ['a', 'gone'] }), 'home-not-yours');
  });
});

describe('what was found', () => {
  it('is of homes that answered, lies within its range, and no home is counted twice', () => {
    const counts = record(Object.fromEntries(outcomes.map((outcome) => [outcome, constantFrom(0, 1, 2, 7)])) as Record<(typeof outcomes)[number], ReturnType<typeof constantFrom<number[]>>>);
    always(property(array(counts, { minLength: 1, maxLength: 1 }), ([drawn]) => {
      const given = drawn as Readonly<Record<(typeof outcomes)[number], number>>;
      const { settled, answered, found, share } = foundSoFar(99, given);
      assert.equal(settled, Object.values(given).reduce((sum, count) => sum + count, 0));
      assert.equal(answered, given['all well'] + given['damp found']);
      if (share === null) return assert.equal(answered, 0);
      assert.ok(share.low <= found / answered && found / answered <= share.high);
    }));
  });
});

it('every refusal has words', () => {
  for (const refusal of everyStartRefusal) assert.match(startRefusalInWords(refusal), /[a-z]{3}/);
  for (const refusal of everyApproachRefusal) assert.match(approachRefusalInWords(refusal), /[a-z]{3}/);
});
