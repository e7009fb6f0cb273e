import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { instant, plainDate } from '../../clock/index.ts';
import { render } from '../../platform/html/index.ts';
import { kindInWords, readReference, stageInWords } from '../case-kinds.ts';
import type { CaseEvent, CasePromise, Deadline } from '../model.ts';
import { preferenceOf } from './case-header.ts';
import type { CasePage } from './case-page.ts';
import { dueInWords, leftOf, whyThisDate } from './clocks.ts';
import { linkInWords } from './link-words.ts';
import { silenceInWords } from './my-work.ts';
import { promiseCounts } from './promises.ts';
import { nextDueInWords } from './queue.ts';
import { addEventWords } from './known-events.ts';
import { spineEvents } from './spine-events.ts';
import { caseTimeline, eventInWords, typesShownBy } from './timeline.ts';

const today = plainDate('2026-11-24');
const now = instant('2026-11-24T09:30:00Z');
const clock = (dueOn: string | null, dueAt: string | null = null) => ({ dueOn: dueOn === null ? null : plainDate(dueOn), dueAt: dueAt === null ? null : instant(dueAt) });

describe('a clock in words', () => {
  const table: [ReturnType<typeof clock>, string, string][] = [
    [clock('2026-12-04'), 'Friday 4 December', '8 working days left'],
    [clock('2026-11-24'), 'Tuesday 24 November', 'due today'],
    [clock('2026-11-19'), 'Thursday 19 November', '3 working days overdue'],
    [clock('2027-01-04'), 'Monday 4 January 2027', '26 working days left'],
    [clock(null, '2026-11-24T11:00:00Z'), '11am on Tuesday 24 November 2026', '1 hour left'],
    [clock(null, '2026-11-24T07:30:00Z'), '7:30am on Tuesday 24 November 2026', '2 hours overdue'],
  ];
  for (const [deadline, due, left] of table) {
    it(`${due}: ${left}`, () => assert.deepEqual([dueInWords(deadline, { today }), leftOf(deadline, { today, now })], [due, left]));
  }

  const reason: Pick<Deadline, 'because' | 'citation' | 'confidence' | 'steps'> = {
    because: '10 working days after it was reported', citation: 'Complaint Handling Code, 6.3', confidence: 'P',
    steps: [{ date: plainDate('2026-12-25'), counts: false, why: 'Christmas Day' }],
  };
  it('shows the reason, the source and the count day by day', () => {
    const text = render(whyThisDate(reason));
    for (const shown of ['10 working days after it was reported', 'Complaint Handling Code, 6.3', 'Friday 25 December 2026', 'Christmas Day']) assert.ok(text.includes(shown), shown);
    assert.doesNotMatch(text, /How sure we are/);
  });
  it('marks what was not read on an official page', () => {
    assert.match(render(whyThisDate({ ...reason, confidence: 'S' })), /How sure we are:<\/strong> read in a secondary source/);
  });

  it('in a queue ends with its last day, or at its moment', () => {
    assert.equal(nextDueInWords(instant('2026-11-28T00:00:00Z'), today), 'Friday 27 November');
    assert.equal(nextDueInWords(instant('2026-07-03T23:00:00Z'), today), 'Friday 3 July');
    assert.equal(nextDueInWords(instant('2026-11-25T15:15:00Z'), today), '3:15pm on Wednesday 25 November');
  });
});

