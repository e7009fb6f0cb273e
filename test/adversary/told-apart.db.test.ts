import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { newId } from '../../src/platform/ids.ts';
import { roles } from '../../src/staff/index.ts';
import { exampleOf, nameOf, type Answer } from '../route-walk.ts';
import { apiExamples } from '../api-route-examples.ts';
import { apiRoutes, AttackSite, pageRoutes } from './attack-site.ts';
import { columnNames } from './rows.ts';
import { isCountedWithin } from './their-ids.ts';

// What is another's and what was never there are answered alike, and what nobody asked for is not taken.

/** An answer without what differs each time: ids of the request, form tokens, and the address itself. */
const plain = ({ status, text, headers }: Answer, asked: string) => ({
  status, type: headers['content-type'], location: headers.location,
  text: text.replaceAll(asked, '…').replaceAll(encodeURIComponent(asked), '…').replaceAll(/urn:uuid:[0-9a-f-]{36}|name="_csrf" value="[^"]+"/g, '…'),
});

describe('what cannot be told apart', () => {
  let site: AttackSite;
  let token: string;
  before(async () => {
    site = await AttackSite.open();
    token = await site.tokenFor(roles);
  });
  after(() => site.close());

  const absentOf = (fact: string): string => fact === 'inspection' ? 'INS-2026-91919' : (['booked', 'diagnosed', 'fixed', 'hazard'].includes(fact) ? 'REP-2026-91919' : newId());

  // A problem is named alike by every landlord: it is nobody's thing.
  const namesOf = (names: Readonly<Record<string, string>> = {}) => Object.entries(names).filter(([, fact]) => fact !== 'problemAsked' && !isCountedWithin(String(site.theirs[fact as 'homeId'] ?? '')));

  test('a thing of another landlord and a thing that never was, on every page', async () => {
    for (const route of pageRoutes.filter(({ path, who }) => path.includes(':') && who === 'staff')) {
      for (const [parameter, fact] of namesOf(exampleOf(route).with)) {
        const [their, absent] = [String(site.theirs[fact as 'homeId'] ?? site.theirs.booked), absentOf(fact)];
        const as = { landlordId: site.ours.landlordId, person: site.ourPerson('every role') };
        const [one, other] = [await site.walk.ask(route, { as, instead: { [parameter]: their } }), await site.walk.ask(route, { as, instead: { [parameter]: absent } })];
        assert.deepEqual(plain(one, their), plain(other, absent), `${nameOf(route)} by ${parameter}`);
      }
    }
  });

  test('and in every operation of the API', async () => {
    for (const route of apiRoutes.filter(({ path }) => path.includes(':'))) {
      const { with: names = {}, body } = apiExamples[route.operationId] ?? {};
      for (const [parameter, fact] of namesOf(names)) {
        const [their, absent] = [String(site.theirs[fact as 'homeId'] ?? ''), absentOf(fact)];
        const call = (value: string) => site.call(route.method, route.path.replaceAll(/:(\w+)/g, (_all, name: string) => (name === parameter ? value : String(site.ours[(names[name] ?? 'caseId') as 'caseId']))), token, body === undefined ? {} : { body: body(site.ours) });
        assert.deepEqual(plain(await call(their), their), plain(await call(absent), absent), `${route.operationId} by ${parameter}`);
      }
    }
  });

  test('a name that may sign in and one that nobody has, with a wrong password: words, status and headers are the same', async () => {
    const [person] = await site.walk.database.inLandlord(site.ours.landlordId, (tx) => tx.query<{ email: string }>('select email from staff where landlord_id = $1 and id = $2', [tx.landlordId, site.ours.staff.manager.staffId]));
    const known = person?.email ?? '';
    const unknown = known.replace(/^./, 'q');
    const sign = (email: string) => site.send('/sign-in', site.walk.form.cookie, [['email', email], ['password', 'not the password of anybody']]);
    for (let attempt = 1; attempt <= 12; attempt += 1) {
      const [one, other] = [await sign(known), await sign(unknown)];
      assert.deepEqual(plain(one, known), plain(other, unknown), `attempt ${attempt}`);
      assert.deepEqual(Object.keys(one.headers).toSorted(), Object.keys(other.headers).toSorted());
    }
  });

  test('tokens that are wrong in any way are answered alike', async () => {
    const over = await site.tokenFor(roles, site.ours, { expiresAt: '2026-11-24T09:59:59.000Z' });
    const answers = await Promise.all([over, `${token.slice(0, -1)}${token.endsWith('x') ? 'y' : 'x'}`, `putright_${'0'.repeat(32)}_${'x'.repeat(43)}`].map((each) => site.call('GET', '/api/v1/cases', each)));
    const [first, ...others] = answers.map((answer) => plain(answer, 'nothing of it is repeated'));
    for (const other of others) assert.deepEqual(other, first);
    assert.equal(first?.status, 401);
  });

  test('a member of no schema, named after any column there is, is refused wherever it stands in a body', async () => {
    const names = await columnNames(site.walk.database, site.ours.landlordId);
    for (const route of apiRoutes.filter(({ body, files }) => body !== undefined && files === undefined)) {
      const example = apiExamples[route.operationId];
      const body = example?.body?.(site.ours) ?? {};
      const known = Object.keys((route.body as { properties?: object } | undefined)?.properties ?? {});
      const url = route.path.replaceAll(/:(\w+)/g, (_all, name: string) => String(site.ours[(example?.with?.[name] ?? 'caseId') as 'caseId']));
      const more = names.filter((name) => !known.includes(name));
      const { status } = await site.call(route.method, url, token, { body: { ...body, ...Object.fromEntries(more.map((name) => [name, site.theirs.homeId])) } });
      assert.equal(status, 422, route.operationId);
      for (const name of ['landlord_id', 'landlordId', 'owner_id', 'closedAt', 'closed_at', 'stage', 'roles', 'actorId', 'actor', 'hazard', 'id', 'reference'].filter((each) => !known.includes(each))) {
        const { status: refused, text } = await site.call(route.method, url, token, { body: { ...body, [name]: site.theirs.homeId } });
        assert.deepEqual([refused, JSON.parse(text).errors?.some(({ pointer }: { pointer: string }) => pointer === `/${name}`)], [422, true], `${route.operationId} with ${name}`);
      }
    }
  });

  test('forms with files that are cut, without end, with thousands of parts or paths for names are refused or cleaned', async () => {
    const { linkToken } = site.ours;
    const part = (head: string, body = 'x') => `--b\r\ncontent-disposition: form-data; ${head}\r\n\r\n${body}\r\n`;
    const csrf = part('name="_csrf"', site.walk.form.token);
    const send = (payload: string, type = 'multipart/form-data; boundary=b') => site.walk.send({ method: 'POST', url: `/r/${linkToken}/photos`, payload, headers: { cookie: site.walk.form.cookie, 'content-type': type } });
    const bodies: Readonly<Record<string, readonly [payload: string, type?: string]>> = {
      'no end': [csrf], 'no boundary': [`${csrf}--b--\r\n`, 'multipart/form-data'], 'another boundary': [`${csrf}--b--\r\n`, 'multipart/form-data; boundary=c'], 'an endless boundary': [csrf, `multipart/form-data; boundary=${'b'.repeat(5000)}`],
      'a path for a name': [`${csrf}${part('name="photos"; filename="../../../etc/passwd"')}--b--\r\n`], 'no name': [`${csrf}${part('filename="x.jpg"')}--b--\r\n`], 'a nought in a name': [`${csrf}${part('name="pho\u0000tos"; filename="a\u0000.jpg"')}--b--\r\n`],
      'thousands of parts': [`${csrf}${part('name="words"').repeat(5000)}--b--\r\n`], 'thousands of files': [`${csrf}${part('name="photos"; filename="x.jpg"').repeat(500)}--b--\r\n`], 'thousands of headers': [`--b\r\n${'x-a: b\r\n'.repeat(5000)}\r\nx\r\n--b--\r\n`],
      'a member that every object has': [`${csrf}${part('name="__proto__"')}${part('name="constructor"')}--b--\r\n`], 'nothing at all': ['', 'multipart/form-data; boundary=b'],
    };
    for (const [what, [payload, type]] of Object.entries(bodies)) {
      const { status, text } = await send(payload, type);
      assert.ok(status >= 400 && status < 500, `${what} is answered ${status}`);
      assert.doesNotMatch(text, /node_modules|\bat async|Unexpected end/, what);
    }
  });
});
