import assert from 'node:assert/strict';
import { afterEach, describe, test } from 'node:test';
import { closeNotifyStubs, created, notifyStub, refusal, senderTo, wrongKey, type Answer } from '../../../test/notify-stub.ts';
import { addressLines, receiptInWords, receiptOf, type MailOutcome, type OutgoingNotice } from './index.ts';

const notice: OutgoingNotice = { id: 'landlord.message', channel: 'text', to: '07700900123', toName: 'Ms A. Okafor', subject: 'We will visit', text: 'We will visit on Tuesday.' };

describe('sending by GOV.UK Notify', () => {
  afterEach(closeNotifyStubs);

  const sent: [OutgoingNotice['channel'], string, string, Record<string, unknown>][] = [
    ['text', '07700900123', '/v2/notifications/sms', { template_id: 'template-of-texts', phone_number: '07700900123', personalisation: { body: notice.text } }],
    ['email', 'a@example.org', '/v2/notifications/email', { template_id: 'template-of-emails', email_address: 'a@example.org', personalisation: { subject: notice.subject, body: notice.text } }],
    ['letter', '14 Larch House, Salford, M5 4WT', '/v2/notifications/letter', {
      template_id: 'template-of-letters',
      personalisation: { address_line_1: 'Ms A. Okafor', address_line_2: '14 Larch House', address_line_3: 'Salford', address_line_4: 'M5 4WT', subject: notice.subject, body: notice.text },
    }],
  ];
  for (const [channel, to, path, body] of sent) {
    test(`a ${channel} goes whole, under our own reference, signed with our key`, async () => {
      const { sender, asked } = await notifyStub(() => created);
      assert.deepEqual(await sender.send({ ...notice, channel, to }), { kind: 'accepted' });
      assert.deepEqual(asked.map((one) => [one.path, one.body]), [[path, { ...body, reference: notice.id }]]);
    });
  }

  const answers: readonly (readonly [what: string, answer: () => Answer, kind: MailOutcome['kind'], why: RegExp])[] = [
    ['a number that is none is refused, and it is the address', () => refusal(400, 'phone_number Not enough digits'), 'refused', /no address it can send to.*Not enough digits/],
    ['a postcode that is none too', () => refusal(400, 'Must be a real UK postcode'), 'refused', /no address it can send to/],
    ['words that Notify will not take are refused', () => refusal(400, 'Content for template has a character count greater than the limit of 918'), 'refused', /did not take it.*character count/],
    ['a template that is gone is ours to put right: it waits', () => refusal(400, 'Template not found'), 'not now', /no such template.*Set the right one/],
    ['so is one with a placeholder too many', () => refusal(400, 'Missing personalisation: name'), 'not now', /placeholder that we do not fill/],
    ['and a service that may write to its own team only', () => refusal(400, 'Can’t send to this recipient using a team-only API key'), 'not now', /its own team only/],
    ['a clock that is wrong is ours', () => refusal(403, 'Error: Your system clock must be accurate to within 30 seconds'), 'not now', /clock is wrong/],
    ['too many a minute may go later', () => refusal(429, 'Exceeded rate limit for key type LIVE of 3000 requests per 60 seconds'), 'not now', /no more messages this minute/],
    ['too many a day may go later', () => refusal(429, 'Exceeded send limits (sms: 250000) for today'), 'not now', /as many messages as it may in a day/],
    ['a fault of theirs may go later', () => refusal(500, 'Internal server error'), 'not now', /fault of its own/],
    ['a gateway that finds nobody may go later', () => refusal(503, ''), 'not now', /fault of its own\. It answered 503\.$/],
    ['a line that breaks before an answer: nobody knows', () => 'hang up', 'unknown', /connection to GOV\.UK Notify broke/],
    ['no answer in time: nobody knows', () => 'say nothing', 'unknown', /did not answer in time/],
  ];
  for (const [what, answer, kind, why] of answers) {
    test(`${what}, and says so in plain words`, async () => {
      const { sender } = await notifyStub(answer);
      const outcome = await sender.send(notice);
      assert.equal(outcome.kind, kind);
      assert.match('why' in outcome ? outcome.why : '', why);
      if (outcome.kind === 'refused') assert.equal(outcome.isTheAddress, /no address/.test(outcome.why));
    });
  }

  test('a key that is not the service’s is turned away: that is our trouble, and not the address’s', async () => {
    const { url } = await notifyStub(() => created);
    const outcome = await senderTo(url, wrongKey).send(notice);
    assert.equal(outcome.kind, 'not now');
    assert.match('why' in outcome ? outcome.why : '', /does not take our key.*Give the right NOTIFY_API_KEY/);
  });

  test('with nobody listening it did not leave', async () => {
    const { url } = await notifyStub(() => created);
    await closeNotifyStubs();
    assert.equal((await senderTo(url).send(notice)).kind, 'not now');
  });

  test('what was cut short is asked about by our reference', async () => {
    const { sender, asked } = await notifyStub(({ path }) => ({ status: 200, body: { notifications: path.includes('known') ? [{ id: 'x' }] : [], links: {} } }));
    assert.deepEqual([await sender.has('known'), await sender.has('other')], ['yes', 'no']);
    assert.deepEqual(asked.map(({ path }) => path), ['/v2/notifications?reference=known', '/v2/notifications?reference=other']);
    const silent = await notifyStub(() => 'hang up');
    assert.equal(await silent.sender.has('known'), 'no answer');
  });
});

test('an address has seven lines at most, the postcode last', () => {
  assert.deepEqual(Object.values(addressLines('Ms Okafor', 'Flat 1, 2 High Street, Over, Nether, Long Lane, Salford, Greater Manchester, M5 4WT')), ['Ms Okafor', 'Flat 1', '2 High Street', 'Over', 'Nether', 'Long Lane, Salford, Greater Manchester', 'M5 4WT']);
});

const receipts: [string, ReturnType<typeof receiptOf>][] = [
  ['delivered', 'delivered'], ['received', 'delivered'], ['permanent-failure', 'address does not work'], ['temporary-failure', 'did not arrive'], ['technical-failure', 'did not arrive'], ['sending', 'nothing yet'], ['a new word', 'nothing yet'],
];
for (const [status, receipt] of receipts) test(`a receipt of "${status}" tells: ${receipt}`, () => assert.equal(receiptOf(status), receipt));

for (const status of ['permanent-failure', 'temporary-failure', 'technical-failure']) test(`a receipt of "${status}" has words that a person reads`, () => assert.match(receiptInWords(status), /did not arrive: [^(]{10,}/));
