import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { anAttempt, aRepairContext, aRepairRecord, threeAttempts } from '../../../test/builders/repair.ts';
import { staffOf } from '../../../test/builders/people.ts';
import { london } from '../../../test/builders/times.ts';
import { plainDate, type Instant } from '../../clock/index.ts';
import type { AccessAttempt, PartOfDay } from '../../appointments/index.ts';
import type { NoAccessOfOrder } from '../../orders/index.ts';
import { attemptsThatCount } from './access-rules.ts';
import { newsToResident } from './news-of-order.ts';

const noAccess = (differing: Partial<NoAccessOfOrder> = {}): NoAccessOfOrder => ({ noAccessOn: plainDate('2026-11-24'), part: 'afternoon', number: 2, tried: ['knocked and waited', 'left a card'], ...differing });
const toldAt = (sentAt: Instant) => ({ told: { stands: true, messageId: 'the-text', channel: 'text', transport: 'notify', sentAt, countsFrom: sentAt } }) as const;
const context = (differing: Parameters<typeof aRepairContext>[0] = {}) => aRepairContext({ managers: [staffOf('manager').id], ...differing });

function attemptOf(news: NoAccessOfOrder, differing: Parameters<typeof aRepairContext>[0]) {
  const [event] = newsToResident(news, aRepairRecord(), context(differing)).events;
  assert.ok(event?.type === 'ContractorNotLetIn');
  return event.data.attempt;
}

describe('a contractor whom nobody let in counts as one of ours would', () => {
  const table: readonly (readonly [why: string, tried: readonly AccessAttempt[], part: PartOfDay, told: Parameters<typeof aRepairContext>[0], counts: boolean])[] = [
    ['told 24 hours before, and a card left', ['left a card'], 'afternoon', toldAt(london('2026-11-23 12:00')), true],
    ['told a minute less than that', ['left a card'], 'afternoon', toldAt(london('2026-11-23 12:01')), false],
    ['told the same before noon, for the morning', ['left a card'], 'morning', toldAt(london('2026-11-23 12:00')), false],
    ['told in time for the evening', ['left a card'], '1700-2359' as PartOfDay, toldAt(london('2026-11-23 17:00')), true],
    ['told in time for eight, but they come from midnight', ['left a card'], '0000-0800' as PartOfDay, toldAt(london('2026-11-23 08:00')), false],
    ['told in time, and nothing left at the door', ['knocked and waited', 'phoned'], 'afternoon', toldAt(london('2026-11-20 12:00')), false],
    ['told in time, and nothing said of what was tried', [], 'afternoon', toldAt(london('2026-11-20 12:00')), false],
    ['a card left, and nobody wrote', ['left a card'], 'afternoon', {}, false],
    ['a card left, and the message came back', ['left a card'], 'afternoon', { told: { stands: false, because: 'came back' } }, false],
  ];
  for (const [why, tried, part, told, counts] of table) {
    it(`${why}: ${counts ? 'counts' : 'does not count'}`, () => {
      const attempt = attemptOf(noAccess({ tried, part }), told);
      assert.equal(attemptsThatCount({ access: { attempts: [attempt], review: null, step: null }, priority: 'routine' }).length, counts ? 1 : 0);
      assert.deepEqual([attempt.on, attempt.partOfDay, attempt.ofOrder?.number, attempt.visitId], ['2026-11-24', part, 2, undefined]);
    });
  }
});

describe('attempts of visits and of contractors together', () => {
  const after = (attempts: number) => newsToResident(noAccess(), aRepairRecord({ access: { attempts: threeAttempts.attempts.slice(0, attempts), review: null, step: null } }), context());

  it('bring a supervisor in at the landlord’s number, and not before', () => {
    assert.deepEqual([after(1).set, after(1).notices], [undefined, undefined]);
    assert.deepEqual(after(2).set?.map(({ due }) => due.rule), ['repairs.access-review']);
    assert.deepEqual(after(2).notices?.map(({ staffId, words }) => [staffId, words]), [[staffOf('manager').id, 'REP-2026-00412: nobody let us in 3 times. Decide what we do next']]);
  });

  it('are over once a contractor is let in; where nobody was kept out, nothing is said', () => {
    const done = { doneOn: plainDate('2026-11-24'), number: 2 };
    const letIn = newsToResident(done, aRepairRecord({ access: { attempts: [anAttempt()], review: null, step: null } }), context());
    assert.deepEqual([letIn.events, letIn.withdraw], [[{ type: 'ContractorLetIn', data: { number: 2 } }], ['repairs.access-review', 'repairs.access-step']]);
    assert.deepEqual(newsToResident(done, aRepairRecord(), context()).events, []);
  });
});
