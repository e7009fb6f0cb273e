import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { modules } from '../src/modules.ts';
import type { Route } from '../src/platform/http/index.ts';
import { roles, type Role } from '../src/staff/index.ts';
import { examples } from './route-examples.ts';
import { exampleOf, nameOf, RouteWalk, type Answer } from './route-walk.ts';

type StaffRoute = Route & { readonly who: 'staff' };

// The list is the program's own; what the slices are given to work with is never used here. Routes for programs are walked by every-api-route.db.test.ts.
const routes = modules({ files: {} as never, delivery: {} as never }).flatMap((part) => part.routes).filter(({ who }) => who !== 'token');
const staffRoutes = routes.filter((route): route is StaffRoute => route.who === 'staff');
const linkRoutes = routes.filter(({ who }) => who === 'link holder' || who === 'work link holder');
const isToAnOrder = ({ who }: Route) => who === 'work link holder';
const forms = routes.filter(({ method }) => method === 'POST');
const statedRoles = ({ roles: stated }: StaffRoute): readonly Role[] => roles.filter((role) => stated === 'every role' || stated.includes(role));
const headingIn = ({ text }: Answer) => /<h1[^>]*>([\s\S]*?)<\/h1>/.exec(text)?.[1]?.trim() ?? text.slice(0, 200);
// A problem is named alike by every landlord: each is shown what it asks of it itself.
const isAboutARecord = ({ path }: Route) => path.includes(':') && path !== '/admin/settings/questions/:problem';

describe('every route lets in those it states, and nobody else', () => {
  let walk: RouteWalk;
  before(async () => {
    walk = await RouteWalk.begin();
  });
  after(() => walk.end());

  test('each has an example of its parameters, and no example is left over', () => {
    const names = routes.map(nameOf);
    assert.deepEqual(names.filter((name) => examples[name] === undefined), [], 'say what example parameters these routes need, in test/route-examples.ts');
    assert.deepEqual(Object.keys(examples).filter((name) => !names.includes(name)), [], 'these examples are of no route');
    assert.equal(new Set(names).size, names.length, 'no address is given twice');
  });

  for (const route of staffRoutes) {
    test(`${nameOf(route)} is for ${route.roles === 'every role' ? 'everyone who works there' : route.roles.join(', ')}`, async () => {
      const nobody = await walk.ask(route);
      assert.equal(nobody.status, 303, 'nobody is sent to sign in');
      assert.match(nobody.location, /^\/sign-in\?returnTo=/);
      for (const role of roles) await checkRole(route, role);
    });
  }

  async function checkRole(route: StaffRoute, role: Role): Promise<void> {
    const { landlordId, staff } = walk.facts;
    const answer = await walk.ask(route, { as: { landlordId, person: staff[role] } });
    if (!statedRoles(route).includes(role)) {
      assert.equal(answer.status, 403, `${role} is not let in`);
      assert.match(answer.text, /can use this page\./, 'the page says who can');
      return;
    }
    const { answers = 200, otherwise } = exampleOf(route);
    assert.equal(answer.status, otherwise?.[role] ?? answers, `the ${role} is answered: ${headingIn(answer)}`);
    assert.doesNotMatch(answer.text, /\bat (?:file|node|async) ?:|\/src\/[a-z]/, 'no answer shows how the program is built');
  }

  for (const route of staffRoutes.filter(isAboutARecord)) {
    test(`${nameOf(route)} knows nothing of this to another landlord's staff, whatever their role`, async () => {
      const answer = await walk.ask(route, { as: walk.other });
      // Marking as seen what is not there is no news.
      assert.equal(answer.status, route.path === '/notices/:id/seen' ? 303 : 404, headingIn(answer));
      assert.doesNotMatch(answer.text, /Tarnbrook/);
    });
  }

  for (const route of staffRoutes.filter((each) => exampleOf(each).stranger !== undefined)) {
    test(`${nameOf(route)} is closed to a contractor with no part in the home, whatever their role`, async () => {
      const { landlordId, stranger } = walk.facts;
      const answer = await walk.ask(route, { as: { landlordId, person: { ...stranger, roles } } });
      assert.equal(answer.status, exampleOf(route).stranger, headingIn(answer));
    });
  }

  for (const route of staffRoutes.filter((each) => !isAboutARecord(each) && each.method === 'GET')) {
    test(`${nameOf(route)} shows another landlord's staff nothing of ours`, async () => {
      const answer = await walk.ask(route, { as: walk.other });
      assert.equal(answer.status, exampleOf(route).answers ?? 200);
      assert.doesNotMatch(answer.text, /Tarnbrook/);
    });
  }

  for (const route of linkRoutes) {
    test(`${nameOf(route)} opens to a link that works, and to no other`, async () => {
      const { linkToken: ofResident, orderLinkToken: ofOrder, revokedOrderLinkToken, expiredOrderLinkToken } = walk.facts;
      const [linkToken, ofTheOtherDoor] = isToAnOrder(route) ? [ofOrder, ofResident] : [ofResident, ofOrder];
      const { revokedToken, expiredToken } = isToAnOrder(route) ? { revokedToken: revokedOrderLinkToken, expiredToken: expiredOrderLinkToken } : walk.facts;
      const forged = `${linkToken.slice(0, -1)}${linkToken.endsWith('A') ? 'B' : 'A'}`;
      const works = await walk.ask(route);
      assert.equal(works.status, exampleOf(route).answers ?? 200, headingIn(works));
      for (const token of [revokedToken, expiredToken, ofTheOtherDoor, forged, 'x']) {
        assert.equal((await walk.ask(route, { instead: { token } })).status, 404);
      }
    });
  }

  for (const route of linkRoutes.filter(({ path }) => /:(visitId|id)/.test(path))) {
    test(`${nameOf(route)} shows nothing of another case`, async () => {
      const { visitId } = walk.other;
      assert.equal((await walk.ask(route, { instead: { visitId, id: visitId } })).status, 404);
    });
  }

  for (const route of routes.filter(({ who }) => who === 'public of a landlord')) {
    test(`${nameOf(route)} is open to anybody, for a landlord that there is`, async () => {
      const answer = await walk.ask(route);
      assert.equal(answer.status, exampleOf(route).answers ?? 200, headingIn(answer));
      assert.equal((await walk.ask(route, { instead: { landlord: 'nowhere-homes' } })).status, 404);
    });
  }

  for (const route of routes.filter(({ who }) => who === 'anyone')) {
    test(`${nameOf(route)} is open to anybody`, async () => {
      const answer = await walk.ask(route);
      assert.equal(answer.status, exampleOf(route).answers ?? 200, headingIn(answer));
    });
  }

  for (const route of forms) {
    test(`${nameOf(route)} takes no form that we did not give out`, async () => {
      const { landlordId, staff } = walk.facts;
      const answer = await walk.ask(route, { as: { landlordId, person: { ...staff.manager, roles } }, withoutToken: true });
      assert.equal(answer.status, 403);
      assert.match(answer.text, /This form is too old to be sent/);
    });
  }
});
