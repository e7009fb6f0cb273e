import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { decoded, valuesOf } from '../../../../test/page-visitor.ts';
import { instant, plainDate } from '../../../clock/index.ts';
import { render } from '../../../platform/html/index.ts';
import { answerFields, type Answers } from '../../forms/resident/answers.ts';
import { steps } from '../../forms/resident/step-names.ts';
import type { RepairStage } from '../../model.ts';
import { fixedQuestion } from './fixed-question.ts';
import { promiseList, shortTimeline, type ToldPromise } from './newest-first.ts';
import { reportPage } from './report-page.ts';
import { trackingPage, type TrackingPage } from './tracking-page.ts';
import { residentEventTypes, tellEvent, type Reader, type ResidentEvent } from './what-happened.ts';

const landlord = { slug: 'larch', name: 'Larch Homes', phone: '0161 496 0000', emergencyPhone: '0161 496 0999', email: 'repairs@larch.example', settings: {} };
const drawn = fc.record(Object.fromEntries(answerFields.map((field) => [field, fc.string({ unit: 'binary', maxLength: 30 })])));

const to = (words: string) => ({ words, next: null, code: null });
const ofATap = { problem: 'tap', version: 1, from: plainDate('2026-11-02'), questions: [{ words: 'Which tap is it?', answers: [to('A mixer tap'), to('Another')] }] };

for (const facts of [{ places: [], mayBeRepeat: true }, { places: [], mayBeRepeat: true, questions: ofATap }]) describe(`the pages of a report, ${'questions' in facts ? 'with' : 'without'} questions of the landlord's own`, () => {
  test('whatever was typed into any field is in the form of every page, as it was typed', () => {
    fc.assert(fc.property(drawn, fc.constantFrom(...steps), (typed, step) => {
      const answers = typed as unknown as Answers;
      const { main } = reportPage({ landlord, csrfToken: 't', step, answers, facts, errors: {}, isChange: false });
      const page = render(main);
      const sent = valuesOf(page);
      for (const field of answerFields) {
        // A choice can only be one of those offered; anything else that was sent is not chosen.
        if (sent[field] === undefined || page.includes(`<select class="govuk-select" id="${field}"`)) assert.ok(page.includes(` name="${field}"`), field);
        // The figures of a date stand without the spaces around them.
        else if (field.startsWith('wishFrom-')) assert.equal(sent[field].trim(), answers[field].trim(), field);
        else assert.equal(sent[field], answers[field], field);
      }
    }));
  });

  test('a way to another page carries no files: only sending the report may', () => {
    for (const step of steps) {
      const answers = Object.fromEntries(answerFields.map((field) => [field, ''])) as Answers;
      const shown = render(reportPage({ landlord, csrfToken: 't', step, answers, facts, errors: {}, isChange: false }).main);
      for (const [button] of shown.matchAll(/<button[^>]*formaction="[^"]*"[^>]*>/g)) assert.match(button, /formaction="\/l\/larch\/report" formenctype="application\/x-www-form-urlencoded"/, step);
      assert.match(shown, step === 'check' ? /action="\/l\/larch\/report\/send"[^>]*enctype="multipart/ : /^(?![\s\S]*enctype="multipart)/, step);
    }
  });

  test('every page has one h1, and it is the title', () => {
    for (const step of steps) {
      const answers = Object.fromEntries(answerFields.map((field) => [field, ''])) as Answers;
      const { title, main } = reportPage({ landlord, csrfToken: 't', step, answers, facts, errors: {}, isChange: false });
      const headings = [...render(main).matchAll(/<h1[^>]*>([\s\S]*?)<\/h1>/g)].map(([, inside = '']) => decoded(inside.replaceAll(/<[^>]+>/g, '')).trim());
      assert.deepEqual(headings, [title], step);
    }
  });
});

const reader: Reader = { residentId: 'ada', isTheirReport: true, today: plainDate('2026-11-24') };
const event = (type: string, data: object, by: Partial<ResidentEvent> = {}): ResidentEvent => ({
  sequence: 1, at: instant('2026-11-24T09:30:00.000Z'), actorKind: 'staff', actorId: 's', type, data: data as ResidentEvent['data'], ...by,
});
const byThem = { actorKind: 'resident', actorId: 'ada' } as const;

