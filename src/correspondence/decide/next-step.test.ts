import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { addHours, instant } from '../../clock/index.ts';
import { nextStep, nextTry, type Carriers, type NextStep } from './next-step.ts';

const now = '2026-11-22T10:00:00.000Z';
const earlier = (minutes: number) => addHours(instant(now), -minutes / 60);
const message = { status: 'queued', channel: 'email', transport: null, sendingAt: null, nextTryAt: null } as const;
const nobody: Carriers = { smtp: false, notify: [] };
const smtp: Carriers = { smtp: true, notify: [] };
const notify: Carriers = { smtp: true, notify: ['text', 'letter'] };
const half = { ...message, status: 'sending', transport: 'notify', sendingAt: earlier(10) } as const;

const cases: [string, Parameters<typeof nextStep>[0], Carriers, NextStep][] = [
  ['an email without a mail server stays in the mailbox', message, nobody, { step: 'keep here' }],
  ['an email with a mail server is claimed first', message, smtp, { step: 'claim', by: 'smtp' }],
  ['a text stays in the mailbox although there is a mail server', { ...message, channel: 'text' }, smtp, { step: 'keep here' }],
  ['a letter is kept to print although there is a mail server', { ...message, channel: 'letter' }, smtp, { step: 'keep here' }],
  ['a text goes by Notify where it has a template', { ...message, channel: 'text' }, notify, { step: 'claim', by: 'notify' }],
  ['an email goes by SMTP where Notify has no template for it', message, notify, { step: 'claim', by: 'smtp' }],
  ['one Notify was being given ten minutes ago is asked about', half, notify, { step: 'ask Notify' }],
  ['unless there is no Notify any more', half, smtp, { step: 'call it uncertain' }],
  ['one that waits to be printed waits for a person', { ...message, status: 'to print' }, smtp, { step: 'nothing' }],
  ['one put off waits for its time', { ...message, nextTryAt: earlier(-5) }, smtp, { step: 'wait', until: earlier(-5) }],
  ['one put off goes when its time has come', { ...message, nextTryAt: now }, smtp, { step: 'claim', by: 'smtp' }],
  ['one being sent is left alone', { ...message, status: 'sending', sendingAt: earlier(9) }, smtp, { step: 'wait', until: earlier(-1) }],
  ['one that was being sent ten minutes ago is never sent again blindly', { ...message, status: 'sending', sendingAt: earlier(10) }, smtp, { step: 'call it uncertain' }],
  ['nor if the mail server has been taken away since', { ...message, status: 'sending', sendingAt: earlier(60) }, nobody, { step: 'call it uncertain' }],
  ['one that was sent is done', { ...message, status: 'sent' }, smtp, { step: 'nothing' }],
  ['one that failed waits for a person', { ...message, status: 'failed' }, smtp, { step: 'nothing' }],
  ['one that is uncertain waits for a person', { ...message, status: 'uncertain', sendingAt: earlier(60) }, smtp, { step: 'nothing' }],
];

describe('what happens to a message next', () => {
  for (const [what, facts, carriers, expected] of cases) {
    test(what, () => assert.deepEqual(nextStep(facts, now, carriers), expected));
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
