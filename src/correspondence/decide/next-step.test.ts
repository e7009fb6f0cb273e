import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { addHours, instant } from '../../clock/index.ts';
import { nextStep, nextTry, type NextStep } from './next-step.ts';

const now = '2026-11-22T10:00:00.000Z';
const earlier = (minutes: number) => addHours(instant(now), -minutes / 60);
const message = { status: 'queued', channel: 'email', sendingAt: null, nextTryAt: null } as const;

const cases: [string, Parameters<typeof nextStep>[0], boolean, NextStep][] = [
  ['an email without a mail server stays in the mailbox', message, false, { step: 'keep in the mailbox' }],
  ['an email with a mail server is claimed first', message, true, { step: 'claim for SMTP' }],
  ['a text stays in the mailbox although there is a mail server', { ...message, channel: 'text' }, true, { step: 'keep in the mailbox' }],
  ['a letter stays in the mailbox although there is a mail server', { ...message, channel: 'letter' }, true, { step: 'keep in the mailbox' }],
  ['one put off waits for its time', { ...message, nextTryAt: earlier(-5) }, true, { step: 'wait', until: earlier(-5) }],
  ['one put off goes when its time has come', { ...message, nextTryAt: now }, true, { step: 'claim for SMTP' }],
  ['one being sent is left alone', { ...message, status: 'sending', sendingAt: earlier(9) }, true, { step: 'wait', until: earlier(-1) }],
  ['one that was being sent ten minutes ago is never sent again blindly', { ...message, status: 'sending', sendingAt: earlier(10) }, true, { step: 'call it uncertain' }],
  ['nor if the mail server has been taken away since', { ...message, status: 'sending', sendingAt: earlier(60) }, false, { step: 'call it uncertain' }],
  ['one that was sent is done', { ...message, status: 'sent' }, true, { step: 'nothing' }],
  ['one that failed waits for a person', { ...message, status: 'failed' }, true, { step: 'nothing' }],
  ['one that is uncertain waits for a person', { ...message, status: 'uncertain', sendingAt: earlier(60) }, true, { step: 'nothing' }],
];

describe('what happens to a message next', () => {
  for (const [what, facts, hasMailServer, expected] of cases) {
    test(what, () => assert.deepEqual(nextStep(facts, now, hasMailServer), expected));
  }
});

test('tries grow further apart, and end after about a day', () => {
  let at = now;
  let tries = 0;
  for (let next = nextTry(1, at); next !== undefined; next = nextTry(tries + 1, at)) {
    assert.ok(next > at);
    at = next;
    tries += 1;
  }
  assert.equal(tries, 11);
  const hours = (Date.parse(at) - Date.parse(now)) / 3_600_000;
  assert.ok(hours > 20 && hours < 30, `${hours} hours`);
});
