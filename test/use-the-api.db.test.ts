import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { openDatabase } from '../src/platform/database/index.ts';
import { makeToken } from './api-site.ts';
import { demonstrationDatabase, demonstrationNow } from './demonstration-database.ts';
import { openProductServer } from './product-server.ts';
import { routeFacts } from './route-facts.ts';

const page = readFileSync(join(import.meta.dirname, '..', 'docs', 'how-to', 'use-the-api.md'), 'utf8');
const examples = [...page.matchAll(/```sh\n(curl[\s\S]*?)```/g)].map(([, command = '']) => command);

interface Request {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly payload?: string;
}

/** The request that a curl command of the page makes, with its variables filled in. */
function requestOf(command: string, variables: Readonly<Record<string, string>>): Request {
  const filled = command.replaceAll('\\\n', ' ').replaceAll(/'?\$(\w+)'?/g, (_all, name: string) => variables[name] ?? `no ${name}`);
  const option = (name: string) => [...filled.matchAll(new RegExp(`${name} (?:"([^"]*)"|'([^']*)')`, 'g'))].map(([, double, single]) => double ?? single ?? '');
  const [payload] = option('-d');
  const url = /curl (?:-X POST )?"([^"]+)"/.exec(filled)?.[1] ?? '';
  const headers = Object.fromEntries(option('-H').map((line) => [line.split(': ', 1)[0] ?? '', line.slice(line.indexOf(': ') + 2)]));
  return { method: /-X POST/.test(filled) ? 'POST' : 'GET', url, headers, ...(payload === undefined ? {} : { payload }) };
}

test('every example of “Use the API” works, one after the other', async () => {
  const made = await demonstrationDatabase();
  const database = await openDatabase({ connectionString: made.ownerUrl, mostConnections: 4 });
  const product = await openProductServer({ database, publicAddress: 'http://localhost', readClock: () => demonstrationNow });
  const facts = await routeFacts(database, 'tarnbrook-homes');
  const [home] = await database.inLandlord(facts.landlordId, (tx) => tx.query<{ id: string; postcode: string }>(
    `select h.id, h.postcode from homes h join homes known on known.landlord_id = $1 and known.id = $2
     where h.landlord_id = $1 and h.managing_organisation_id = known.managing_organisation_id
       and not exists (select from cases c where c.landlord_id = $1 and c.home_id = h.id and c.closed_at is null)
     order by h.id limit 1`, [facts.landlordId, facts.homeId]));
  assert.ok(home, 'a home where nothing is open, for the report of the page');
  const token = await makeToken({ database }, { id: facts.landlordId, staffId: facts.staff.manager.staffId as never });
  const variables: Record<string, string> = { PUTRIGHT: '', TOKEN: token, HOME_ID: home.id, POSTCODE: home.postcode };
  const answers: string[] = [];
  for (const example of examples) {
    const answer = await product.server.inject(requestOf(example, variables));
    assert.ok(answer.statusCode < 300, `${example}\n${answer.statusCode} ${answer.body}`);
    const { reference } = answer.json<{ reference?: string }>();
    variables['REPAIR'] ??= reference ?? '';
    if (variables['REPAIR'] === '') delete variables['REPAIR'];
    answers.push(answer.body);
  }
  assert.equal(examples.length, 7);
  assert.match(answers[0] ?? '', new RegExp(home.id), 'the home is found by its postcode');
  assert.match(answers.at(-1) ?? '', new RegExp(variables['REPAIR'] ?? 'none'), 'and the repair by its words');
  await product.close();
  await database.close();
  await made.close();
});
