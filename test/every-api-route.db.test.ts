import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { scopes } from '../src/api-tokens/index.ts';
import { modules } from '../src/modules.ts';
import type { ApiRoute } from '../src/platform/api/index.ts';
import { insertRows, openDatabase, type Database } from '../src/platform/database/index.ts';
import { newId } from '../src/platform/ids.ts';
import { roles, type Role } from '../src/staff/index.ts';
import { apiExamples } from './api-route-examples.ts';
import { makeToken } from './api-site.ts';
import type { TestDatabase } from './database.ts';
import { formWithFiles } from './evidence-site.ts';
import { demonstrationDatabase, demonstrationNow } from './demonstration-database.ts';
import { openProductServer, type ProductServer } from './product-server.ts';
import { otherLandlord, routeFacts, type FactsOfDatabase, type RouteFacts } from './route-facts.ts';

const routes = modules({ files: {} as never, delivery: {} as never }).flatMap((part) => part.routes).filter((route): route is ApiRoute => route.who === 'token');

/** That there is such a home, block or person is no secret of theirs. */
const saysThatItIsThere = ({ path }: ApiRoute): boolean => /\/(homes|blocks|residents|site-hazards)\//.test(path);
/** Of contractors, contracts and programmes all organisations of a landlord know but contractors. */
const isOfTheWholeLandlord = ({ path }: ApiRoute): boolean => /^\/api\/v1\/(contractors|contracts|programmes)\//.test(path);

/** A problem is named alike by every landlord: each is answered with what it asks of it itself. */
const isOfEveryLandlord = (path: string): boolean => path === '/api/v1/diagnosis-questions/:problem';

