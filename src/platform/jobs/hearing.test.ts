import assert from 'node:assert/strict';
import { EventEmitter } from 'node:events';
import { describe, it } from 'node:test';
import { listenTo } from './hearing.ts';

describe('whether a worker is answered when it asks for jobs', () => {
  /** Tells these events of its hands, a second before each, and a minute after the last. */
  function secondsAfter(told: readonly (readonly [hand: string, event: string])[]): number {
    const time = { ms: 0 };
    const events = new EventEmitter();
    const hearing = listenTo(events as never, () => time.ms);
    for (const [worker, event] of told) {
      time.ms += 1000;
      events.emit(event, { worker });
    }
    time.ms += 60_000;
    return hearing.secondsUnanswered();
  }
  const cases: readonly (readonly [what: string, told: Parameters<typeof secondsAfter>[0], seconds: number])[] = [
    ['it began, and has no hand yet', [], 60],
    ['it was told that there is none', [['left', 'worker:create'], ['left', 'worker:getJob:start'], ['left', 'worker:getJob:empty']], 60],
    ['it asks again and again, and each question fails', [['left', 'worker:create'], ['left', 'worker:getJob:start'], ['left', 'worker:getJob:error'], ['left', 'worker:getJob:start'], ['left', 'worker:getJob:error']], 64],
    ['one hand is answered, the other is not', [['left', 'worker:create'], ['right', 'worker:create'], ['right', 'worker:getJob:empty']], 62],
    ['one hand has a job, the other is not answered', [['left', 'worker:create'], ['right', 'worker:create'], ['left', 'job:start']], 61],
    ['every hand has a job', [['left', 'worker:create'], ['left', 'job:start']], 0],
    ['its job is done', [['left', 'worker:create'], ['left', 'job:start'], ['left', 'job:complete']], 60],
    ['a hand that was let go is none', [['left', 'worker:create'], ['right', 'worker:create'], ['right', 'job:start'], ['left', 'worker:stop']], 0],
  ];
  for (const [what, told, seconds] of cases) it(`${what}: unanswered for ${seconds} seconds after a minute`, () => assert.equal(secondsAfter(told), seconds));
});
