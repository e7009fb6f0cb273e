import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { addDays, daysBetween, type PlainDate } from '../clock/index.ts';
import { dayToLookFrom, earliestDay, lookBack, quartersOf, type Span } from './look-back.ts';

const today = '2026-11-22' as PlainDate;

/** A store of `daily` pieces a day since `since`, of which every `one in` may be seen. */
function storeOf({ daily, since, oneIn }: { daily: number; since: PlainDate; oneIn: number }) {
  const spans: Span[] = [];
  let read = 0;
  const reader = (span: Span, most: number) => {
    spans.push(span);
    const first = span.first > since ? span.first : since;
    const there = span.last < first ? 0 : (daysBetween(first, span.last) + 1) * daily;
    read += Math.min(there, most);
    const seen = Math.floor(Math.min(there, most) / oneIn);
    return Promise.resolve({ read: Math.min(there, most), cut: there > most, found: Array.from({ length: seen }, (_, index) => `${span.first}-${index}`) });
  };
  return { spans, reader, total: () => read };
}

describe('looking back', () => {
  it('stops at the newest day when that is enough', async () => {
    const { spans, reader } = storeOf({ daily: 270, since: '2020-01-01' as PlainDate, oneIn: 1 });
    const looked = await lookBack({ from: today, enough: 21, mostRead: 1500, read: reader });
    assert.deepEqual(spans, [{ first: today, last: today }]);
    assert.equal(looked.before, undefined);
  });

  it('reaches the beginning of all in a few steps when there is nothing', async () => {
    const { spans, reader } = storeOf({ daily: 0, since: '2020-01-01' as PlainDate, oneIn: 1 });
    assert.deepEqual(await lookBack({ from: today, enough: 21, mostRead: 1500, read: reader }), { found: [], before: undefined });
    assert.ok(spans.length <= 7, `${spans.length} steps`);
    assert.equal(spans.at(-1)?.first, earliestDay);
  });

  it('reads no more than it may when the reader sees little of much, and says how far it came', async () => {
    const { reader, total, spans } = storeOf({ daily: 270, since: '2020-01-01' as PlainDate, oneIn: 10_000 });
    const looked = await lookBack({ from: today, enough: 21, mostRead: 1500, read: reader });
    assert.ok(looked.before !== undefined && looked.before <= today);
    assert.ok(total() <= 2 * 1500, `${total()} read`);
    assert.ok(spans.length < 12);
  });

  it('comes to the end, however often it stops on the way, and leaves out no day', async () => {
    await fc.assert(fc.asyncProperty(fc.nat(40), fc.integer({ min: 10, max: 200 }), async (daily, mostRead) => {
      const whole: Span[] = [];
      let from: PlainDate | undefined = today;
      const since = '2025-06-01' as PlainDate;
      for (let rounds = 0; from !== undefined && rounds < 2000; rounds += 1) {
        const store = storeOf({ daily, since, oneIn: 100_000 });
        const looked: { before: PlainDate | undefined } = await lookBack({ from, enough: 21, mostRead, read: async (span, most) => {
          const result = await store.reader(span, most);
          if (!result.cut || span.first === span.last) whole.push(span);
          return result;
        } });
        from = looked.before === undefined ? undefined : addDays(looked.before, -1);
      }
      assert.equal(from, undefined);
      const inOrder = whole.toSorted((one, other) => (one.last < other.last ? 1 : -1));
      assert.equal(inOrder[0]?.last, today);
      for (const [index, span] of inOrder.entries()) assert.equal(inOrder[index + 1]?.last ?? addDays(earliestDay, -1), addDays(span.first, -1));
    }), { numRuns: 20 });
  });
});

describe('the quarters of a span', () => {
  it('whole ones without their days, others with them where they are few', () => {
    assert.deepEqual(quartersOf({ first: '2026-06-29' as PlainDate, last: '2026-10-01' as PlainDate }), [
      { quarter: '26b', days: ['0629', '0630'] }, { quarter: '26c', days: [] }, { quarter: '26d', days: ['1001'] },
    ]);
    assert.deepEqual(quartersOf({ first: '2026-10-01' as PlainDate, last: '2026-11-17' as PlainDate }), [{ quarter: '26d', days: [] }]);
  });
});

describe('where an earlier search is gone on with', () => {
  for (const [before, from] of [
    [undefined, today], ['2026-11-20', '2026-11-19'], ['2026-11-22', '2026-11-21'], ['9999-12-31', today], ['0000-01-01', '1989-12-31'], ['1990-01-01', '1989-12-31'],
  ] as const) {
    it(`before ${before ?? 'nothing'}: ${from}`, () => assert.equal(dayToLookFrom(before as PlainDate | undefined, today), from));
  }
});