describe('every operation of the API lets in those it states, and nobody else', () => {
  let made: TestDatabase;
  let database: Database;
  let product: ProductServer;
  let facts: FactsOfDatabase;
  const tokens = new Map<string, string>();
  before(async () => {
    made = await demonstrationDatabase();
    database = await openDatabase({ connectionString: made.ownerUrl, mostConnections: 6 });
    product = await openProductServer({ database, publicAddress: 'http://localhost', readClock: () => demonstrationNow });
    facts = await routeFacts(database, 'tarnbrook-homes');
    const { landlordId: id, staff, stranger } = facts;
    for (const role of roles) {
      // The operative is the one whose visit is booked, the contractor the one whose order it is; everybody else plays this part and no other.
      const actsAs = role === 'operative' || role === 'contractor' ? staff[role].staffId : await playing(id, [role], staff.manager.organisationId);
      tokens.set(role, await makeToken({ database }, { id, staffId: actsAs as never }));
    }
    const all = await playing(id, roles, staff.manager.organisationId);
    for (const scope of scopes) tokens.set(`without ${scope}`, await makeToken({ database }, { id, staffId: all as never }, { scopes: scopes.filter((other) => other !== scope) }));
    tokens.set('stranger', await makeToken({ database }, { id, staffId: (await playing(id, roles, stranger.organisationId)) as never }));
    tokens.set('third party', await makeToken({ database }, { id, staffId: (await playing(id, roles, await aThirdParty(id))) as never }));
    const other = await otherLandlord(database, 'millgate-housing');
    tokens.set('elsewhere', await makeToken({ database }, { id: other.landlordId, staffId: (await playing(other.landlordId, roles, other.person.organisationId)) as never }));
  });
  after(async () => {
    await product.close();
    await database.close();
    await made.close();
  });

  async function playing(landlordId: string, parts: readonly Role[], organisationId: string): Promise<string> {
    const id = newId();
    await database.inLandlord(landlordId, (tx) => insertRows(tx, 'staff', [{
      landlord_id: landlordId, id, organisation_id: organisationId, name: `Walker ${id.slice(-4)}`, email: `${id}@walk.example`, roles: parts, created_at: demonstrationNow,
    }]));
    return id;
  }

  /** An organisation that is no contractor, and neither owns nor manages a home. */
  async function aThirdParty(landlordId: string): Promise<string> {
    const id = newId();
    await database.inLandlord(landlordId, (tx) => insertRows(tx, 'organisations', [{ landlord_id: landlordId, id, name: 'Windward Homes', kind: 'housing association' }]));
    return id;
  }

  async function ask(route: ApiRoute, token: string | undefined): Promise<{ status: number; type: string; text: string }> {
    const example = apiExamples[route.operationId];
    const url = route.path.replaceAll(/:(\w+)/g, (_all, name: string) => String(facts[(example?.with?.[name] ?? 'caseId') as keyof FactsOfDatabase]));
    const { payload, type } = route.files === undefined ? { payload: JSON.stringify(example?.body?.(facts as RouteFacts) ?? {}), type: 'application/json' } : formWithFiles({ ...example?.body?.(facts as RouteFacts) }, []);
    const headers = { ...(token === undefined ? {} : { authorization: `Bearer ${token}` }), ...(route.method === 'POST' ? { 'content-type': type, 'idempotency-key': newId() } : {}) };
    const answer = await product.server.inject({ method: route.method, url, headers, ...(route.method === 'POST' ? { payload } : {}) });
    return { status: answer.statusCode, type: String(answer.headers['content-type']), text: answer.body };
  }

  test('each has an example, and no example is left over', () => {
    assert.deepEqual(routes.map(({ operationId }) => operationId).toSorted(), Object.keys(apiExamples).toSorted());
  });

  for (const route of routes) {
    const { operationId } = route;
    test(`${operationId} is for ${route.roles === 'every role' ? 'everyone who works there' : route.roles.join(', ')}, with ${route.scope}`, async () => {
      for (const token of [undefined, 'putright_nonsense', (tokens.get('manager') ?? '').replace(/.$/, '!')]) assert.equal((await ask(route, token)).status, 401);
      const withoutScope = await ask(route, tokens.get(`without ${route.scope}`));
      assert.equal(withoutScope.status, 403, withoutScope.text);
      for (const role of roles) {
        const answer = await ask(route, tokens.get(role));
        const isLetIn = route.roles === 'every role' || route.roles.includes(role);
        assert.equal(answer.status, isLetIn ? (apiExamples[operationId]?.answers ?? 200) : 403, `${role}: ${answer.text.slice(0, 300)}`);
        assert.match(answer.type, answer.status < 400 ? /^application\/json/ : /^application\/problem\+json/);
        assert.doesNotMatch(answer.text, /\bat (?:file|node|async) ?:|\/src\/[a-z]/, 'no answer shows how the program is built');
      }
    });
  }

  for (const route of routes.filter(({ path }) => path.includes(':') && !isOfEveryLandlord(path))) {
    test(`${route.operationId} knows nothing of this to another landlord’s token, nor to anybody with no part in the home`, async () => {
      const elsewhere = await ask(route, tokens.get('elsewhere'));
      assert.deepEqual([elsewhere.status, /Tarnbrook/.test(elsewhere.text)], [404, false], elsewhere.text);
      // Its people hold no role of the office, whatever stands against their names; what is left is theirs to ask for and not to see.
      const stranger = await ask(route, tokens.get('stranger'));
      const mayAsk = route.roles === 'every role' || route.roles.some((role) => role === 'contractor' || role === 'operative');
      assert.equal(stranger.status, mayAsk && !saysThatItIsThere(route) ? 404 : 403, stranger.text);
      if (isOfTheWholeLandlord(route)) return;
      const thirdParty = await ask(route, tokens.get('third party'));
      assert.equal(thirdParty.status, saysThatItIsThere(route) ? 403 : 404, thirdParty.text);
    });
  }

  for (const route of routes.filter(({ path, method }) => (!path.includes(':') || isOfEveryLandlord(path)) && method === 'GET')) {
    test(`${route.operationId} lists nothing of ours to another landlord’s token`, async () => {
      const answer = await ask(route, tokens.get('elsewhere'));
      assert.deepEqual([answer.status, /Tarnbrook/.test(answer.text)], [200, false]);
    });
  }

  test('a token opens no page, and a session opens no operation', async () => {
    const page = await product.server.inject({ method: 'GET', url: '/work', headers: { authorization: `Bearer ${tokens.get('manager') ?? ''}` } });
    assert.equal(page.statusCode, 303);
    const call = await product.server.inject({ method: 'GET', url: '/api/v1/cases', headers: { cookie: `putright_session=${facts.landlordId}.${'x'.repeat(43)}` } });
    assert.equal(call.statusCode, 401);
    assert.equal(call.headers['access-control-allow-origin'], undefined);
  });

  test('an address that is none, or takes another method, is told to a program as a problem', async () => {
    const [unknown, method] = [await product.server.inject({ url: '/api/v1/nothing' }), await product.server.inject({ method: 'DELETE', url: '/api/v1/cases' })];
    assert.deepEqual([unknown.statusCode, unknown.json<{ type: string }>().type], [404, '/api/problems/not-found']);
    assert.deepEqual([method.statusCode, method.headers.allow, method.json<{ type: string }>().type], [405, 'GET', '/api/problems/method-not-allowed']);
  });

  test('what is too large or not JSON is refused unread', async () => {
    const headers = { authorization: `Bearer ${tokens.get('manager') ?? ''}`, 'content-type': 'application/json', 'idempotency-key': 'k' };
    const send = (payload: string | Buffer) => product.server.inject({ method: 'POST', url: '/api/v1/repairs', headers, payload });
    const [large, broken] = [await send(JSON.stringify({ words: 'x'.repeat(300_000) })), await send('{"words":')];
    assert.deepEqual([large.statusCode, large.json<{ type: string }>().type], [413, '/api/problems/too-large']);
    assert.deepEqual([broken.statusCode, broken.json<{ type: string }>().type], [400, '/api/problems/malformed']);
    const otherLetters = await send(Buffer.from('{"words":"Caf\u00e9"}', 'latin1'));
    assert.deepEqual([otherLetters.statusCode, otherLetters.json<{ type: string }>().type], [400, '/api/problems/malformed'], 'Windows-1252, of which a letter would be lost');
    const small = await product.server.inject({ method: 'POST', url: '/api/v1/repairs', headers: { ...headers, 'content-encoding': 'gzip' }, payload: gzipSync('{}') });
    assert.deepEqual([small.statusCode, small.json<{ type: string; detail: string }>().detail], [415, 'Send the body as it is, without the header "Content-Encoding".']);
  });
});
