import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { afterBecause } from './typed-words.ts';

describe('a reason that somebody typed goes on after “because”', () => {
  const table: [typed: string, reads: string][] = [
    ['The whole roof will be renewed', 'the whole roof will be renewed'],
    ['the part has not arrived', 'the part has not arrived'],
    ['Because the part has not arrived', 'the part has not arrived'],
    ['because You told us that it stopped', 'you told us that it stopped'],
    ['Mr Patel rang and said that it stopped', 'Mr Patel rang and said that it stopped'],
    ['Anna is off sick', 'Anna is off sick'],
    ['I was ill', 'I was ill'],
    ['Because', 'because'],
    ['', ''],
  ];
  for (const [typed, reads] of table) test(`“${typed}”`, () => assert.equal(afterBecause(typed), reads));
});
