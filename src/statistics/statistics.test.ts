import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { array, assert as always, double, integer, property, string } from 'fast-check';
import { methods } from './methods.ts';
import { drawOf } from './seeded-draw.ts';
import { wilson } from './wilson.ts';

const known = readFileSync(new URL('../../test/fixtures/wilson-intervals.csv', import.meta.url), 'utf8').trim().split('\n').slice(1).map((line) => line.split(',').map(Number));

describe('Wilson’s interval', () => {
  it('is what R’s prop.test gives without correction, for few and many, for none and all', () => {
    assert.ok(known.length > 10);
    for (const [count = 0, of = 0, low = 0, high = 0] of known) {
      const found = wilson(count, of);
      assert.ok(Math.abs(found.low - low) < 1e-9 && Math.abs(found.high - high) < 1e-9, `${count} of ${of}`);
    }
  });

  it('holds the share itself, and is narrower the more there are', () => {
    always(property(integer({ min: 1, max: 500 }), double({ min: 0, max: 1, noNaN: true }), (of, part) => {
      const count = Math.round(of * part);
      const { share, low, high } = wilson(count, of);
      const more = wilson(count * 4, of * 4);
      return low <= share + 1e-12 && share <= high + 1e-12 && more.high - more.low < high - low;
    }));
  });

  it('of none is no share', () => assert.throws(() => wilson(0, 0), RangeError));
});

describe('a seeded draw', () => {
  it('is the same each time it is made, and below its number of sides', () => {
    always(property(array(string()), integer({ min: 1, max: 100_000 }), (words, sides) => {
      const drawn = drawOf(words, sides);
      return drawn === drawOf(words, sides) && drawn >= 0 && drawn < sides && Number.isInteger(drawn);
    }));
  });

  it('falls evenly: of 20,000 each tenth has between 9 and 11 in 100', () => {
    const tenths = new Map<number, number>();
    for (let at = 0; at < 20_000; at += 1) tenths.set(drawOf(['seed', `case-${at}`, '1'], 10), (tenths.get(drawOf(['seed', `case-${at}`, '1'], 10)) ?? 0) + 1);
    assert.deepEqual([...tenths.values()].filter((count) => count < 1800 || count > 2200), []);
  });

  it('with another seed is another draw', () => {
    const same = Array.from({ length: 1000 }, (_, at) => drawOf(['one', String(at)], 100) === drawOf(['two', String(at)], 100)).filter(Boolean).length;
    assert.ok(same < 40, `${same} of 1000 alike`);
  });
});

describe('the page of methods', () => {
  const page = readFileSync(new URL('../../docs/methods.md', import.meta.url), 'utf8');
  const sections = new Map(page.split(/^## /m).slice(1).map((section) => [section.split('\n')[0], section]));
  for (const [name, { version }] of Object.entries(methods)) {
    it(`tells of ${name}, version ${version}, what it assumes and what it cannot say`, () => {
      const section = sections.get(`\`${name}\`, version ${version}`) ?? '';
      for (const part of ['**Source.**', '**Assumes.**', '**Cannot say.**']) assert.ok(section.includes(part), `${name} has no ${part}`);
    });
  }
  it('tells of no method that there is not', () => assert.equal([...sections.keys()].filter((title) => title?.startsWith('`')).length, Object.keys(methods).length));
});
