import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, test } from 'node:test';
import { addressLines, openNotifySender, receiptOf, type NotifySender, type OutgoingNotice } from './index.ts';

const serviceId = '26785a09-ab16-4eb0-8407-a37497a57506';
const secret = '3d844edf-8d35-48ac-975b-e847b4f122b0';
const notice: OutgoingNotice = { id: 'landlord.message', channel: 'text', to: '07700900123', toName: 'Ms A. Okafor', subject: 'We will visit', text: 'We will visit on Tuesday.' };

interface Asked {
  readonly path: string;
  readonly body: Record<string, unknown>;
  readonly token: string;
}

const running: Server[] = [];

/** Answers as Notify's API does; a request whose token was not signed with our key is turned away as Notify would. */
async function stub(answer: (asked: Asked) => { status: number; body: unknown } | 'hang up' | 'say nothing'): Promise<{ sender: NotifySender; asked: Asked[]; url: string }> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => void (async () => {
    const one = { path: request.url ?? '', body: await bodyOf(request), token: (request.headers.authorization ?? '').replace('Bearer ', '') };
    asked.push(one);
    const said = isSigned(one.token) ? answer(one) : { status: 403, body: { errors: [{ error: 'AuthError', message: 'Invalid token' }] } };
    if (said === 'hang up') request.socket.destroy();
    else if (said !== 'say nothing') response.writeHead(said.status, { 'content-type': 'application/json' }).end(JSON.stringify(said.body));
  })());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  running.push(server);
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { sender: open(url), asked, url };
}

const open = (url: string, key = secret) =>
  openNotifySender({ apiKey: `test-${serviceId}-${key}`, url, patienceMs: 500, templates: { text: 'template-of-texts', email: 'template-of-emails', letter: 'template-of-letters' } });

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  let text = '';
  for await (const part of request) text += String(part);
  return text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
}

/** A JWT of HS256 with Notify's two claims, signed by our key and issued now. */
function isSigned(token: string): boolean {
  const [header = '', payload = '', signature = ''] = token.split('.');
  const read = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString() || '{}') as Record<string, unknown>;
  const expected = createHmac('sha256', secret).update(`${header}.${payload}`).digest('base64url');
  return signature === expected && read(header)['alg'] === 'HS256' && read(payload)['iss'] === serviceId && Math.abs(Number(read(payload)['iat']) * 1000 - Date.now()) < 30_000;
}

const created = { status: 201, body: { id: 'x' } };
const refusal = (status: number, message: string) => ({ status, body: { status_code: status, errors: [{ error: 'BadRequestError', message }] } });

describe('sending by GOV.UK Notify', () => {
  afterEach(async () => {
    for (const server of running.splice(0)) {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  });

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
      const { sender, asked } = await stub(() => created);
      assert.deepEqual(await sender.send({ ...notice, channel, to }), { kind: 'accepted' });
      assert.deepEqual(asked.map((one) => [one.path, one.body]), [[path, { ...body, reference: notice.id }]]);
    });
  }

  test('a key that is not the service’s is turned away: that is our trouble, and not the address’s', async () => {
    const { url } = await stub(() => created);
    assert.equal((await open(url, '00000000-0000-0000-0000-000000000000').send(notice)).kind, 'not now');
  });

  const answers: [string, Parameters<typeof stub>[0], Record<string, unknown>][] = [
    ['a number that is none is refused, and it is the address', () => refusal(400, 'phone_number Not enough digits'), { kind: 'refused', isTheAddress: true }],
    ['words that Notify will not take are refused, and it is not the address', () => refusal(400, 'Missing personalisation: body'), { kind: 'refused', isTheAddress: false }],
    ['too many a minute may go later', () => refusal(429, 'Exceeded rate limit'), { kind: 'not now' }],
    ['too many a day may go later', () => refusal(429, 'Exceeded send limits'), { kind: 'not now' }],
    ['a fault of theirs may go later', () => refusal(500, 'Internal server error'), { kind: 'not now' }],
    ['a gateway that finds nobody may go later', () => refusal(503, 'Service unavailable'), { kind: 'not now' }],
    ['a line that breaks before an answer: nobody knows', () => 'hang up', { kind: 'unknown' }],
    ['no answer in time: nobody knows', () => 'say nothing', { kind: 'unknown' }],
  ];
  for (const [what, answer, expected] of answers) {
    test(what, async () => {
      const { sender } = await stub(answer);
      const { why: _, ...outcome } = { why: '', ...(await sender.send(notice)) };
      assert.deepEqual(outcome, expected);
    });
  }

  test('with nobody listening it did not leave', async () => {
    const { url } = await stub(() => created);
    await new Promise((resolve) => running.splice(0)[0]?.close(resolve));
    assert.equal((await open(url).send(notice)).kind, 'not now');
  });

  test('what was cut short is asked about by our reference', async () => {
    const { sender, asked } = await stub(({ path }) => ({ status: 200, body: { notifications: path.includes('known') ? [{ id: 'x' }] : [], links: {} } }));
    assert.deepEqual([await sender.has('known'), await sender.has('other')], ['yes', 'no']);
    assert.deepEqual(asked.map(({ path }) => path), ['/v2/notifications?reference=known', '/v2/notifications?reference=other']);
    const silent = await stub(() => 'hang up');
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
