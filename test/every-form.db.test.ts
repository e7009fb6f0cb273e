import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { modules } from '../src/modules.ts';
import type { Route } from '../src/platform/http/index.ts';
import { roles, type Role } from '../src/staff/index.ts';
import { formOn, type FilledForm } from './doors/form-on-page.ts';
import { canHold, hasId, keeps, plain, summaryOf } from './doors/refused-page.ts';
import { exampleOf, nameOf, RouteWalk } from './route-walk.ts';

// Whoever sends a form that is not right is told all that is wrong with it at once, each with a way to its field, and what they
// wrote is still there. Every form that refuses to be sent empty is tried.

const routes = modules({ files: {} as never, delivery: {} as never }).flatMap((part) => part.routes);
const forms = routes.filter((route) => route.method === 'POST' && route.who !== 'token' && exampleOf(route).answers === 422);

/** What was chosen on the page before, which the form carries along. */
const chosenBefore: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'POST /report/home/:homeId/details': { problem: 'fence-or-path', new: 'yes' },
  'POST /report/area/:areaId/details': { problem: 'fence-or-path', new: 'yes' },
};

/** What a resident is asked on one page after another. */
const asksOneByOne: ReadonlySet<string> = new Set(['POST /l/:landlord/report/send']);

/** What may stand instead of a form where there is nothing to do. */
const saysInstead: Readonly<Record<string, RegExp>> = {
  'POST /residents/:id/withdraw-consent': /there is nothing to remove/,
  'POST /residents/:id/representative-ended': /there is nothing to end/,
};

describe('every form', () => {
  let walk: RouteWalk;
  const sentEmpty = new Map<string, string>();
  before(async () => {
    walk = await RouteWalk.begin();
  });
  after(() => walk.end());

  async function send(route: Route, fields: Readonly<Record<string, string>>): Promise<{ status: number; text: string }> {
    // With every role at once, so that what they may see of the page does not matter here.
    const session = route.who === 'staff' ? [walk.cookieOf({ landlordId: walk.facts.landlordId, person: { ...walk.facts.staff[roleOf(route)], roles } })] : [];
    const payload = new URLSearchParams({ _csrf: walk.form.token, ...chosenBefore[nameOf(route)], ...exampleOf(route).fields, ...fields }).toString();
    const url = `${walk.addressOf(route)}${exampleOf(route).query?.(walk.facts) ?? ''}`;
    return walk.send({ method: 'POST', url, payload, headers: { cookie: [...session, walk.form.cookie].join('; '), 'content-type': 'application/x-www-form-urlencoded' } });
  }

  for (const route of forms) {
    test(`${nameOf(route)} says all that is wrong with it when it is sent empty, with a way to each field`, async () => {
      const { status, text } = await send(route, {});
      assert.equal(status, 422, plain(text).slice(0, 300));
      const said = summaryOf(text);
      if (saysInstead[nameOf(route)]?.test(plain(text)) === true) return;
      assert.ok(said, `there is no error summary: ${plain(text).slice(0, 300)}`);
      assert.deepEqual(said.leadsTo.filter((id) => !hasId(text, id)), [], 'the summary leads to fields that are not on the page');
      if (said.leadsTo.length > 0) assert.ok(formOn(text, said.leadsTo), 'the form itself is gone');
      sentEmpty.set(nameOf(route), text);
    });
  }

  for (const route of forms.filter((each) => !asksOneByOne.has(nameOf(each)))) {
    test(`${nameOf(route)} says nothing later that it could have said at once, and keeps what was typed`, async () => {
      const text = sentEmpty.get(nameOf(route)) ?? '';
      const form = formOn(text, summaryOf(text)?.leadsTo ?? []);
      for (const [field, filled] of Object.entries(form?.filled ?? {})) if (form !== undefined) await oneMended(route, { field, filled, form });
    });
  }

  /** One of the fields is filled in: nothing is wrong that was not wrong before, and it stays filled in. */
  async function oneMended(route: Route, { field, filled, form }: { readonly field: string; readonly filled: Readonly<Record<string, string>>; readonly form: FilledForm }): Promise<void> {
    const { status, text } = await send(route, { ...form.hidden, ...filled });
    // Where that was all, it is done; and what another form did before may be over.
    if (status !== 422) return assert.ok([200, 303, 404, 409].includes(status), `${field}: ${status} ${plain(text).slice(0, 300)}`);
    const now = summaryOf(text);
    assert.ok(now, `${field} was filled in, and there is no summary: ${plain(text).slice(0, 300)}`);
    assert.deepEqual(now.leadsTo.filter((id) => !hasId(text, id)), [], `${field} was filled in, and the summary leads to what is not there`);
    const later = now.leadsTo.filter((id) => id !== field && !form.asked.includes(id) && !form.revealedBy(field).includes(id));
    assert.deepEqual(later, [], `${field} was filled in, and only then it is said that this is wrong`);
    for (const [name, value] of Object.entries(filled)) assert.ok(!canHold(text, name, value) || keeps(text, name, value), `${name} was typed and is gone`);
  }
});

function roleOf(route: Route): Role {
  const { otherwise = {} } = exampleOf(route);
  const stated = 'roles' in route && Array.isArray(route.roles) ? (route.roles as readonly Role[]) : roles;
  return stated.filter((role) => otherwise[role] === undefined).toSorted((one, other) => Number(other === 'manager') - Number(one === 'manager'))[0] ?? 'manager';
}
