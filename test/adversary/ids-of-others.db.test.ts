import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { roles } from '../../src/staff/index.ts';
import { exampleOf, nameOf, type Answer } from '../route-walk.ts';
import { apiExamples } from '../api-route-examples.ts';
import { apiRoutes, AttackSite, pageRoutes } from './attack-site.ts';
import { goodFilling, type Pairs } from './form-fillings.ts';
import { sampled } from './sampled.ts';
import { idsIn, idsOf, rowsOfLandlord, sealsOf } from './rows.ts';
import { isCountedWithin, theirIds, type TheirId } from './their-ids.ts';
import { walkForms } from './walked-forms.ts';

// What a person of one landlord gets who knows another landlord's ids: nothing, and nothing of it is told or changed.

const queryNames = ['team', 'owner', 'after', 'before', 'home', 'homeId', 'area', 'areaId', 'block', 'blockId', 'id', 'case', 'reference', 'resident', 'residentId', 'show', 'problem', 'returnTo', 'channel'];

describe('another landlord’s ids', () => {
  let site: AttackSite;
  let ids: readonly TheirId[];
  let theirsBefore: Readonly<Record<string, string>>;
  let theirSecrets: ReadonlySet<string>;
  before(async () => {
    site = await AttackSite.open();
    ids = theirIds(site.theirs);
    const rows = await rowsOfLandlord(site.walk.database, site.theirs.landlordId);
    [theirsBefore, theirSecrets] = [sealsOf(rows), idsOf(rows)];
    const ourIds = idsOf(await rowsOfLandlord(site.walk.database, site.ours.landlordId));
    assert.deepEqual([...ourIds].filter((id) => theirSecrets.has(id)), [], 'the two landlords share nothing to begin with');
  });
  after(() => site.close());

  /** Refused in the open or as if it were not there; nothing of theirs is told, save what was sent itself. */
  function assertNothingTold({ text, status }: Answer, sent: string, what: string): void {
    assert.ok(status < 500, `${what} is answered ${status}`);
    assert.doesNotMatch(text.replaceAll(sent, ''), /Millgate/, `${what} tells their name`);
    const told = idsIn(text).filter((id) => theirSecrets.has(id) && !sent.includes(id));
    assert.deepEqual(told, [], `${what} tells their ids`);
  }

  for (const route of pageRoutes.filter(({ path, who }) => path.includes(':') && who === 'staff')) {
    test(`${nameOf(route)}: in its address they are not there, whatever the role`, async () => {
      const parameters = Object.entries(exampleOf(route).with ?? {});
      for (const [parameter, fact] of parameters) {
        const their = String(site.theirs[fact as keyof typeof site.theirs] ?? site.theirs.booked);
        // A problem is named alike by every landlord: its page shows each what it asks of it itself.
        if (isCountedWithin(their) || fact === 'problemAsked') continue;
        for (const role of [...roles, 'every role'] as const) {
          const answer = await site.walk.ask(route, { as: { landlordId: site.ours.landlordId, person: site.ourPerson(role) }, instead: { [parameter]: their } });
          const what = `${nameOf(route)} with their ${parameter} as ${role}`;
          assertNothingTold(answer, their, what);
          // Marking as seen what is not there is no news; a visit or a sum that is not this case's is "over or changed" (422), whoever's it is.
          assert.ok([403, 404, ...(['visitId', 'remedyId'].includes(parameter) ? [422] : [])].includes(answer.status) || route.path === '/notices/:id/seen', `${what} is answered ${answer.status}`);
        }
      }
    });
  }

  test('in the query of any page they show nothing', async () => {
    const cookie = site.cookieFor(site.ourPerson('every role'));
    for (const route of pageRoutes.filter(({ method }) => method === 'GET')) {
      // A list reads its address for what to show; the page of one thing reads next to nothing there.
      for (const { value } of route.path.includes(':') ? ids.slice(0, 2) : ids) {
        const url = `${site.walk.addressOf(route)}?${new URLSearchParams(queryNames.map((name) => [name, value])).toString()}`;
        assertNothingTold(await site.open(url, cookie), value, `${nameOf(route)} with ${value} in its query`);
      }
    }
  });

  test('in any field of any form that holds an id they change nothing', async () => {
    const cookie = site.cookieFor(site.ourPerson('every role'));
    let tried = 0;
    for (const { form, route } of await walkForms(site)) {
      const fields = form.fields.filter(({ values, kind }) => kind !== 'text' && values.some((value) => idsIn(value).length > 0 || /REP-\d{4}/.test(value)));
      const byHand = form.fields.filter(({ name }) => /^(reference|caseReference)$/.test(name));
      for (const field of [...fields, ...byHand]) {
        for (const their of ids) {
          const [pairs] = sampled(goodFilling(form), 1, 7);
          const sent: Pairs = [...(pairs ?? []).filter(([name]) => name !== field.name), [field.name, their.asIn(field.values.at(-1) ?? '')]];
          assertNothingTold(await site.send(form.action, cookie, sent), their.value, `${nameOf(route)} with their ${their.kind} as ${field.name}`);
          tried += 1;
        }
      }
    }
    assert.ok(tried > 150, `only ${tried} were tried`);
  });

  test('in any member of any call to the API, and in its address and query, they are refused', async () => {
    const tokens = new Map(await Promise.all([...roles.map((role) => [role]), roles].map(async (parts) => [parts.join(), await site.tokenFor(parts)] as const)));
    for (const route of apiRoutes) {
      const example = apiExamples[route.operationId];
      const body = example?.body?.(site.ours);
      for (const [parts, token] of tokens) {
        const everyRole = parts === roles.join();
        for (const { what, url, payload, their } of mutationsOf(route, body, example?.with ?? {}, everyRole)) {
          const answer = await site.call(route.method, url, token, payload === undefined ? {} : { body: payload });
          assertNothingTold(answer, their, `${what} as ${parts}`);
          assert.ok([403, 404, 409, 422].includes(answer.status) || route.method === 'GET', `${what} as ${parts} is answered ${answer.status}: ${answer.text.slice(0, 200)}`);
        }
      }
    }
  });

  /** The example's call with one of their ids in place of one of ours. */
  function* mutationsOf(route: (typeof apiRoutes)[number], body: object | undefined, names: Readonly<Record<string, string>>, isThorough: boolean) {
    const address = (instead: Readonly<Record<string, string>>) =>
      route.path.replaceAll(/:(\w+)/g, (_all, name: string) => instead[name] ?? String(site.ours[(names[name] ?? 'caseId') as keyof typeof site.ours]));
    for (const [name, fact] of Object.entries(names)) {
      const their = String(site.theirs[fact as keyof typeof site.theirs] ?? '');
      if (isCountedWithin(their)) continue;
      yield { what: `${route.operationId} with their ${name}`, url: address({ [name]: their }), payload: body, their };
    }
    for (const { value, kind } of isThorough ? ids : ids.slice(0, 3)) {
      for (const name of Object.keys((route.query as { properties?: object } | undefined)?.properties ?? {})) {
        yield { what: `${route.operationId}?${name} with their ${kind}`, url: `${address({})}?${name}=${encodeURIComponent(value)}`, payload: body, their: value };
      }
      for (const [path, changed] of withEachIdReplaced(body, value)) yield { what: `${route.operationId} with their ${kind} at ${path}`, url: address({}), payload: unversioned(changed), their: value };
    }
  }

  test('and after all of that, not one row of theirs has changed, and none of ours points at them', async () => {
    const rows = await rowsOfLandlord(site.walk.database, site.theirs.landlordId);
    assert.deepEqual(sealsOf(rows), theirsBefore);
    const ours = await rowsOfLandlord(site.walk.database, site.ours.landlordId);
    const pointing = [...ours].flatMap(([table, texts]) => texts.filter((text) => idsIn(text).some((id) => theirSecrets.has(id))).map((text) => `${table}: ${text.slice(0, 300)}`));
    assert.deepEqual(pointing, []);
  });
});

/** Each copy of a body in which one id, however deep, is another's. */
function* withEachIdReplaced(body: unknown, value: string, path = ''): Generator<readonly [string, unknown]> {
  if (typeof body === 'string') {
    if (idsIn(body).length > 0 || /^[A-Z]{3}-\d{4}/.test(body)) yield [path, value];
  } else if (typeof body === 'object' && body !== null) {
    for (const [name, inner] of Object.entries(body)) {
      for (const [at, changed] of withEachIdReplaced(inner, value, `${path}/${name}`)) {
        yield [at, Array.isArray(body) ? body.with(Number(name), changed) : { ...body, [name]: changed }];
      }
    }
  }
}

/** Without the example's version, which is none: whoever gets so far must be stopped by the id and by nothing else. */
function unversioned(body: unknown): unknown {
  const { version: _version, ...rest } = body as { readonly version?: unknown };
  return rest;
}
