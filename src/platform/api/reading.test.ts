import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { cleanTexts } from './clean-text.ts';
import { pageOf, readCursor, uuidInCursor, writeCursor } from './cursor.ts';
import { fieldProblems } from './field-problems.ts';
import { ApiProblem } from './problem.ts';
import { queryWithNumbers } from './query-numbers.ts';
import { readBearer, readIdempotencyKey, readIfMatch, writeToken } from './request-headers.ts';
import { isOfApi } from './unknown-path.ts';

const landlordId = '0199c0de-0000-7000-8000-000000000001';
const secret = 'a'.repeat(43);

describe('what a caller sends in the headers', () => {
  test('a token is read as it was written', () => {
    assert.deepEqual(readBearer(`Bearer ${writeToken({ landlordId, secret })}`), { landlordId, secret });
  });

  for (const [why, header] of [
    ['nothing', undefined], ['another scheme', `Basic ${writeToken({ landlordId, secret })}`], ['no scheme', writeToken({ landlordId, secret })],
    ['a short secret', `Bearer putright_${'0'.repeat(32)}_${'a'.repeat(42)}`], ['a landlord that is no id', `Bearer putright_${'g'.repeat(32)}_${secret}`],
    ['something after it', `Bearer ${writeToken({ landlordId, secret })} x`], ['a secret with other signs', `Bearer putright_${'0'.repeat(32)}_${'a'.repeat(42)}!`],
  ] as const) {
    test(`${why} is no token`, () => assert.equal(readBearer(header), undefined));
  }

  for (const [key, isKey] of [['k', true], ['~'.repeat(255), true], ['~'.repeat(256), false], ['', false], ['a b', false], ['caf\u00e9', false], ['a\tb', false]] as const) {
    test(`${JSON.stringify(key).slice(0, 20)} (${key.length}) ${isKey ? 'is' : 'is not'} an Idempotency-Key`, () => assert.equal(readIdempotencyKey(key), isKey ? key : undefined));
  }

  test('two keys are none', () => assert.equal(readIdempotencyKey(['a', 'b']), undefined));

  for (const [header, version] of [[undefined, undefined], ['"7"', 7], ['7', 7], ['W/"7"', 'unreadable'], ['*', 'unreadable'], ['-1', 'unreadable']] as const) {
    test(`If-Match ${header ?? 'left out'} is ${version ?? 'none'}`, () => assert.equal(readIfMatch(header), version));
  }
});

describe('a place in a list', () => {
  test('is read as it was written, whatever is in it', () => {
    fc.assert(fc.property(fc.array(fc.string(), { minLength: 1, maxLength: 4 }), (key) => {
      assert.deepEqual(readCursor(writeCursor(key), key.map(() => /[\s\S]*/)), key);
    }));
  });

  test('that we did not give out for this list is refused by name, whatever it is', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.base64String(), fc.array(fc.string()).map(writeCursor)), (cursor) => {
      assert.throws(() => readCursor(cursor, [uuidInCursor]), (error) => error instanceof ApiProblem && error.kind === 'invalid' && error.facts.errors?.[0]?.pointer === '/after');
    }));
  });

  test('is given only where there is more, and every row is on exactly one page', () => {
    fc.assert(fc.property(fc.nat({ max: 30 }), fc.integer({ min: 1, max: 10 }), (count, limit) => {
      const rows = Array.from({ length: count }, (_, at) => at);
      const seen: number[] = [];
      for (let from = 0; ;) {
        const page = pageOf(rows.slice(from, from + limit + 1), limit, { show: (row) => row, key: (row) => [String(row)] });
        seen.push(...page.items);
        if (page.next === null) break;
        from = Number(readCursor(page.next, [/^\d+$/])?.[0]) + 1;
      }
      assert.deepEqual(seen, rows);
    }));
  });
});

describe('the body and the query', () => {
  test('texts are cleaned at any depth, and nothing else is touched', () => {
    assert.deepEqual(cleanTexts({ a: ' x\u0000 ', b: [1, null, ' y\r\nz '], c: { d: '\ud800!' } }), { a: 'x', b: [1, null, 'y\nz'], c: { d: '\ufffd!' } });
  });

  test('a body nested without end is cut off, so that nothing walks down to its end', () => {
    let deep: unknown = 'x';
    for (let level = 0; level < 50_000; level += 1) deep = [deep];
    assert.equal(JSON.stringify(cleanTexts(deep)), `${'['.repeat(13)}null${']'.repeat(13)}`);
  });

  test('only what the schema calls a number becomes one', () => {
    const schema = { type: 'object', properties: { limit: { type: 'integer' }, after: { type: 'string' } } } as never;
    assert.deepEqual(queryWithNumbers({ limit: '20', after: '20' }, schema), { limit: 20, after: '20' });
    assert.deepEqual(queryWithNumbers({ limit: '2e1' }, schema), { limit: '2e1' });
  });

  test('what is wrong is told by its place, with what mends it, and never with what was sent', () => {
    const found = fieldProblems([
      { instancePath: '', schemaPath: '#/required', keyword: 'required', params: { missingProperty: 'words' } },
      { instancePath: '', schemaPath: '#/additionalProperties', keyword: 'additionalProperties', params: { additionalProperty: 'a/b' } },
      { instancePath: '/room', schemaPath: '#/properties/room/enum', keyword: 'enum', params: { allowedValues: ['Kitchen', 'Toilet'] } },
      { instancePath: '/reporter', schemaPath: '#/properties/reporter/anyOf/0/required', keyword: 'required', params: { missingProperty: 'residentId' } },
      { instancePath: '/reporter', schemaPath: '#/properties/reporter/anyOf', keyword: 'anyOf', params: {} },
    ], 'body');
    assert.deepEqual(found.map(({ pointer, mend }) => [pointer, mend]), [
      ['/words', 'Give this field.'], ['/a~1b', 'Leave this out: there is no field of this name.'], ['/room', 'Give one of: Kitchen; Toilet.'],
      ['/reporter', 'Give it in one of the forms that the documentation shows.'],
    ]);
  });
});

test('addresses of the API are told apart from pages', () => {
  assert.deepEqual(['/api/v1/cases', '/api/v2/x', '/api', '/apiary', '/api/problems/refused', '/cases/api/v1'].map(isOfApi), [true, true, true, false, false, false]);
});
