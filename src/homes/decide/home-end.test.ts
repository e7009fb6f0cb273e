import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { plainDate } from '../../clock/index.ts';
import { homeEndRefusalInWords } from '../views/end-words.ts';
import type { HomeEnd, HomeEndEntry } from '../model.ts';
import { decideHomeEnd, decideHomeEndInFile, decideUndoing, type HomeEndRefusal, type HomeEndVerdict } from './home-end.ts';

const today = plainDate('2026-11-24');
const end = (differing: Partial<Record<keyof HomeEnd, string>> = {}): HomeEnd => ({ on: today, how: 'sold', words: '', ...differing } as HomeEnd);
const entry = (differing: Partial<HomeEndEntry> = {}): HomeEndEntry =>
  ({ ...end(), id: 'one' as HomeEndEntry['id'], recordedAt: '2026-11-24T10:00:00.000Z', recordedByName: 'Jo', undoneAt: null, undoneByName: null, undoneReason: null, ...differing });
const undone = entry({ undoneAt: '2026-11-24T11:00:00.000Z', undoneByName: 'Jo', undoneReason: 'The sale fell through' });
const refusalIn = (verdict: HomeEndVerdict | 'unchanged') => (verdict === 'unchanged' ? verdict : verdict.ok ? 'agreed' : verdict.refusal);

describe('a home ends', () => {
  const cases: readonly (readonly [why: string, expected: HomeEndRefusal | 'agreed', end: HomeEnd, ends?: readonly HomeEndEntry[]])[] = [
    ['today', 'agreed', end()],
    ['on a day that has passed', 'agreed', end({ on: '1999-04-01' })],
    ['never on a day to come: a sale can fall through', 'end-in-the-future', end({ on: '2026-11-25' })],
    ['not before anybody kept such records', 'end-too-long-ago', end({ on: '1979-12-31' })],
    ['for another reason only when it is said', 'end-unexplained', end({ how: 'other' })],
    ['for another reason that is said', 'agreed', end({ how: 'other', words: 'Merged with next door' })],
    ['once', 'ended-already', end({ how: 'demolished' }), [entry()]],
    ['again, after the first end was undone', 'agreed', end(), [undone]],
  ];
  for (const [why, expected, wanted, ends = []] of cases) it(why, () => assert.equal(refusalIn(decideHomeEnd(wanted, { ends, today })), expected));
});

describe('a file says that a home ended', () => {
  const decided = (wanted: HomeEnd, ...ends: readonly HomeEndEntry[]) => refusalIn(decideHomeEndInFile(wanted, { ends, today }));
  it('the same again changes nothing', () => assert.equal(decided(end({ words: 'In other words' }), entry()), 'unchanged'));
  it('otherwise than is on record is refused', () => assert.equal(decided(end({ on: '2026-11-23' }), entry()), 'ended-already'));
  it('does not do again what a person undid', () => assert.equal(decided(end(), undone), 'end-was-undone'));
  it('may say of another day what a person undid', () => assert.equal(decided(end({ on: '2026-11-23' }), undone), 'agreed'));
});

describe('the end of a home is undone', () => {
  it('with a reason', () => assert.equal(refusalIn(decideUndoing('The sale fell through', [entry()])), 'agreed'));
  it('never without', () => assert.equal(refusalIn(decideUndoing('', [entry()])), 'reason-missing'));
  it('only where it stands', () => assert.equal(refusalIn(decideUndoing('So', [undone])), 'not-ended'));
});

it('every refusal says what to do', () => {
  for (const refusal of ['end-in-the-future', 'end-too-long-ago', 'end-unexplained', 'ended-already', 'end-was-undone', 'not-ended', 'reason-missing'] as const) assert.match(homeEndRefusalInWords(refusal, {}), /^[A-Z].{10}/);
});
