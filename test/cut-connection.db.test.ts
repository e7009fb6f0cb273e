import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { checkStored, type Finding } from '../bench/crash/check.ts';
import { reportOf } from '../bench/crash/clients.ts';
import { apiTokenFor } from './api-token.ts';
import { cutWire, type CutWire } from './cut-wire.ts';
import { demonstrationDatabase, demonstrationNow } from './demonstration-database.ts';
import { openDatabase, type Database } from '../src/platform/database/index.ts';
import { openProductServer, type ProductServer } from './product-server.ts';
import type { TestDatabase } from './database.ts';

let made: TestDatabase;
let wire: CutWire;
let direct: Database;
let throughWire: Database;
let product: ProductServer;
let caller: { readonly token: string; readonly landlordId: string };
let homeId: string;

interface Try {
  readonly status: number;
  readonly title: string | undefined;
  readonly reference: string | undefined;
}

async function report(key: string, words: string): Promise<Try> {
  const answer = await product.server.inject({
    method: 'POST', url: '/api/v1/repairs',
    headers: { authorization: `Bearer ${caller.token}`, 'idempotency-key': key },
    payload: reportOf({ key, words }, homeId),
  });
  const { title, reference } = answer.json<{ title?: string; reference?: string }>();
  return { status: answer.statusCode, title, reference };
}

const wordsOf = (key: string) => `The kitchen tap drips, report ${key}`;
const wrong = (findings: readonly Finding[]) => findings.filter((one) => one.wrong > 0 && !one.what.startsWith('messages'));

describe('a connection to the database that is cut', () => {
  before(async () => {
    made = await demonstrationDatabase();
    direct = await openDatabase({ connectionString: made.appUrl, mostConnections: 2 });
    wire = await cutWire(made.ownerUrl);
    throughWire = await openDatabase({ connectionString: wire.url, mostConnections: 2, onIdleError: () => undefined });
    product = await openProductServer({ database: throughWire, publicAddress: 'http://localhost:3000', readClock: () => demonstrationNow });
    caller = await apiTokenFor(direct, { landlord: 'tarnbrook-homes', email: 'adviser@tarnbrook.example', scopes: ['repairs:write'] });
    const homes = await direct.inLandlord(caller.landlordId, (tx) => tx.query<{ id: string }>('select id from homes where landlord_id = $1 order by id limit 1', [caller.landlordId]));
    homeId = homes[0]?.id ?? '';
    await report(randomUUID(), 'To have every statement planned');
  });
  after(async () => {
    await product.close();
    await throughWire.close();
    await direct.close();
    await wire.close();
    await made.close();
  });

  it('wherever it is cut leaves a whole repair or none, says so plainly, and a retry makes one', async () => {
    wire.cutAfter(Number.POSITIVE_INFINITY);
    const probe = randomUUID();
    await report(probe, wordsOf(probe));
    const whole = wire.passed();
    const asked = [{ key: probe, words: wordsOf(probe), reference: '', tries: 1, wasReplay: false }];
    let refused = 0;
    for (let cut = 1; cut < whole; cut += Math.ceil(whole / 60)) {
      const key = randomUUID();
      wire.cutAfter(cut);
      const first = await report(key, wordsOf(key));
      assert.ok(first.status === 201 || first.status === 503, `cut after ${cut} bytes: ${first.status} ${first.title ?? ''}`);
      if (first.status === 503) refused += 1;
      wire.mend();
      const again = await report(key, wordsOf(key));
      assert.equal(again.status, 201, `sent again after a cut at ${cut} bytes: ${again.title ?? ''}`);
      if (first.reference !== undefined) assert.equal(again.reference, first.reference);
      asked.push({ key, words: wordsOf(key), reference: again.reference ?? '', tries: 2, wasReplay: false });
    }
    assert.ok(refused > 30, `only ${refused} were refused`);
    const acknowledged = asked.filter(({ reference }) => reference !== '');
    assert.deepEqual(wrong(await checkStored(made.ownerUrl, caller.landlordId, { acknowledged, wanted: asked })), []);
  });
});
