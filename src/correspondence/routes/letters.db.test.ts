import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { inventLandlord, openTestCase, rowsOf, testNow, type InventedLandlord } from '../../../test/invented-landlord.ts';
import { ask, cookieOf, sendForm, openSiteByRole } from '../../../test/site-by-role.ts';
import type { NewMessage } from '../../casefile/index.ts';
import { newId } from '../../platform/ids.ts';
import { deliverDue } from '../sending/deliver-due.ts';
import { correspondenceRoutes } from './index.ts';

const letter: NewMessage = { channel: 'letter', address: '14 Larch House, Salford, M5 4WT', recipientName: 'Ms A. Okafor', residentId: null, template: 'visit-booked', subject: 'We will visit', body: 'Dear you,\n\nSee it: {link}', largePrint: true };

describe('the print queue', () => {
  let site: Awaited<ReturnType<typeof openSiteByRole>>;
  let larch: InventedLandlord;
  before(async () => {
    site = await openSiteByRole(correspondenceRoutes, testNow);
  });
  beforeEach(async () => {
    larch = await inventLandlord(site.database);
  });
  after(() => site.close());

  const cookie = () => cookieOf(larch, 'manager');
  const letters = () => rowsOf<{ id: string; status: string; transport: string }>(site.database, larch.id, 'select id, status, transport from messages order by queued_at, id');
  const said = async () => (await rowsOf<{ type: string; by: string | null }>(site.database, larch.id, `select type, data->>'postedBy' as by from case_events where type like 'Message%' and type <> 'MessageQueued'`)).map(({ type, by }) => [type, by]);
  const send = (to: string, fields: Record<string, string> = {}) => sendForm(site.server, { from: '/letters', to, cookie: cookie() }, fields);

  async function batch(): Promise<string> {
    await openTestCase(site.database, larch, [letter]);
    await deliverDue({ database: site.database, mailer: undefined, publicAddress: 'http://localhost', newId, now: testNow }, larch.id);
    return String((await send('/letters/batches')).location);
  }

  test('a letter waits to be printed, and is not said to be sent', async () => {
    const path = await batch();
    assert.match(path, /^\/letters\/batches\/[0-9a-f-]{36}$/);
    assert.deepEqual((await letters()).map(({ status, transport }) => [status, transport]), [['to print', 'print']]);
    assert.deepEqual(await said(), []);
  });

  test('a file of letters is a PDF; opening it changes nothing', async () => {
    const path = await batch();
    const pdf = await ask(site.server, `${path}/letters.pdf`, cookie());
    assert.equal(pdf.status, 200);
    assert.match(pdf.body, /^%PDF-/);
    assert.deepEqual((await letters()).map(({ status }) => status), ['to print']);
  });

  test('posted is said once, with who; a letter is in one file only', async () => {
    const path = await batch();
    assert.equal((await send('/letters/batches')).location, '/letters');
    for (let times = 0; times < 2; times += 1) assert.equal((await send(`${path}/posted`)).status, 303);
    assert.deepEqual((await letters()).map(({ status }) => status), ['sent']);
    assert.deepEqual(await said(), [['MessageSent', 'P. Shah']]);
  });

  test('one that was not posted needs a reason, and without another way its owner is told', async () => {
    await batch();
    const id = (await letters())[0]?.id ?? '';
    assert.equal((await send(`/letters/${id}/not-posted`)).status, 422);
    assert.equal((await send(`/letters/${id}/not-posted`, { reason: 'The address is torn' })).status, 303);
    assert.deepEqual((await letters()).map(({ status }) => status), ['failed']);
    assert.deepEqual(await said(), [['MessageFailed', null]]);
    assert.equal((await send(`/letters/${id}/not-posted`, { reason: 'Again' })).status, 409);
  });
});
