import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import Fastify, { type FastifyInstance } from 'fastify';
import { EvidenceSite } from '../../test/evidence-site.ts';
import { inventLandlord, openTestCase, rowsOf, testNow, type InventedLandlord } from '../../test/invented-landlord.ts';
import { ask, cookieOf, sendForm, type Asked } from '../../test/site-by-role.ts';
import { chooseAddress } from '../correspondence/index.ts';
import { insertRows } from '../platform/database/index.ts';
import { addHookRoute } from '../platform/http/hooks.ts';
import { newId } from '../platform/ids.ts';
import { changePerson, personChanges } from '../residents/change-person.ts';
import { residentById } from '../residents/index.ts';
import type { RepairPlace } from '../repairs/queries/place.ts';
import { readReader, recipientOf } from '../repairs/queries/recipient.ts';
import { addressesNotWorking } from '../residents/store/index.ts';
import { numberKey } from '../platform/number-key.ts';
import { receivedTextsHook } from './index.ts';

const token = 'a-token-of-more-than-twenty-letters';
const [ours, sams] = ['07700 900100', '07700 900123'];

describe('texts that residents send', () => {
  let site: EvidenceSite;
  let hooks: FastifyInstance;
  let said: string[];
  before(async () => {
    site = await EvidenceSite.open();
    said = [];
    hooks = Fastify({ logger: { level: 'warn', stream: { write: (line: string) => void said.push(line) } } });
    for (const hook of receivedTextsHook(token, site.store)) addHookRoute(hooks, hook, { database: site.database, readClock: () => testNow });
    await resident(site.larch, site.caseId);
  });
  after(async () => {
    await hooks.close();
    await site.close();
  });

  const rows = <Row>(sql: string) => rowsOf<Row>(site.database, site.larch.id, sql, site.larch.id);
  async function resident(landlord: InventedLandlord, caseId: string, mobile = sams): Promise<void> {
    const id = newId();
    await site.database.inLandlord(landlord.id, async (tx) => {
      await insertRows(tx, 'residents', [{ landlord_id: tx.landlordId, id, name: 'Sam Okafor', mobile, preferred_channel: 'text', search_text: 'sam', updated_at: testNow }]);
      await tx.query('update cases set resident_id = $3 where landlord_id = $1 and id = $2', [tx.landlordId, caseId, id]);
    });
  }
  async function setNumber(number: string, landlord = site.larch): Promise<Asked> {
    const cookie = cookieOf(landlord, 'manager');
    const seenVersion = /name="seenVersion" value="(\d+)"/.exec((await ask(site.server, '/orphans', cookie)).body)?.[1] ?? '';
    return sendForm(site.server, { from: '/orphans', to: '/orphans/number', cookie }, { number, seenVersion });
  }
  const text = (differing: object = {}) => ({ id: newId(), source_number: '447700900123', destination_number: '447700900100', message: 'The tap still drips', date_received: testNow, ...differing });
  async function arrive(payload: object, authorization = `Bearer ${token}`): Promise<number> {
    return (await hooks.inject({ method: 'POST', url: '/hooks/notify-texts', headers: { authorization, 'content-type': 'application/json' }, payload })).statusCode;
  }

  test('are refused while nobody has said whose the number is, so that they are handed over again; the log names no number and no words', async () => {
    assert.equal(await arrive(text()), 503);
    assert.match(said.join(''), /for nobody here/);
    assert.doesNotMatch(said.join(''), /77009|drips/);
    assert.deepEqual(await rows('select id from orphans where landlord_id = $1'), []);
  });

  test('have a number that a manager sets, with what was typed still there when it is none', async () => {
    const refused = await setNumber('homes');
    assert.equal(refused.status, 422);
    assert.match(refused.body, /Enter a whole phone number[\s\S]*value="homes"/);
    assert.equal((await setNumber(ours ?? '')).status, 303);
    assert.match((await ask(site.server, '/orphans', cookieOf(site.larch, 'manager'))).body, /value="07700 900100"/);
    assert.doesNotMatch((await ask(site.server, '/orphans', cookieOf(site.larch, 'adviser'))).body, /name="number"/);
  });

  test('go on the one open case of the one person with the number, as something we heard, once however often they are handed over', async () => {
    const sent = text();
    assert.deepEqual([await arrive(sent), await arrive(sent)], [204, 204]);
    assert.deepEqual(await rows('select direction, channel, words from contacts where landlord_id = $1'), [{ direction: 'in', channel: 'text', words: 'The tap still drips' }]);
    const held = await rows<{ status: string; source: string }>('select status, source from orphans where landlord_id = $1');
    assert.deepEqual(held, [{ status: 'matched', source: 'text' }]);
  });

  test('wait for somebody where the number is nobody’s, and are put on a case by hand', async () => {
    const stranger = text({ source_number: '447700900555', message: 'Any news?' });
    assert.equal(await arrive(stranger), 204);
    const page = await ask(site.server, '/orphans', cookieOf(site.larch, 'adviser'));
    assert.match(page.body, /A text[\s\S]*447700900555/);
    const path = `/orphans/${stranger.id}`;
    const done = await sendForm(site.server, { from: path, to: `${path}/match`, cookie: cookieOf(site.larch, 'manager') }, { reference: site.reference });
    assert.equal(done.status, 303, done.body);
    const matched = await ask(site.server, done.location, cookieOf(site.larch, 'adviser'));
    assert.match(matched.body, new RegExp(`Any news\\?[\\s\\S]*/cases/${site.reference}"[\\s\\S]*/cases/${site.reference}/contacts\\?channel=text"[^>]*>record the contact`));
    assert.deepEqual(await rows("select channel, words from contacts where landlord_id = $1 and words = 'Any news?'"), [{ channel: 'text', words: 'Any news?' }]);
  });

  test('without words are kept all the same', async () => {
    assert.equal(await arrive(text({ source_number: '447700900556', message: '' })), 204);
    assert.match((await ask(site.server, '/orphans', cookieOf(site.larch, 'adviser'))).body, /447700900556/);
  });

  test('wait with a suggestion where two people share the phone', async () => {
    const other = await openTestCase(site.database, site.larch);
    await resident(site.larch, other.id);
    const sent = text({ message: 'It is worse' });
    assert.equal(await arrive(sent), 204);
    assert.deepEqual(await rows(`select status from orphans where landlord_id = $1 and id = '${sent.id}'`), [{ status: 'waiting' }]);
  });

  test('wait too where somebody without a case shares the phone; numbers are told in the database as in the program', async () => {
    const only = await openTestCase(site.database, site.larch);
    await resident(site.larch, only.id, '+44 7700 900333');
    await site.database.inLandlord(site.larch.id, (tx) => insertRows(tx, 'residents', [{ landlord_id: tx.landlordId, id: newId(), name: 'Ada Okafor', mobile: '07700900333', preferred_channel: 'text', search_text: 'ada', updated_at: testNow }]));
    const sent = text({ source_number: '447700900333' });
    assert.equal(await arrive(sent), 204);
    assert.deepEqual(await rows(`select status, suggested_case_id as suggested from orphans where landlord_id = $1 and id = '${sent.id}'`), [{ status: 'waiting', suggested: only.id }]);
    const kept = await rows<{ mobile: string; key: string }>('select mobile, mobile_key as key from residents where landlord_id = $1');
    for (const { mobile, key } of kept) assert.equal(key, numberKey(mobile));
  });

  const personOf = async (mobile: string) => (await rows<{ id: string; wants: string }>(`select id, preferred_channel as wants from residents where landlord_id = $1 and mobile = '${mobile}'`))[0];
  const reachedBy = async (mobile: string) => site.database.inLandlord(site.larch.id, async (tx) => {
    const reader = await readReader(tx, (await personOf(mobile))?.id ?? null);
    return reader === undefined || reader.id === null ? undefined : chooseAddress(reader, '14 Larch House').channel;
  });

  test('of the one word STOP end texts to that number, for everybody who has it; START brings them back', async () => {
    const [ada, bo] = ['07700 900444', '+44 7700 900444'];
    for (const mobile of [ada, bo]) await resident(site.larch, (await openTestCase(site.database, site.larch)).id, mobile);
    const say = (message: string) => arrive(text({ source_number: '447700900444', message }));
    assert.deepEqual([await reachedBy(ada), await reachedBy(bo)], ['text', 'text']);
    for (const message of ['STOP', 'Stop.']) assert.equal(await say(message), 204);
    assert.deepEqual([await reachedBy(ada), await reachedBy(bo)], ['letter', 'letter']);
    assert.equal((await personOf(ada))?.wants, 'letter');
    assert.deepEqual(await rows(`select id from orphans where landlord_id = $1 and sender_address = '447700900444'`), [], 'nobody has to look');
    const changes = await rows<{ type: string; by: string }>(`select e.type, e.actor_kind as by from resident_events e join residents r on r.landlord_id = e.landlord_id and r.id = e.resident_id where e.landlord_id = $1 and r.mobile = '${ada}' order by e.at, e.id`);
    assert.deepEqual(changes.map(({ type, by }) => `${type} ${by}`).toSorted(), ['ContactDetailsChanged resident', 'TextsStopped resident']);
    assert.deepEqual(await rows(`select why from addresses_not_working where landlord_id = $1 and resident_id = '${(await personOf(ada))?.id ?? ''}'`), [{ why: 'They texted STOP' }]);
    assert.equal(await say('START'), 204);
    assert.deepEqual([await reachedBy(ada), await reachedBy(bo)], ['text', 'text']);
  });

  test('STOP is taken back by choosing texts for them, because they asked', async () => {
    const mobile = '07700 900445';
    await resident(site.larch, (await openTestCase(site.database, site.larch)).id, mobile);
    assert.equal(await arrive(text({ source_number: '447700900445', message: 'STOP' })), 204);
    const id = (await personOf(mobile))?.id ?? '';
    const changed = await site.database.inLandlord(site.larch.id, async (tx) => {
      const record = await residentById(tx, id);
      assert.ok(record);
      const changer = { tx, actor: { staffId: site.larch.staffId, name: 'P. Shah', roles: ['manager'], organisationId: site.larch.organisationId, teamIds: [] } as never, now: testNow, today: testNow.slice(0, 10), newId, seenVersion: undefined, body: { preferredChannel: 'text' } };
      return changePerson(changer, record, personChanges.contactDetails);
    });
    assert.deepEqual([changed.ok, await reachedBy(mobile)], [true, 'text']);
  });

  test('STOP holds for the number of somebody who has no record, and for whoever is recorded with it later; START brings texts back', async () => {
    const mobile = '+44 7700 900447';
    const report = { reporterName: 'Bo Okafor', reporterContact: mobile };
    const place = { homeId: newId(), address: '14 Larch House' } as RepairPlace;
    const answered = () => site.database.inLandlord(site.larch.id, async (tx) => (await recipientOf(tx, null, report, place))?.channel);
    const say = (message: string) => arrive(text({ source_number: '447700900447', message }));
    assert.equal(await answered(), 'text');
    assert.equal(await say('STOP'), 204);
    assert.equal(await answered(), 'letter');
    assert.deepEqual(await rows(`select id from orphans where landlord_id = $1 and sender_address = '447700900447'`), [], 'nobody has to look');
    await resident(site.larch, (await openTestCase(site.database, site.larch)).id, mobile);
    assert.equal(await reachedBy(mobile), 'letter');
    const id = (await personOf(mobile))?.id ?? '';
    const shown = await site.database.inLandlord(site.larch.id, (tx) => addressesNotWorking(tx, id));
    assert.deepEqual(shown.map(({ channel, address, why }) => [channel, address, why]), [['text', mobile, 'They texted STOP']]);
    assert.equal(await say('START'), 204);
    assert.deepEqual([await answered(), await reachedBy(mobile)], ['text', 'text']);
    assert.deepEqual(await rows(`select number_key from words_about_texts where landlord_id = $1 and number_key = '447700900447'`), [], 'kept no longer than it holds');
  });

  test('STOP handed over again after START changes nothing', async () => {
    const mobile = '07700 900448';
    await resident(site.larch, (await openTestCase(site.database, site.larch)).id, mobile);
    const stop = text({ source_number: '447700900448', message: 'STOP' });
    for (const sent of [stop, text({ source_number: '447700900448', message: 'START' }), stop]) assert.equal(await arrive(sent), 204);
    assert.equal(await reachedBy(mobile), 'text');
  });

  test('START of a number that nothing was stopped for waits for somebody, and STOP with more words is read as any text is', async () => {
    for (const [source, message] of [['447700900446', 'START'], ['447700900444', 'Stop the leak please']] as const) {
      const sent = text({ source_number: source, message });
      assert.equal(await arrive(sent), 204);
      assert.equal((await rows(`select id from orphans where landlord_id = $1 and id = '${sent.id}'`)).length, 1, message);
    }
  });

  test('are for nobody where two landlords say that the number is theirs', async () => {
    const elm = await inventLandlord(site.database);
    assert.equal((await setNumber('+44 7700 900100', elm)).status, 303);
    assert.equal(await arrive(text()), 503);
    assert.equal((await setNumber('', elm)).status, 303);
    assert.equal(await arrive(text({ source_number: '447700900557' })), 204);
    assert.deepEqual(await rowsOf(site.database, elm.id, 'select id from orphans where landlord_id = $1', elm.id), []);
  });

  test('are taken only from whoever knows the token, and only as texts', async () => {
    assert.equal(await arrive(text(), 'Bearer guess'), 401);
    assert.equal(await arrive({ id: 'x' }), 422);
    const unread = (payload: string, type = 'application/json') => hooks.inject({ method: 'POST', url: '/hooks/notify-texts', headers: { authorization: `Bearer ${token}`, 'content-type': type }, payload });
    for (const [answer, status, why] of [[await unread(JSON.stringify({ message: 'x'.repeat(2_000_000) })), 413, 'too large'], [await unread('{"id":'), 400, 'not JSON'], [await unread('<text/>', 'text/xml'), 415, 'not JSON']] as const) {
      assert.deepEqual([answer.statusCode, answer.json()], [status, { taken: false, why }]);
    }
  });
});
