import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import * as fc from 'fast-check';
import { openedLandlord, type OpenedDatabase } from '../../../test/opened-database.ts';
import type { BuiltLandlord } from '../../../test/builders/landlord.ts';
import { readTogether } from './read-together.ts';
import { shareTransactions, type Sharing } from './share-transactions.ts';
import type { Tx } from './transaction.ts';
import { DatabaseUnavailable } from './unavailable.ts';
import type { WriteStep } from './write-step.ts';
import { sendTogether } from './write-together.ts';

const inLine = { most: 8, atOnce: 1 };

describe('work that may share a transaction', () => {
  let opened: OpenedDatabase & { readonly landlord: BuiltLandlord };
  let sharing: Sharing;
  before(async () => {
    opened = await openedLandlord();
  });
  after(() => opened.close());
  beforeEach(async () => {
    sharing = shareTransactions(opened.database, inLine);
    await ask('delete from reference_counters where landlord_id = $1');
  });

  const landlordId = () => opened.landlord.id;
  const ask = <Row>(sql: string) => opened.database.inLandlord(landlordId(), (tx) => tx.query<Row>(sql, [landlordId()]));
  const together = <T>(apart: string, work: (tx: Tx) => Promise<T>) => sharing({ landlordId: landlordId(), apart, work });
  const transactionOf = async (tx: Tx): Promise<string> => (await tx.query<{ id: string }>('select pg_current_xact_id()::text as id'))[0]?.id ?? '';
  const number = (prefix: string, next: number) => ({ landlord_id: landlordId(), prefix, year: 2026, next_number: next });
  const insert = (prefix: string, next = 1): WriteStep => ({ table: 'reference_counters', rows: [number(prefix, next)] });
  const add = (prefix: string, more: number): WriteStep => ({
    sql: `update reference_counters c set next_number = c.next_number + n.next_number from json_populate_recordset(null::reference_counters, {rows}) as n
      where c.landlord_id = n.landlord_id and c.prefix = n.prefix and c.year = n.year`,
    rows: [number(prefix, more)],
  });
  const nextOf = async (tx: Tx, prefix: string) => (await readTogether<{ next: number }>(tx, `select asked.at, c.next_number as next from unnest($2::text[]) with ordinality as asked (prefix, at)
    join reference_counters c on c.landlord_id = $1 and c.prefix = asked.prefix`, [prefix]))[0]?.next;
  const kept = async () => Object.fromEntries((await ask<{ prefix: string; next: number }>('select prefix, next_number as next from reference_counters where landlord_id = $1 order by prefix')).map(({ prefix, next }) => [prefix, next]));

  test('begins at once when nothing is under way, and what comes meanwhile goes together into the next', async () => {
    const ids = await Promise.all(['a', 'b', 'c', 'd'].map((name) => together(name, transactionOf)));
    assert.equal(new Set(ids).size, 2);
    assert.notEqual(ids[0], ids[1]);
    assert.deepEqual([ids[2], ids[3]], [ids[1], ids[1]]);
  });

  test('but never more than are allowed, and never two that must wait for each other', async () => {
    const ids = await Promise.all(['first', ...Array.from({ length: 10 }, (_, at) => `home ${at}`), 'home 3'].map((name) => together(name, transactionOf)));
    const shared = [...Map.groupBy(ids.slice(1), (id) => id).values()].map(({ length }) => length);
    assert.deepEqual(shared, [8, 3]);
    assert.notEqual(ids[4], ids[11]);
  });

  test('beside one that is under way another begins for as many as make it worth it', async () => {
    sharing = shareTransactions(opened.database, { most: 8, atOnce: 2, fewestBeside: 3 });
    const { promise: until, resolve: end } = Promise.withResolvers<void>();
    const first = together('first', async (tx) => until.then(() => transactionOf(tx)));
    const beside = await Promise.all(['a', 'b', 'c'].map((name) => together(name, transactionOf)));
    end();
    assert.equal(new Set(beside).size, 1, 'three go together while the first is still under way');
    assert.notEqual(await first, beside[0]);
  });

  test('two that wait beside one under way wait for its end', async () => {
    sharing = shareTransactions(opened.database, { most: 8, atOnce: 2, fewestBeside: 3 });
    const { promise: until, resolve: end } = Promise.withResolvers<void>();
    const order: string[] = [];
    const first = together('first', async () => until.then(() => order.push('first')));
    const two = ['a', 'b'].map((name) => together(name, async () => order.push(name)));
    await opened.database.inLandlord(landlordId(), (tx) => tx.query('select 1'));
    assert.deepEqual(order, []);
    end();
    await Promise.all([first, ...two]);
    assert.deepEqual(order, ['first', 'a', 'b']);
  });

  test('what each writes is kept, and each hears its own answer', async () => {
    const answers = await Promise.all(['A', 'B', 'C'].map((prefix, at) => together(prefix, async (tx) => {
      sendTogether(tx, [insert(prefix, at)]);
      return prefix.repeat(3);
    })));
    assert.deepEqual(answers, ['AAA', 'BBB', 'CCC']);
    assert.deepEqual(await kept(), { A: 0, B: 1, C: 2 });
  });

  test('one that fails is told why, keeps nothing, and costs the others nothing', async () => {
    const write = (prefix: string, then: () => void = () => undefined) => together(prefix, async (tx) => {
      sendTogether(tx, [insert(prefix)]);
      await tx.query('select 1');
      then();
      return prefix;
    });
    const refuse = () => {
      throw new Error('The landlord says no.');
    };
    const answers = await Promise.allSettled([write('A'), write('B'), write('C', refuse), write('D')]);
    assert.deepEqual(answers.map((each) => (each.status === 'fulfilled' ? each.value : (each.reason as Error).message)), ['A', 'B', 'The landlord says no.', 'D']);
    assert.deepEqual(await kept(), { A: 1, B: 1, D: 1 });
  });

  test('one whose rows PostgreSQL refuses is told so, and the others are kept', async () => {
    const write = (apart: string, prefix: string) => together(apart, async (tx) => {
      sendTogether(tx, [insert(prefix)]);
      return apart;
    });
    const answers = await Promise.allSettled([write('first', 'A'), write('again', 'A'), write('other', 'B')]);
    assert.deepEqual(answers.map(({ status }) => status), ['fulfilled', 'rejected', 'fulfilled']);
    assert.match(String((answers[1] as PromiseRejectedResult).reason), /duplicate key/);
    assert.deepEqual(await kept(), { A: 1, B: 1 });
  });

  const oneEach = (tx: Tx, word: string) => readTogether<{ statement: string; word: string }>(tx, `with one as materialized (select random() as statement where $1::uuid is not null)
    select asked.at, one.statement, repeat(asked.word, n) as word from one, unnest($2::text[]) with ordinality as asked (word, at), generate_series(1, length(asked.word)) as n`, [word]);

  test('what they ask alike in one breath is one statement, and each hears its own rows and no others', async () => {
    const answers = await Promise.all(['begins', 'a', '', 'bc'].map((word) => together(word, (tx) => oneEach(tx, word))));
    assert.deepEqual(answers.slice(1).map((rows) => rows.map(({ word }) => word)), [['a'], [], ['bc', 'bcbc']]);
    assert.equal(new Set(answers.slice(1).flatMap((rows) => rows.map(({ statement }) => statement))).size, 1);
  });

  test('alone, it is the same question and the same answer', async () => {
    const [first, second, ...others] = await opened.database.inLandlord(landlordId(), (tx) => oneEach(tx, 'ab'));
    assert.deepEqual([Object.keys(first ?? {}), first?.word, second?.word, others], [['statement', 'word'], 'ab', 'abab', []]);
  });

  test('each is answered in the order in which it asked, whatever the others ask before it', async () => {
    const at = async (tx: Tx, kind: string) => (await readTogether<{ when: number }>(tx, `select asked.at, extract(epoch from clock_timestamp())::float8 as when, '${kind}' as kind
      from unnest($2::int[]) with ordinality as asked (one, at) where $1::uuid is not null`, [1]))[0]?.when ?? 0;
    const inOrder = (apart: string, kinds: readonly string[]) => together(apart, (tx) => Promise.all(kinds.map((kind) => at(tx, kind))));
    const answers = await Promise.all([inOrder('a', ['lock']), inOrder('b', ['lock', 'look']), inOrder('c', ['look', 'lock', 'look']), inOrder('d', ['lock', 'look'])]);
    for (const times of answers) assert.deepEqual(times, times.toSorted((one, other) => one - other));
  });

  test('a question asked before a write does not see it', async () => {
    await together('first', async (tx) => sendTogether(tx, [insert('A')]));
    const [, asked] = await Promise.all(['begins', 'A', 'B'].map((apart) => together(apart, async (tx) => {
      const before = nextOf(tx, 'A');
      if (apart === 'A') tx.send('update reference_counters set next_number = 7 where landlord_id = $1', [landlordId()]);
      return before;
    })));
    assert.equal(asked, 1);
    assert.deepEqual(await kept(), { A: 7 });
  });

  test('a question that PostgreSQL refuses is refused to whoever asked it, and to nobody else', async () => {
    const asNumber = (apart: string) => together(apart, (tx) => readTogether<{ number: number }>(tx, `select asked.at, asked.word::int as number
      from unnest($2::text[]) with ordinality as asked (word, at) where $1::uuid is not null`, [apart]));
    const answers = await Promise.allSettled(['1', '2', 'three', '4'].map(asNumber));
    assert.deepEqual(answers.map((each) => (each.status === 'fulfilled' ? each.value : 'refused')), [[{ number: 1 }], [{ number: 2 }], 'refused', [{ number: 4 }]]);
  });

  test('what was lost on its way to be saved is done by nobody a second time', async () => {
    const done: string[] = [];
    const lost = new DatabaseUnavailable('unsure', new Error('The line was cut.'));
    const cut = shareTransactions({ inLandlord: async (id, work) => opened.database.inLandlordKeepingIf(id, () => false, work).then(() => Promise.reject(lost)) }, inLine);
    const answers = await Promise.allSettled(['A', 'B', 'C'].map((name) => cut({ landlordId: landlordId(), apart: name, work: async () => void done.push(name) })));
    assert.deepEqual(answers.map((each) => each.status === 'rejected' && each.reason === lost), [true, true, true]);
    assert.deepEqual(done, ['A', 'B', 'C']);
  });

  test('is as if each were done by itself, whatever it writes and in whatever order', async () => {
    const act = fc.record({ prefix: fc.constantFrom('A', 'B', 'C', 'D'), adds: fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 3 }), reads: fc.boolean() });
    await fc.assert(fc.asyncProperty(fc.uniqueArray(act, { selector: ({ prefix }) => prefix, maxLength: 4 }), async (acts) => {
      await ask('delete from reference_counters where landlord_id = $1');
      const read = await Promise.all(acts.map(({ prefix, adds, reads }) => together(prefix, async (tx) => {
        sendTogether(tx, [insert(prefix)]);
        for (const more of adds) sendTogether(tx, [add(prefix, more)]);
        return reads ? await nextOf(tx, prefix) : undefined;
      })));
      const expected = Object.fromEntries(acts.map(({ prefix, adds }) => [prefix, adds.reduce((sum, more) => sum + more, 1)]).sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)));
      assert.deepEqual(await kept(), expected);
      assert.deepEqual(read, acts.map(({ prefix, reads }) => (reads ? expected[prefix] : undefined)));
    }), { numRuns: 60 });
  });
});

describe('a transaction in which something failed and nobody listened', () => {
  let opened: OpenedDatabase & { readonly landlord: BuiltLandlord };
  before(async () => {
    opened = await openedLandlord();
  });
  after(() => opened.close());

  test('is never said to be saved', async () => {
    const { id: landlordId } = opened.landlord;
    const work = opened.database.inLandlord(landlordId, async (tx) => {
      await tx.query("insert into reference_counters (landlord_id, prefix, year, next_number) values ($1, 'Z', 2026, 1)", [landlordId]);
      await tx.query('select 1 / 0').catch(() => undefined);
      return 'saved';
    });
    await assert.rejects(work, { name: 'NotSaved' });
  });
});
