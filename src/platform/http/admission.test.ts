import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { openAdmission, TooBusy, type Admission, type Lane } from './admission.ts';

const door = (differing = {}, isLate = () => false) => openAdmission({ atWork: 1, waiting: 2, waitMs: 1000, ...differing }, isLate);

/** Somebody who comes, and what becomes of them. */
function come(admission: Admission, lane: Lane, name: string, order: string[]): { done: () => void; came: Promise<string> } {
  const { promise, resolve } = Promise.withResolvers<void>();
  const came = admission.enter(lane).then(async (leave) => {
    order.push(name);
    await promise;
    leave();
    leave();
    return 'served';
  }, (error: Error) => error.name);
  return { done: resolve, came };
}

describe('the door in front of the database', () => {
  test('lets in as many as may be at work, then as many as may wait, and sends the rest away at once', async () => {
    const admission = door();
    const order: string[] = [];
    const all = ['a', 'b', 'c', 'd'].map((name) => come(admission, 'people', name, order));
    assert.equal(await all[3]?.came, 'TooBusy');
    assert.deepEqual(admission.figures(), { atWork: 1, waiting: 2, refused: 1 });
    for (const { done } of all) done();
    assert.deepEqual(await Promise.all(all.slice(0, 3).map(({ came }) => came)), ['served', 'served', 'served']);
    assert.deepEqual(order, ['a', 'b', 'c']);
    assert.deepEqual(admission.figures(), { atWork: 0, waiting: 0, refused: 1 });
  });

  test('sends away who has waited too long, and their place is free again', async () => {
    const admission = door({ waitMs: 20 });
    const first = come(admission, 'people', 'a', []);
    assert.equal(await come(admission, 'people', 'b', []).came, 'TooBusy');
    assert.deepEqual(admission.figures(), { atWork: 1, waiting: 0, refused: 1 });
    first.done();
    await first.came;
    const next = come(admission, 'people', 'c', []);
    next.done();
    assert.equal(await next.came, 'served');
  });

  test('lets people go before programs, and gives them the place of a program that waits', async () => {
    const admission = door();
    const order: string[] = [];
    const first = come(admission, 'programs', 'at work', order);
    const programs = ['program 1', 'program 2'].map((name) => come(admission, 'programs', name, order));
    const person = come(admission, 'people', 'person', order);
    assert.equal(await programs[1]?.came, 'TooBusy', 'the program that came last goes');
    for (const { done } of [first, person, ...programs]) done();
    await Promise.all([first.came, person.came, programs[0]?.came]);
    assert.deepEqual(order, ['at work', 'person', 'program 1']);
  });

  test('gives a program no place of a person', async () => {
    const admission = door();
    const people = ['a', 'b', 'c'].map((name) => come(admission, 'people', name, []));
    assert.equal(await come(admission, 'programs', 'program', []).came, 'TooBusy');
    assert.equal(await come(admission, 'people', 'd', []).came, 'TooBusy');
    for (const { done } of people) done();
    assert.deepEqual(await Promise.all(people.map(({ came }) => came)), ['served', 'served', 'served']);
  });

  test('sends everybody away who would have to wait while the program itself is behind', async () => {
    const admission = door({}, () => true);
    const [first, second] = [come(admission, 'people', 'a', []), come(admission, 'people', 'b', [])];
    assert.equal(await come(admission, 'people', 'c', []).came, 'TooBusy');
    assert.throws(() => admission.knock('people'), TooBusy);
    for (const { done } of [first, second]) done();
    await Promise.all([first.came, second.came]);
    assert.doesNotThrow(() => admission.knock('people'));
  });

  test('loses no place, whoever comes and goes', async () => {
    const admission = door({ atWork: 3, waiting: 5, waitMs: 5 });
    const visits = Array.from({ length: 300 }, async (_, n) => {
      await pause(n % 17);
      const leave = await admission.enter(n % 3 === 0 ? 'programs' : 'people').catch(() => undefined);
      assert.ok(admission.figures().atWork <= 3 && admission.figures().waiting <= 5);
      await pause(n % 5);
      leave?.();
    });
    await Promise.all(visits);
    const { atWork, waiting, refused } = admission.figures();
    assert.deepEqual([atWork, waiting], [0, 0]);
    assert.ok(refused > 0);
  });
});