describe('a long timeline', () => {
  const entry = (sequence: number, at: string): CaseEvent =>
    ({ sequence, at: instant(at), actorKind: 'staff', actorId: null, actorName: 'P. Shah', type: 'NoteAdded', data: { words: `Note ${sequence}` }, hash: 'a', previousHash: 'b' }) as unknown as CaseEvent;
  const events = [...Array.from({ length: 12 }, (_, at) => entry(30 - at, '2026-11-20T09:00:00Z')), entry(18, '2026-10-31T23:30:00Z'), entry(17, '2026-10-01T09:00:00Z'), entry(16, '2026-09-30T22:30:00Z')];
  const page = (some: readonly CaseEvent[]) => render(caseTimeline({ path: '/repairs/REP-1', today, timeline: { filter: 'all', events: some, next: null, isFirstPage: true } } as unknown as CasePage));
  const folded = (markup: string) => [...markup.matchAll(/govuk-details__summary-text">\s*([^<]*?entr(?:y|ies))\s*</g)].map(([, words]) => words);

  it('shows the newest ten, and folds the older ones by the month in London', () => {
    assert.deepEqual(folded(page(events)), ['November 2026: 2 entries', 'October 2026: 2 entries', 'September 2026: 1 entry']);
    assert.ok(page(events).indexOf('Note 21') < page(events).indexOf('November 2026: 2 entries'));
  });
  it('holds every entry once, folded or not, so that it is whole on paper and without scripts', () => {
    for (const { sequence } of events) assert.equal(page(events).split(`id="entry-${sequence}"`).length, 2);
  });
  it('folds nothing of a short one', () => assert.deepEqual(folded(page(events.slice(0, 10))), []));
});

describe('what happened, in words', () => {
  it('gives every event of the spine a title', () => {
    for (const [type, { words }] of Object.entries(spineEvents)) assert.match(words({}, today).title, /^[A-Z]/, type);
  });

  it('shows an event it has no words for as the record holds it', () => {
    const told = eventInWords({ type: 'SomethingAskedOfUs', data: { words: 'After <3pm>', visit: { part: 'morning' } } }, today);
    assert.equal(told.title, 'Something asked of us');
    assert.ok(told.body);
    const text = render(told.body);
    assert.ok(text.includes('Words: After &lt;3pm&gt;') && text.includes('Visit: {&quot;part&quot;:&quot;morning&quot;}'));
  });

  it('tells a contact with everything that was said, a line a line', () => {
    const told = eventInWords({ type: 'ContactRecorded', data: { direction: 'in', channel: 'phone', words: 'It leaks\nagain' } }, today);
    assert.deepEqual([told.title, told.body && render(told.body)], ['We heard from the resident by phone', '<p class="govuk-body">It leaks<br>again</p>']);
  });

  it('never lets what somebody wrote become part of the page', () => {
    fc.assert(fc.property(fc.string(), (words) => {
      for (const type of Object.keys(spineEvents)) {
        const { body } = eventInWords({ type, data: { words: `<b>${words}`, duty: '<b>', subject: '<b>', to: '<b>', body: '<b>', handover: '<b>', reason: '<b>', why: '<b>' } }, today);
        assert.doesNotMatch(body === undefined ? '' : render(body), /<b>/);
      }
    }), { numRuns: 20 });
  });

  it('filters by what a slice says of its own events, and shows all for a filter nobody knows', () => {
    assert.ok(typesShownBy('clocks')?.includes('SilenceBegan'));
    assert.ok(typesShownBy('contacts')?.includes('ContactRecorded') === true && !typesShownBy('contacts')?.includes('SilenceBegan'));
    assert.equal(typesShownBy('all'), undefined);
    assert.equal(typesShownBy('toString'), undefined);
  });

  it('refuses words of a second slice for the same event', () => {
    assert.throws(() => addEventWords({ NoteAdded: { words: () => ({ title: 'Another note' }) } }), /NoteAdded is told twice/);
  });
});

describe('small words', () => {
  it('counts promises by what became of them', () => {
    const promises = [null, null, 'kept', 'broken', 'moved'].map((outcome) => ({ outcome }) as CasePromise);
    assert.equal(promiseCounts(promises), '2 open, 1 kept, 1 moved, 1 broken');
  });

  it('says how somebody wants to hear from us', () => {
    const person = { id: '', name: 'Ms Okafor', preferredChannel: 'text', contactTimes: 'after 3pm', mobile: '07700 900123', phone: null, email: null, language: 'Polish', format: 'large print' };
    assert.equal(preferenceOf(person), 'text first, after 3pm, 07700 900123, speaks Polish, large print');
    assert.equal(preferenceOf({ ...person, preferredChannel: 'phone', contactTimes: null, mobile: null, language: 'English', format: 'standard' }), 'phone first');
  });

  it('says how long it has been quiet', () => {
    const silence = { residentName: 'Mr T. Brand', lastContactAt: instant('2026-11-15T10:00:00Z'), updateEvery: 5 };
    assert.equal(silenceInWords(silence, today), 'No word to Mr T. Brand, last one 9 days ago (we promised every 5 working days)');
    assert.equal(silenceInWords({ residentName: null, lastContactAt: null, updateEvery: 1 }, today), 'No word to the resident since it was reported (we promised every working day)');
  });

  it('says a link from either side', () => {
    assert.deepEqual([linkInWords('follow-on-to', true), linkInWords('follow-on-to', false)], ['Follows on from', 'Followed on by']);
  });

  it('reads a reference however it was typed, and nothing else as one', () => {
    for (const typed of ['REP-2026-00412', 'rep-2026-412', ' Rep 2026 00412 ']) assert.equal(readReference(typed), 'REP-2026-00412');
    for (const typed of ['', '412', 'REP-26-412', 'larch house', 'REP-2026-1234567890']) assert.equal(readReference(typed), undefined);
  });

  it('has a name for a kind and a stage nobody has introduced', () => {
    assert.deepEqual([kindInWords('complaint'), stageInWords('complaint', 'stage-1')], ['Complaint', 'Stage-1']);
  });
});
