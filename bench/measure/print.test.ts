import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Aim, Figure } from './figure.ts';
import { aimInWords, figuresInWords, rounded } from './print.ts';

const figure: Figure = {
  what: 'create, 8 clients',
  numbers: { perSecond: 310.4, p95Ms: 41.234 },
  reference: { what: 'PostgreSQL alone', numbers: { perSecond: 500 } },
  aims: [{ timesReference: 'perSecond', atLeast: 0.5 }],
};

describe('figures in words', () => {
  for (const [value, shown] of [[1234.5, 1235], [41.234, 41.2], [0.12345, 0.123], [0, 0]] as const) {
    it(`${value} is shown as ${shown}`, () => assert.equal(rounded(value), shown));
  }

  for (const [aim, words] of [
    [{ number: 'p95Ms', atMost: 50 }, 'p95Ms 41.2 (aim at most 50)'],
    [{ number: 'perSecond', atLeast: 300 }, 'perSecond 310 (aim at least 300)'],
    [{ timesReference: 'perSecond', atLeast: 0.5 }, 'perSecond 0.621 of the reference (aim at least 0.5)'],
  ] as readonly [Aim, string][]) {
    it(words, () => assert.equal(aimInWords(aim, figure), words));
  }

  it('a figure that was not measured is not a number, rather than a good one', () => {
    assert.match(aimInWords({ number: 'p99Ms', atMost: 1 }, figure), /NaN/);
  });

  it('each figure stands above its reference, and a column that one lacks is empty', () => {
    assert.equal(figuresInWords([figure]), [
      '| what | perSecond | p95Ms |',
      '|---|---|---|',
      '| create, 8 clients | 310 | 41.2 |',
      '|   beside: PostgreSQL alone | 500 |  |',
      '',
      '- create, 8 clients: perSecond 0.621 of the reference (aim at least 0.5)',
    ].join('\n'));
  });
});
