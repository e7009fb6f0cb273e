import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readWords } from './words.ts';

describe('the command line of a bench', () => {
  it('names parts, and gives each option its value, in any order', () => {
    const { names, options } = readWords(['--seconds', '10', 'create', '--postgres', 'debian', 'pages']);
    assert.deepEqual(names, ['create', 'pages']);
    assert.deepEqual([...options], [['seconds', '10'], ['postgres', 'debian']]);
  });

  for (const words of [['create', '--seconds'], ['--profile', '--seconds', '10']]) {
    it(`"${words.join(' ')}" lacks a value, and says of what`, () => assert.throws(() => readWords(words), /^Error: --\w+ needs a value/));
  }
});
