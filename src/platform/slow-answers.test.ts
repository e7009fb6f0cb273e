import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { SlowAnswers } from './slow-answers.ts';

describe('answers that are slow to work out', () => {
  /** Counts how often it is worked out, each time so many milliseconds long. */
  function counting(ms: number) {
    const time = { ms: 0 };
    let times = 0;
    const answers = new SlowAnswers<number>({ stopwatch: () => time.ms });
    const ask = (key: string, now: string) => answers.answer(key, now, async () => {
      time.ms += ms;
      return (times += 1);
    });
    return ask;
  }

  it('are kept for a minute, with when they were worked out', async () => {
    const ask = counting(251);
    const first = await ask('larch', '2026-11-24T10:00:00.000Z');
    assert.deepEqual(first, { answer: 1, at: '2026-11-24T10:00:00.000Z' });
    assert.deepEqual(await ask('larch', '2026-11-24T10:00:59.999Z'), first);
    assert.deepEqual(await ask('larch', '2026-11-24T10:01:00.000Z'), { answer: 2, at: '2026-11-24T10:01:00.000Z' });
  });
  it('are nobody else’s', async () => {
    const ask = counting(4000);
    await ask('larch', '2026-11-24T10:00:00.000Z');
    assert.equal((await ask('rowan', '2026-11-24T10:00:01.000Z')).answer, 2);
  });
  it('are worked out each time when they are quick, so that a small landlord always sees now', async () => {
    const ask = counting(250);
    await ask('larch', '2026-11-24T10:00:00.000Z');
    assert.equal((await ask('larch', '2026-11-24T10:00:00.001Z')).answer, 2);
  });
  it('are worked out anew for a time before them, as after a clock was set back', async () => {
    const ask = counting(300);
    await ask('larch', '2026-11-24T10:00:30.000Z');
    assert.equal((await ask('larch', '2026-11-24T10:00:00.000Z')).answer, 2);
  });
  it('that fail are not kept', async () => {
    const time = { ms: 0 };
    const answers = new SlowAnswers<string>({ stopwatch: () => (time.ms += 1000) });
    await assert.rejects(answers.answer('larch', '2026-11-24T10:00:00.000Z', () => Promise.reject(new Error('gone'))));
    assert.equal((await answers.answer('larch', '2026-11-24T10:00:01.000Z', async () => 'back')).answer, 'back');
  });
});
