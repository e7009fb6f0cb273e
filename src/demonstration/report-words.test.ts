import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { problems, trades } from '../repairs/index.ts';
import { callWords, chasedWords, fixedWords, moreWorkWords, noAccessWords, notFixedWords, workDoneWords } from './invented-words.ts';
import { reportWords } from './report-words.ts';
import { chanceOf } from './seeded.ts';

const chance = chanceOf(3);
const many = (write: () => string): string[] => Array.from({ length: 300 }, write);

describe('the words of the demonstration', () => {
  for (const { id } of problems) {
    it(`say "${id}" in many ways, with every gap filled`, () => {
      const said = many(() => reportWords(id, chance.isTrue(0.2), chance));
      assert.ok(new Set(said).size > 60, `${new Set(said).size} ways`);
      assert.deepEqual(said.filter((words) => words === '' || /[{}]/.test(words)), []);
    });
  }

  it('leave no gap in what staff write either', () => {
    const writers = [callWords, chasedWords, fixedWords, moreWorkWords, noAccessWords, notFixedWords];
    const written = [...writers.flatMap((write) => many(() => write(chance))), ...trades.flatMap((trade) => many(() => workDoneWords(trade, chance)))];
    assert.deepEqual(written.filter((words) => /[{}]/.test(words)), []);
  });
});
