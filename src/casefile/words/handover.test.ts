import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { plainDate, type Instant } from '../../clock/index.ts';
import { draftHandover, isWholeNote, type Handed } from './handover.ts';

const today = plainDate('2026-11-24');
const clock = (kind: Handed['deadlines'][number]['kind'], duty: string, day: string): Handed['deadlines'][number] => ({ kind, duty, dueOn: plainDate(day), endsAt: `${day}T23:59:59.999Z` as Instant });
const nothing: Handed = { file: { lastContactAt: null }, promises: [], deadlines: [] };

describe('a handover note drawn up from the record', () => {
  it('names each open promise, the clock that ends next, our last word and the next', () => {
    const note = draftHandover({
      file: { lastContactAt: '2026-11-20T10:00:00.000Z' as Instant },
      promises: [{ words: 'We will ring', dueOn: plainDate('2026-11-26') }, { words: 'We will plaster the wall', dueOn: plainDate('2026-12-10') }],
      deadlines: [clock('policy', 'Complete the repair', '2026-12-22'), clock('law', 'Investigate the hazard', '2026-12-01'), clock('rhythm', 'Tell the resident where things stand', '2026-11-27'), clock('promise', 'We will ring', '2026-11-26')],
    }, today);
    assert.deepEqual(note, {
      promised: 'We will ring (by Thursday 26 November); We will plaster the wall (by Thursday 10 December).',
      next: 'Investigate the hazard, by Tuesday 1 December.',
      resident: 'They last heard from us on Friday 20 November. Their next word is due by Friday 27 November.',
    });
  });

  it('says so where there is nothing, and never leaves an answer empty', () => {
    const note = draftHandover(nothing, today);
    assert.deepEqual(note, { promised: 'Nothing that is still open.', next: 'No clock is running.', resident: 'They have not heard from us yet.' });
    assert.equal(isWholeNote(note), true);
  });

  it('of very many promises names the first five and how many more', () => {
    const { promised } = draftHandover({ ...nothing, promises: Array.from({ length: 40 }, () => ({ words: 'We will ring', dueOn: plainDate('2026-11-26') })) }, today);
    assert.equal(promised.match(/We will ring/g)?.length, 5);
    assert.match(promised, /and 35 more\.$/);
  });
});