describe('what happened, in the resident’s words', () => {
  test('notes, contacts and other people’s reports are not for them', () => {
    for (const type of ['NoteAdded', 'ContactRecorded', 'ReportJoined', 'OwnerChanged', 'MessageQueued', 'PhotosAdded']) {
      assert.ok(!residentEventTypes.includes(type), type);
      assert.equal(tellEvent(event(type, { words: 'secret' }), reader), undefined);
    }
  });

  test('what an operative wrote on a visit, or whoever answered for another, is not shown', () => {
    for (const [type, data] of [['VisitDone', { words: 'secret', purpose: 'repair' }], ['DeclaredFixed', { words: 'secret' }], ['FixDenied', { words: 'secret' }], ['NoAccess', { words: 'secret', tried: ['phoned'] }]] as const) {
      assert.doesNotMatch(JSON.stringify(tellEvent(event(type, data), reader)), /secret/, type);
    }
    assert.doesNotMatch(JSON.stringify(tellEvent(event('RepairReported', { words: 'secret' }), { ...reader, isTheirReport: false })), /secret/);
  });

  test('their own words are theirs, and nobody else’s', () => {
    assert.deepEqual(tellEvent(event('FixDenied', { words: 'Still drips' }, byThem), reader), { title: 'You told us it is not fixed', words: 'Still drips' });
    assert.deepEqual(tellEvent(event('FixDenied', { words: 'Still drips' }, { ...byThem, actorId: 'ben' }), reader), { title: 'We were told it is not fixed' });
  });

  test('work that was ordered is told step by step, without its words or its money', () => {
    const words = { words: 'secret', contractorName: 'secret', valuePence: 12_345, on: '2026-11-26', part: 'afternoon' };
    const titles = ['OrderAccepted', 'OrderScheduled', 'OrderNoAccess', 'OrderCompleted'].map((type) => tellEvent(event(type, words), reader));
    assert.deepEqual(titles, [
      { title: 'Somebody who works for us took the work on' },
      { title: 'Somebody who works for us is to come: Thursday 26 November, between 12 noon and 5pm' },
      { title: 'Somebody who works for us came, but could not get in' },
      { title: 'Somebody who works for us did what we had asked them to do' },
    ]);
    assert.ok(!residentEventTypes.includes('OrderRaised'), 'it may wait for a signature, and be declined');
  });

  test('a visit says its day and time', () => {
    const visit = { purpose: 'repair', on: '2026-11-26', partOfDay: 'afternoon' };
    assert.equal(tellEvent(event('VisitBooked', visit), reader)?.title, 'We booked a visit to do the repair: Thursday 26 November, between 12 noon and 5pm');
  });
});

describe('“Is it fixed?”', () => {
  const buttons = (stage: RepairStage) => [...render(fixedQuestion({ csrfToken: 't', token: 'k', repair: { stage } })).matchAll(/value="(fixed|not-fixed|not-sure)"/g)].map(([, value]) => value);
  const asked: readonly [RepairStage, readonly string[]][] = [
    ['reported', []], ['diagnosed', []], ['booked', []], ['fixed', ['fixed', 'not-fixed', 'not-sure']], ['confirmed', ['not-fixed']], ['closed', ['not-fixed']], ['cancelled', []],
  ];
  for (const [stage, values] of asked) test(`${stage}: ${values.join(', ') || 'not asked'}`, () => assert.deepEqual(buttons(stage), values));
});

