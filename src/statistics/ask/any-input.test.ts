import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { anything, array, assert as always, constant, constantFrom, double, integer, jsonValue, oneof, property, string, tuple, type Arbitrary } from 'fast-check';
import { maximaByChance } from '../scan/runs-of-chance.ts';
import type { Question } from './question.ts';
import { questions } from './questions.ts';
import { readInput, writeAnswer } from './read-input.ts';

// Whoever writes an input by hand or by another program gets something wrong: a word for a number, a field left out, a list where one thing is meant.

const example = ({ method }: Question): unknown => JSON.parse(readFileSync(new URL(`../../../docs/how-to/example-statistics-${method}.json`, import.meta.url), 'utf8'));

/** An answer without a number that is none, or one line that says what to mend. */
function answersOrSaysWhy(question: Question, input: unknown): void {
  try {
    const answer = question.answer(input);
    const told = answer.kind === 'told' ? answer.told : answer.tell(maximaByChance(answer.scan, answer.seed, { from: 0, until: Math.min(3, answer.runs) }));
    assert.doesNotMatch(writeAnswer(told), /NaN|Infinity/);
  } catch (error) {
    assert.ok(error instanceof RangeError, `${question.method} of ${JSON.stringify(input)?.slice(0, 300)}: ${error instanceof Error ? (error.stack ?? '') : String(error)}`);
    assert.match(error.message, /^(?:input|[A-Za-z]+)[^\n]{0,300}: [^\n]{3,300}$/);
    assert.doesNotMatch(error.message, /undefined|\[object/);
  }
}

const odd: Arbitrary<unknown> = oneof(
  constantFrom<unknown>(null, true, '', ' ', 'x', '0', '2026-02-30', -1, 0, -0, 0.5, 1e-320, 1e9, 1e13, 1e308, Infinity, -Infinity, [], {}, [[]], [null], '__proto__', 'constructor', 'a\nb', undefined),
  integer(), double({ noNaN: true }), string(), jsonValue(), array(integer(), { maxLength: 30 }),
);

/** Changes one field, however deep: `steps` choose the way down, the last of them what is done there. */
function changed(value: unknown, [step = 0, ...rest]: readonly number[], put: unknown): unknown {
  if (typeof value !== 'object' || value === null) return put;
  const keys = Object.keys(value);
  const key = keys[step % Math.max(1, keys.length)];
  if (key === undefined) return put;
  return Array.isArray(value) ? changedList(value as unknown[], Number(key), { step, rest }, put) : changedFields(value as Record<string, unknown>, key, { step, rest }, put);
}

interface Way {
  readonly step: number;
  readonly rest: readonly number[];
}

/** An item twice, left out, or changed. */
function changedList(list: readonly unknown[], at: number, { step, rest }: Way, put: unknown): unknown {
  if (rest.length === 0 && step % 3 === 0) return [...list, list[at]];
  if (rest.length === 0 && step % 3 === 1) return list.toSpliced(at, 1);
  return list.with(at, rest.length === 0 ? put : changed(list[at], rest, put));
}

/** A field left out, one too many, or changed. */
function changedFields(fields: Readonly<Record<string, unknown>>, key: string, { step, rest }: Way, put: unknown): unknown {
  if (rest.length === 0 && step % 4 === 0) return Object.fromEntries(Object.entries(fields).filter(([name]) => name !== key));
  if (rest.length === 0 && step % 4 === 1) return { ...fields, [`${key}s`]: put };
  return { ...fields, [key]: rest.length === 0 ? put : changed(fields[key], rest, put) };
}

const changes = array(tuple(array(integer({ min: 0, max: 10_000 }), { minLength: 1, maxLength: 4 }), odd), { minLength: 1, maxLength: 3 });

describe('whatever is given, there is an answer or one line that says what to mend', () => {
  for (const question of questions) {
    const given = example(question);
    it(`${question.method}: its example with some of it changed`, () => {
      always(property(changes, (many) => answersOrSaysWhy(question, many.reduce<unknown>((input, [steps, put]) => changed(input, steps, put), given))), { numRuns: 400 });
    });
    it(`${question.method}: anything at all`, () => always(property(oneof(jsonValue(), anything(), constant(given)), (input) => answersOrSaysWhy(question, input)), { numRuns: 200 }));
  }
  it('a file of any bytes', () => {
    always(property(array(integer({ min: 0, max: 255 }), { maxLength: 60 }), (bytes) => {
      try {
        readInput(Uint8Array.from(bytes), 'x.json');
      } catch (error) {
        assert.ok(error instanceof RangeError && /^x\.json: [^\n]+$/.test(error.message), String(error));
      }
    }), { numRuns: 400 });
  });
});
