import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { problems } from '../repairs/index.ts';
import { tarnbrookContractors } from './invented-contractors.ts';
import { callWords, chasedWords, noAccessWords } from './invented-words.ts';
import { reportWords } from './report-words.ts';
import { chanceOf } from './seeded.ts';
import { fixedWords, moreWorkWords, moveReason, notFixedWords, orderedWords, ratesFor, workDoneWords, workOf } from './work-words.ts';

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
    const writers = [callWords, chasedWords, noAccessWords];
    const ofProblems = [fixedWords, moreWorkWords, moveReason, notFixedWords, orderedWords, workDoneWords];
    const written = [...writers.flatMap((write) => many(() => write(chance))), ...problems.flatMap(({ id }) => ofProblems.flatMap((write) => many(() => write(id, chance))))];
    assert.deepEqual(written.filter((words) => /[{}]/.test(words)), []);
  });
});

/** What is said of one problem, or of a few that share it, and of no other. */
const telling: readonly (readonly [said: RegExp, of: readonly string[]])[] = [
  [/toilet|cistern|\bpan\b|flush(es|ed)? (it|as|\{)/i, ['toilet']],
  [/\btaps?\b|washer/i, ['tap', 'no-water', 'no-hot-water']],
  [/slate|gutter|ridge|flashing|downpipe|scaffold|felt\b/i, ['roof-or-gutter']],
  [/mould|damp\b/i, ['damp-or-mould']],
  [/radiator|heating|boiler/i, ['no-heating']],
  [/\bdrain|blockage|rodded|jetted/i, ['blocked-drain']],
  [/\bglass|sealed unit|\bwindow\b/i, ['window']],
  [/alarm/i, ['smoke-alarm']],
  [/\bfan\b|extractor/i, ['extractor-fan', 'damp-or-mould']],
  [/entryphone|handset|fob/i, ['entryphone']],
  [/circuit|neutral|\bfuse/i, ['no-electricity', 'unsafe-electrics', 'light-or-socket']],
  [/plaster|skimmed/i, ['ceiling-or-plaster', 'damp-or-mould', 'ceiling-leak']],
  [/worktop|cupboard/i, ['inside-door']],
  [/\block(s|ing)?\b/i, ['outside-door-or-window']],
  [/fence|gate\b|\bpath\b/i, ['fence-or-path']],
  [/leak(ed|s)?\b|drip/i, ['leak', 'ceiling-leak', 'toilet', 'tap']],
];

describe('what is ordered and done', () => {
  for (const { id, trade } of problems) {
    const work = workOf[id];
    it(`of "${id}" has words of its own, and none of another problem`, () => {
      assert.ok(work !== undefined);
      for (const words of [...work.ordered, ...work.done, ...work.more]) {
        for (const [said, of] of telling) assert.ok(of.includes(id) || !said.test(words), `"${words}" is of ${of.join(' or ')}`);
      }
    });

    const rates = tarnbrookContractors.flatMap((contractor) => contractor.rates).filter((rate) => rate.trade === trade);
    if (rates.length > 0) it(`of "${id}" is ordered by rates that fit it`, () => {
      assert.deepEqual(ratesFor(id, rates).filter(({ code }) => work?.codes.includes(code) !== true), []);
    });
  }

  it('names no code that is in no schedule', () => {
    const known = new Set(tarnbrookContractors.flatMap(({ rates }) => rates.map(({ code }) => code)));
    assert.deepEqual(Object.values(workOf).flatMap(({ codes }) => codes.filter((code) => !known.has(code))), []);
  });
});
