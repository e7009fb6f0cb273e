import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { asUnavailable, DatabaseUnavailable } from './unavailable.ts';

const failed = (message: string, facts: object = {}) => Object.assign(new Error(message), facts);

describe('when the database does not do it, whoever asked is told why, and when to come again', () => {
  for (const [what, error, why, seconds] of [
    ['a lock that nobody gives up', failed('canceling statement due to lock timeout', { code: '55P03' }), 'busy', 2],
    ['a question that takes too long', failed('canceling statement due to statement timeout', { code: '57014' }), 'busy', 2],
    ['too many connections', failed('sorry, too many clients already', { code: '53300' }), 'busy', 2],
    ['two that wait for each other', failed('deadlock detected', { code: '40P01' }), 'busy', 2],
    ['a full disk', failed('could not extend file: No space left on device', { code: '53100' }), 'full', 60],
    ['a restart', failed('terminating connection due to administrator command', { code: '57P01' }), 'away', 5],
    ['a start that is not over', failed('the database system is starting up', { code: '57P03' }), 'away', 5],
    ['no server at all', failed('connect ECONNREFUSED', { code: 'ECONNREFUSED', syscall: 'connect' }), 'away', 5],
    ['no socket at all', failed('connect ENOENT', { code: 'ENOENT', syscall: 'connect' }), 'away', 5],
    ['a cut line', failed('Connection terminated unexpectedly'), 'away', 5],
    ['a server that hangs', failed('Query read timeout'), 'away', 5],
  ] as const) {
    test(what, () => {
      const told = asUnavailable(error);
      assert.ok(told instanceof DatabaseUnavailable);
      assert.deepEqual([told.why, told.retryAfterSeconds, told.statusCode], [why, seconds, 503]);
    });
  }

  test('a line cut while the commit was on its way leaves it unsure', () => {
    const told = asUnavailable(failed('Connection terminated unexpectedly'), 'unsure');
    assert.equal((told as DatabaseUnavailable).why, 'unsure');
  });

  test('a fault of ours stays one: a missing file, a broken rule of the tables, a mistake in the program', () => {
    for (const error of [failed('no such file', { code: 'ENOENT', syscall: 'open' }), failed('duplicate key', { code: '23505' }), new TypeError('x is not a function')]) {
      assert.equal(asUnavailable(error), error);
    }
  });
});