describe('a repair with a long story', () => {
  const folds = (page: string) => [...page.matchAll(/Show (\d+) earlier/g)].map(([, count]) => Number(count));
  const settled = (count: number): ToldPromise[] => Array.from({ length: count }, (_, at) => ({ words: `We will visit, number ${at}`, outcome: 'kept' }));
  const open: ToldPromise = { words: 'We will ring you by Friday', outcome: null };

  test('every open promise and the last three settled are seen; the others after a tap', () => {
    const page = render(promiseList([open, open, ...settled(9)]));
    assert.deepEqual(folds(page), [6]);
    assert.deepEqual([...page.split('<details')[0]?.matchAll(/To come|Kept/g) ?? []].map(([tag]) => tag), ['To come', 'To come', 'Kept', 'Kept', 'Kept']);
    assert.equal([...page.matchAll(/<li/g)].length, 11, 'and none is lost');
  });

  for (const [count, folded] of [[0, []], [6, []], [7, []], [8, [2]], [50, [44]]] as const) {
    test(`of ${count} entries ${folded.join('') || 'none'} are folded away`, () => {
      const page = render(shortTimeline(Array.from({ length: count }, (_, at) => ({ title: `Entry ${at}`, when: 'today' }))));
      assert.deepEqual(folds(page), folded);
      assert.equal([...page.matchAll(/<li/g)].length, count);
    });
  }

  const firstRead = (stage: RepairStage, promises: readonly ToldPromise[], waitsFor: TrackingPage['repair']['waitsFor'] = null, order: Partial<Pick<TrackingPage['repair'], 'ordered' | 'orderedDone'>> = {}) => render(trackingPage({
    landlord, csrfToken: 't', token: 'k', residentId: 'ada', today: plainDate('2026-11-24'), visit: undefined, mayPick: false, promises, events: [], photos: { sent: [], ofWork: [] },
    repair: { reference: 'REP-2026-00001', title: 'A tap drips', stage, isClosed: false, address: '1 Larch House', words: 'Drip', isTheirReport: true, wishes: [], waitsFor, ordered: null, orderedDone: false, ...order },
  }));

  test('after a promise that we broke, the page says so first and claims no other', () => {
    const broken: ToldPromise = { words: 'We will ring you by Monday', outcome: 'broken' };
    assert.match(firstRead('diagnosed', [broken, ...settled(1)]), /What happens next<\/h2><p[^>]*>We did not do what we promised, and we are sorry/);
    assert.doesNotMatch(firstRead('diagnosed', [...settled(1), broken]), /We did not do what we promised/, 'one we have made good since');
    assert.match(firstRead('diagnosed', [open, broken]), /What happens next<\/h2><p[^>]*>We will ring you by Friday\./);
    assert.match(firstRead('diagnosed', []), /We have not promised a date yet/);
  });

  test('what somebody has an order for says the day they come, and how it is moved; it offers no visit of our own', () => {
    const ordered = (on: string | null) => firstRead('diagnosed', [], null, { ordered: { on: on === null ? null : plainDate(on), partOfDay: on === null ? null : 'afternoon' } });
    assert.match(ordered('2026-11-26'), /We will visit on Thursday 26 November, between 12 noon and 5pm<\/h2>\s*<p[^>]*>Somebody who works for us comes\./);
    assert.match(ordered('2026-11-23'), /was to come on Monday 23 November, and we have not heard how it went/);
    assert.match(ordered(null), /a day is still to be agreed/);
    assert.doesNotMatch(ordered(null), /Choose a time|when a visit suits/);
  });

  test('once what was ordered is done nobody is asked when a visit suits them', () => {
    const shown = firstRead('diagnosed', [], null, { orderedDone: true });
    assert.match(shown, /has done the work\. We look whether anything is left/);
    assert.doesNotMatch(shown, /Choose a time|when a visit suits/);
    assert.match(firstRead('diagnosed', []), /when a visit suits/);
  });

  const work = { reference: 'REP-2026-00002', dueOn: null, visitOn: null, partOfDay: null } as const;
  const mornings = { visitOn: plainDate('2026-11-27'), partOfDay: 'morning' } as const;
  for (const [when, waitsFor, says] of [
    ['that has a day', { ...work, dueOn: plainDate('2026-12-04') }, /own number, REP-2026-00002\. We promised to do it by Friday 4 December\./],
    ['that is due today', { ...work, dueOn: plainDate('2026-11-24') }, /We promised to do it by Tuesday 24 November\./],
    ['that has a visit', { ...work, ...mornings, dueOn: plainDate('2026-12-04') }, /We will come for it on Friday 27 November, between 8am and 12 noon\./],
    ['that is late', { ...work, dueOn: plainDate('2026-11-23') }, /We promised it by Monday 23 November and have not done it\. We are sorry\./],
    ['without a day', work, /We have not promised a day for it yet/],
  ] as const) {
    test(`a repair that waits for more work ${when} says so first, and asks for no time for itself`, () => {
      const page = firstRead('diagnosed', settled(1), waitsFor);
      assert.match(page, says);
      assert.match(page, /This repair stays open until that work is done too\./);
      assert.doesNotMatch(page, /when a visit suits you|We have not promised a date/);
    });
  }

  test('what else we promised is said with it', () => {
    assert.match(firstRead('diagnosed', [open], work), /until that work is done too\. We will ring you by Friday\./);
  });
});
