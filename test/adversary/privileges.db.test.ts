import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { roles, type Role } from '../../src/staff/index.ts';
import { apiExamples } from '../api-route-examples.ts';
import { nameOf } from '../route-walk.ts';
import { apiRoutes, AttackSite, pageRoutes } from './attack-site.ts';
import { privileges, type Letters } from './privileges.ts';

// The one table of who may what, asked of every page and operation by everybody. A new one without a row fails.

const letters: Readonly<Record<string, Role>> = { a: 'adviser', p: 'planner', s: 'surveyor', c: 'complaints officer', o: 'operative', m: 'manager', A: 'administrator', b: 'board member', t: 'contractor' };
const rolesOf = (row: Letters): readonly Role[] => [...row].map((letter) => letters[letter]).filter((role) => role !== undefined);

describe('who may open and do what', () => {
  let site: AttackSite;
  const tokens = new Map<Role, string>();
  before(async () => {
    site = await AttackSite.open();
    for (const role of roles) tokens.set(role, await site.tokenFor([role]));
  });
  after(() => site.close());

  const staffPages = pageRoutes.filter(({ who }) => who === 'staff');

  test('every page and operation has its row, and no row is left over', () => {
    const names = [...staffPages.map(nameOf), ...apiRoutes.map(({ operationId }) => operationId)];
    assert.deepEqual(names.filter((name) => privileges[name] === undefined), [], 'say who may, in test/adversary/privileges.ts');
    assert.deepEqual(Object.keys(privileges).filter((name) => !names.includes(name)), [], 'these rows are of nothing');
  });

  test('every page lets in those of its row, and tells all others who can', async () => {
    for (const route of staffPages) {
      const letIn: Role[] = [];
      for (const role of roles) {
        const { status, text } = await site.walk.ask(route, { as: { landlordId: site.ours.landlordId, person: site.ourPerson(role) } });
        if (status !== 403 || !/can use this page\./.test(text)) letIn.push(role);
      }
      assert.deepEqual(letIn.toSorted(), rolesOf(privileges[nameOf(route)] ?? '').toSorted(), nameOf(route));
    }
  });

  test('every operation of the API likewise', async () => {
    for (const route of apiRoutes) {
      const example = apiExamples[route.operationId];
      const url = route.path.replaceAll(/:(\w+)/g, (_all, name: string) => String(site.ours[(example?.with?.[name] ?? 'caseId') as 'caseId']));
      const letIn: Role[] = [];
      for (const role of roles) {
        const body = example?.body?.(site.ours);
        const { status, text } = await site.call(route.method, url, tokens.get(role) ?? '', body === undefined ? {} : { body });
        if (status !== 403 || !/Only these can do this/.test(text)) letIn.push(role);
      }
      assert.deepEqual(letIn.toSorted(), rolesOf(privileges[route.operationId] ?? '').toSorted(), route.operationId);
    }
  });
});
