import assert from 'node:assert/strict';
import { env } from 'node:process';
import { after, before, describe, test } from 'node:test';
import { Compile } from 'typebox/schema';
import { cleanTexts } from '../../src/platform/api/clean-text.ts';
import { roles } from '../../src/staff/index.ts';
import type { Answer } from '../route-walk.ts';
import { AttackSite } from './attack-site.ts';
import { callsOf, operationsIn, type Call, type Callers, type DescribedOperation } from './calls-of-operation.ts';
import { sampled, seed } from './sampled.ts';
import type { JsonSchema } from './values-of-schema.ts';

// Every operation, called as its description says, nearly so, and in any other way. npm run adversary makes ten thousand calls.

const calls = Number(env['ADVERSARY_CALLS'] ?? 3000);
const atOnce = 6;
const longestMs = 5000;

type Check = { readonly Check: (value: unknown) => boolean };
interface Checked extends DescribedOperation {
  readonly takesBody: Check | undefined;
  readonly answers: ReadonlyMap<number, Check>;
}

describe(`${calls} calls of the API made up from its own description (seed ${seed})`, () => {
  let site: AttackSite;
  let callers: Callers;
  let operations: readonly Checked[];
  const seen = new Map<string, number>();
  const wrong: string[] = [];

  before(async () => {
    site = await AttackSite.open();
    const described = await site.open('/api/openapi.json', '');
    const document = JSON.parse(described.text) as Parameters<typeof operationsIn>[0] & { readonly components: { readonly schemas: { readonly Problem: JsonSchema } } };
    const problem = Compile(document.components.schemas.Problem as never) as Check;
    operations = operationsIn(document).map((operation) => checked(operation, problem));
    callers = await callersOf(site);
  });
  after(() => site.close());

  test('none is answered by a fault, none hangs, and every answer is as described', async () => {
    const made = operations.flatMap((operation, index) => sampled(callsOf(operation, callers), Math.ceil(calls / operations.length), index).map((call) => ({ operation, call })));
    const shuffled = made.map((each, index) => ({ each, at: (index * 7919) % made.length })).toSorted((one, other) => one.at - other.at).map(({ each }) => each);
    const left = shuffled.values();
    await Promise.all(Array.from({ length: atOnce }, async () => {
      for (const { operation, call } of left) await tryOne(operation, call);
    }));
    assert.deepEqual(oneOfEach(wrong), [], `${wrong.length} of ${made.length} with ADVERSARY_SEED=${seed}`);
    assert.ok(made.length >= calls);
  });

  test('and they went everywhere: every operation did its work, refused by its rules, its schema and its door', () => {
    const statuses = [200, 400, 401, 403, 404, 409, 413, 415, 422];
    const total = (status: number) => [...seen].filter(([name]) => name.endsWith(` ${status}`)).reduce((sum, [, count]) => sum + count, 0);
    assert.deepEqual(statuses.filter((status) => total(status) === 0), [], JSON.stringify([...seen]));
  });

  async function tryOne(operation: Checked, call: Call): Promise<void> {
    const began = performance.now();
    const answer = await site.walk.send({ method: call.method as 'POST', url: call.url, headers: call.headers, ...(call.payload === undefined ? {} : { payload: call.payload }) });
    const name = `${operation.operationId} ${answer.status}`;
    seen.set(name, (seen.get(name) ?? 0) + 1);
    const why = whyNotRight(operation, call, answer) ?? (performance.now() - began > longestMs ? 'took too long' : undefined);
    if (why !== undefined) wrong.push(`${name} ${why}: ${call.isWhole ? '' : 'spoiled '}${JSON.stringify({ ...call, body: undefined }).slice(0, 900)} → ${answer.text.slice(0, 400)}`);
  }
});

/** The first of each kind of mistake: one fault is often found a hundred times. */
function oneOfEach(wrong: readonly string[]): readonly string[] {
  return [...new Map(wrong.toReversed().map((each) => [each.split(':', 1)[0], each])).values()].slice(0, 20);
}

function checked(operation: DescribedOperation, problem: Check): Checked {
  const answers = Object.entries(operation.responses).map(([status, { content }]): [number, Check] => {
    const schema = content?.['application/json']?.schema;
    return [Number(status), schema === undefined ? problem : Compile(schema as never)];
  });
  return { ...operation, answers: new Map([...answers, [405, problem], [404, problem]]), takesBody: operation.body === undefined ? undefined : Compile(operation.body as never) };
}

function whyNotRight(operation: Checked, call: Call, answer: Answer): string | undefined {
  if (answer.status >= 500) return 'is a fault';
  if (call.method === 'HEAD') return undefined;
  const { status, text } = answer;
  if (status < 400 && call.isWhole && operation.takesBody?.Check(cleanTexts(call.body)) === false) return 'did what its schema refuses';
  return whyNotAsDescribed(operation, call, answer) ?? (/\/src\/|node_modules|at async|select .* from /.test(text) ? 'shows how the program is built' : undefined);
}

function whyNotAsDescribed({ answers, method }: Checked, call: Call, { status, text, headers }: Answer): string | undefined {
  const type = String(headers['content-type']);
  if (!type.startsWith(status < 400 ? 'application/json' : 'application/problem+json')) return `is of type ${type}`;
  const schema = answers.get(status) ?? (call.method === method.toUpperCase() ? undefined : answers.get(405));
  if (schema === undefined) return 'is a status that is not described';
  return schema.Check(JSON.parse(text)) ? undefined : 'is not as described';
}

/** Tokens that may, and every kind that may not, with real things of ours and some of theirs. */
async function callersOf(site: AttackSite): Promise<Callers> {
  const { ours, theirs } = site;
  const good = await site.tokenFor(roles);
  const others = [
    ...(await Promise.all(roles.map((role) => site.tokenFor([role])))), await site.tokenFor(roles, theirs), await site.tokenFor(roles, ours, { scopes: ['homes:read'] }),
    await site.tokenFor(roles, ours, { expiresAt: '2026-11-24T09:59:59.000Z' }), `putright_${'0'.repeat(32)}_${'x'.repeat(43)}`, good.replace(ours.landlordId.replaceAll('-', ''), theirs.landlordId.replaceAll('-', '')),
  ];
  const { homeId, areaId, blockId, residentId, caseId, visitId, promiseId, teamId, colleagueId, staff, booked, fixed, hazard, diagnosed } = ours;
  const moreCases = await site.walk.database.inLandlord(ours.landlordId, (tx) => tx.query<{ reference: string }>('select reference from cases where landlord_id = $1 order by reference desc limit 60', [ours.landlordId]));
  return {
    good, others,
    ids: [homeId, homeId, areaId, blockId, residentId, caseId, visitId, promiseId, teamId, colleagueId, staff.planner.staffId, staff.operative.staffId, staff.manager.staffId, theirs.homeId, '019b0000-0000-7000-8000-000000000000'],
    references: [booked, fixed, hazard, diagnosed, theirs.booked, 'REP-2026-99999', ...moreCases.map(({ reference }) => reference)],
  };
}
