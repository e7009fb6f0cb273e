import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { inventLandlord, openTestCase, rowsOf, testNow, type InventedLandlord } from '../../../test/invented-landlord.ts';
import { closeNotifyStubs, created, notifyStub, refusal, senderTo, wrongKey, type Answer } from '../../../test/notify-stub.ts';
import { ask, cookieOf, openSiteByRole } from '../../../test/site-by-role.ts';
import type { NewMessage } from '../../casefile/index.ts';
import { addHours, instant } from '../../clock/index.ts';
import { newId } from '../../platform/ids.ts';
import { openLog } from '../../platform/log.ts';
import type { NotifySender } from '../../platform/mail/index.ts';
import { correspondenceRoutes } from '../routes/index.ts';
import { deliverDue } from './deliver-due.ts';
import { notifyReference } from './deliver.ts';
import { notifyReceiptsHook } from './receipts.ts';

const message: NewMessage = { channel: 'text', address: '07700900123', recipientName: 'Ms A. Okafor', residentId: null, template: 'visit-booked', subject: 'We will visit', body: 'We will visit.' };

describe('trouble at GOV.UK Notify, on the page of whoever sees to messages', () => {
  let site: Awaited<ReturnType<typeof openSiteByRole>>;
  let larch: InventedLandlord;
  before(async () => {
    site = await openSiteByRole(correspondenceRoutes, testNow);
  });
  beforeEach(async () => {
    larch = await inventLandlord(site.database);
    await openTestCase(site.database, larch, [message]);
  });
  afterEach(closeNotifyStubs);
  after(() => site.close());

  const send = (notify: NotifySender, now: string = testNow) => deliverDue({ database: site.database, mailer: undefined, notify, publicAddress: '', newId, now }, larch.id);
  const page = async () => (await ask(site.server, '/messages/needing-attention', cookieOf(larch, 'administrator'))).body.replaceAll('&#39;', "'");
  const messages = () => rowsOf<{ id: string; channel: string; status: string }>(site.database, larch.id, 'select id, channel, status from messages order by queued_at, id');
  async function receipt(status: string): Promise<void> {
    const [sent] = await messages();
    await notifyReceiptsHook('a-token-of-more-than-twenty-letters')[0]?.take({ reference: notifyReference(larch.id, sent?.id ?? ''), status }, { database: site.database, now: testNow, newId, log: openLog('silent') } as never);
  }

  const ours: readonly (readonly [string, () => Answer, RegExp])[] = [
    ['the template is gone', () => refusal(400, 'Template not found'), /1 message since .*no such template: it was deleted/],
    ['too many left in a minute', () => refusal(429, 'Exceeded rate limit for key type LIVE'), /1 message since .*no more messages this minute/],
    ['the day’s limit is reached', () => refusal(429, 'Exceeded send limits for today'), /as many messages as it may in a day/],
    ['they have a fault', () => refusal(500, 'Internal server error'), /fault of its own/],
  ];
  for (const [when, answer, words] of ours) {
    test(`when ${when}: it waits by its own channel, and the page says at once what is in the way`, async () => {
      await send((await notifyStub(answer)).sender);
      assert.deepEqual((await messages()).map(({ channel, status }) => [channel, status]), [['text', 'queued']]);
      assert.match(await page(), words);
      await send((await notifyStub(() => created)).sender, addHours(instant(testNow), 1));
      assert.deepEqual((await messages()).map(({ status }) => status), ['sent']);
      assert.doesNotMatch(await page(), /Messages that cannot leave now/);
    });
  }

  test('when the key is wrong: the same, with what to set', async () => {
    await send(senderTo((await notifyStub(() => created)).url, wrongKey));
    assert.match(await page(), /does not take our key: it is wrong, was revoked, or is of another service\. Give the right NOTIFY_API_KEY/);
    assert.deepEqual((await messages()).map(({ status }) => status), ['queued']);
  });

  test('that lasts a day comes to a person, with how often we tried', async () => {
    const { sender } = await notifyStub(() => refusal(403, 'Invalid token'));
    for (let hours = 0; hours < 60; hours += 1) await send(sender, addHours(instant(testNow), hours));
    assert.match(await page(), /Reach Ms A\. Okafor: the text did not arrive[\s\S]*We tried \d+ times\. GOV\.UK Notify does not take our key/);
  });

  const failures: readonly (readonly [status: string, words: RegExp])[] = [
    ['permanent-failure', /the number or address does not exist \(permanent-failure\)/],
    ['temporary-failure', /could not be delivered in three days: the phone may be off, or the mailbox full/],
    ['technical-failure', /Notify’s own carrier failed/],
  ];
  for (const [status, words] of failures) {
    test(`a receipt of ${status} where no other way is known comes to a person in plain words`, async () => {
      await send((await notifyStub(() => created)).sender);
      await receipt(status);
      await receipt(status);
      assert.deepEqual((await messages()).map(({ status: state }) => state), ['failed']);
      assert.match(await page(), words);
    });
  }

  test('a receipt that it arrived is the last word: a later one of failure changes nothing', async () => {
    await send((await notifyStub(() => created)).sender);
    for (const status of ['delivered', 'temporary-failure', 'a new word']) await receipt(status);
    assert.deepEqual((await messages()).map(({ status }) => status), ['sent']);
  });
});
