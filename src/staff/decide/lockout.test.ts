import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { addHours, instant } from '../../clock/index.ts';
import { mayTry, minutesToWait } from './lockout.ts';
import type { Attempt, TryFrom } from './lockout.ts';

const now = instant('2026-11-24T09:00:00Z');
const ago = (minutes: number) => addHours(now, -minutes / 60);
const after = (minutes: number) => addHours(now, minutes / 60);

const office = { network: 'office', knownDevice: false };
const home = { network: 'home', knownDevice: false };
const ownPhone = { network: 'home', knownDevice: true };

const wrong = (from: TryFrom, ...minutesAgo: number[]): Attempt[] => minutesAgo.map((minutes) => ({ ...from, at: ago(minutes), succeeded: false }));
const right = (from: TryFrom, minutesAgo: number): Attempt[] => [{ ...from, at: ago(minutesAgo), succeeded: true }];
const crowd = (count: number, minutesAgo: number): Attempt[] =>
  Array.from({ length: count }, (_, n) => ({ network: `bot ${n}`, knownDevice: false, at: ago(minutesAgo), succeeded: false }));

const fiveFromOffice = wrong(office, 14, 13, 12, 11, 10);
const table: readonly [string, Attempt[], TryFrom, 'may' | number][] = [
  ['the first try', [], office, 'may'],
  ['four failures from one network', wrong(office, 4, 3, 2, 1), office, 'may'],
  ['the fifth failure makes that network wait until the first is 15 minutes old', fiveFromOffice, office, 1],
  ['five at once wait the whole 15 minutes', wrong(office, 0, 0, 0, 0, 0), office, 15],
  ['failures older than 15 minutes are forgotten', wrong(office, 15, 15, 15, 15, 15, 1), office, 'may'],
  ['another network is not affected', fiveFromOffice, home, 'may'],
  ['a known device on the very same network is not affected', fiveFromOffice, { network: 'office', knownDevice: true }, 'may'],
  ['getting in clears the failures before it', [...fiveFromOffice, ...right(office, 9), ...wrong(office, 8)], office, 'may'],
  ['getting in at the very same instant clears nothing', [...wrong(office, 3, 3, 3, 3, 3), ...right(office, 3)], office, 12],
  ['somebody else getting in elsewhere clears nothing', [...fiveFromOffice, ...right(home, 9)], office, 1],
  ['nineteen networks with one failure each slow nobody', crowd(19, 0.5), home, 'may'],
  ['twenty make unknown devices take turns, one a minute', crowd(20, 0.5), home, 1],
  ['a turn comes round after a minute', crowd(20, 1), home, 'may'],
  ['a crowd never slows a known device', crowd(500, 0), ownPhone, 'may'],
  ['a known device waits for its own failures', wrong(ownPhone, 5, 4, 3, 2, 1), ownPhone, 10],
  ['failures on a known device do not make the network wait', wrong(ownPhone, 5, 4, 3, 2, 1), home, 'may'],
];

for (const [name, attempts, from, expected] of table) {
  test(`lock-out: ${name}`, () => {
    const verdict = mayTry(attempts, from, now);
    assert.equal(verdict.may ? 'may' : minutesToWait(verdict.until, now), expected);
  });
}

const anybodyElse = fc.record({
  network: fc.constantFrom('home', 'office', 'elsewhere'),
  knownDevice: fc.constant(false),
  at: fc.integer({ min: 0, max: 30 }).map(ago),
  succeeded: fc.boolean(),
});

test('whatever strangers try, from wherever, the person on their own device may try', () => {
  fc.assert(fc.property(fc.array(anybodyElse, { maxLength: 60 }), (attempts) => mayTry(attempts, ownPhone, now).may));
});

test('whoever waits until the time they are told may try then, if nobody else tries meanwhile', () => {
  fc.assert(
    fc.property(fc.array(anybodyElse, { maxLength: 60 }), (attempts) => {
      let at = now;
      for (let waits = 0; waits < 3; waits += 1) {
        const verdict = mayTry(attempts, home, at);
        if (verdict.may) return true;
        assert.ok(verdict.until > at && verdict.until <= after(31));
        at = verdict.until;
      }
      return false;
    }),
  );
});

test('a wait is told in whole minutes, rounded up, never none', () => {
  assert.deepEqual([0.01, 1, 1.01, 14.5].map((minutes) => minutesToWait(after(minutes), now)), [1, 1, 2, 15]);
});
