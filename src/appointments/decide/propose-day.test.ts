import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { plainDate } from '../../clock/index.ts';
import type { StaffId } from '../../staff/index.ts';
import { usualHalfDays, type BookedVisit, type Diary, type OperativeCalendar } from '../model.ts';
import { usualAppointments } from './policy.ts';
import { proposeDay, type JobToPlan } from './propose-day.ts';

const tuesday = plainDate('2026-11-24');
const saturday = plainDate('2026-11-28');

const person = (staffId: string, differing: Partial<OperativeCalendar> = {}): OperativeCalendar => ({
  staffId: staffId as StaffId, name: staffId, isOperative: true, isSurveyor: false, trades: [], neighbourhoodIds: [], works: usualHalfDays, placesInHalfDay: null, away: [], ...differing,
});
const job = (id: string, differing: Partial<JobToPlan> = {}): JobToPlan => ({ id, sends: 'operative', trade: 'plumber', neighbourhoodId: null, rank: 2, dueOn: null, wishes: [], ...differing });
const propose = (jobs: readonly JobToPlan[], diary: Diary, on = tuesday) => proposeDay(jobs, diary, on, usualAppointments);
const diary = (...calendars: OperativeCalendar[]): Diary => ({ calendars, booked: [] });

describe('a proposal for a day', () => {
  const reasons: [why: string, job: JobToPlan, diary: Diary, reason: string, on?: typeof tuesday][] = [
    ['nobody looks', job('a', { sends: 'surveyor', trade: null }), diary(person('dave')), 'wrong-kind'],
    ['nobody is of the trade', job('a'), diary(person('dave', { trades: ['roofer'] })), 'no-trade'],
    ['nobody covers the neighbourhood', job('a', { neighbourhoodId: 'north' }), diary(person('dave', { neighbourhoodIds: ['south'] })), 'no-patch'],
    ['everybody is away', job('a'), diary(person('dave', { away: [{ fromOn: tuesday, untilOn: tuesday }] })), 'nobody-works'],
    ['it is Saturday', job('a'), diary(person('dave')), 'nobody-works', saturday],
    ['it is no day that suits', job('a', { wishes: ['friday'] }), diary(person('dave')), 'no-wish'],
    ['it is before the first day that suits', job('a', { wishes: ['not-before-2026-11-25'] }), diary(person('dave')), 'no-wish'],
    ['nobody works when it suits', job('a', { wishes: ['afternoon'] }), diary(person('dave', { works: ['2-morning'] })), 'no-wish'],
  ];
  for (const [why, one, known, reason, on] of reasons) {
    it(`says why a job is left: ${why}`, () => {
      assert.deepEqual(propose([one], known, on), { planned: [], left: [{ jobId: 'a', because: reason }] });
    });
  }

  it('comes when it suits, also where somebody nearer could come at another time', () => {
    const there: BookedVisit = { operativeId: 'near' as StaffId, on: tuesday, partOfDay: 'morning', places: [1], neighbourhoodId: 'north' };
    const people = [person('near', { works: ['2-morning'] }), person('far')];
    const { planned } = propose([job('a', { neighbourhoodId: 'north', wishes: ['afternoon'], dueOn: tuesday })], { calendars: people, booked: [there] });
    assert.deepEqual(planned.map(({ operativeId, partOfDay }) => [operativeId, partOfDay]), [['far', 'afternoon']]);
  });

  it('goes even so where the work must be done by that day and no time that suits is free', () => {
    const known = diary(person('dave', { works: ['2-morning'] }));
    assert.equal(propose([job('a', { wishes: ['afternoon'], dueOn: tuesday })], known).planned[0]?.partOfDay, 'morning');
    assert.equal(propose([job('a', { wishes: ['afternoon'], dueOn: plainDate('2026-11-25') })], known).left[0]?.because, 'no-wish');
  });

  it('leaves what comes last when there are more jobs than places', () => {
    const jobs = [job('late', { dueOn: plainDate('2026-12-20') }), job('urgent', { rank: 1 }), ...Array.from({ length: 7 }, (_, n) => job(`soon-${n}`, { dueOn: plainDate('2026-11-30') }))];
    const { planned, left } = propose(jobs, diary(person('dave')));
    assert.equal(planned.length, 8);
    assert.deepEqual(left, [{ jobId: 'late', because: 'full' }]);
  });

  it('sends whoever is there already, then whose patch it is, and keeps those who do everything for the rest', () => {
    const there: BookedVisit = { operativeId: 'far' as StaffId, on: tuesday, partOfDay: 'morning', places: [1], neighbourhoodId: 'north' };
    const people = [person('all-rounder'), person('far', { trades: ['plumber', 'roofer'] }), person('local', { trades: ['plumber', 'roofer'], neighbourhoodIds: ['north'] })];
    const sent = (booked: readonly BookedVisit[]) => propose([job('a', { neighbourhoodId: 'north' })], { calendars: people, booked }).planned[0]?.operativeId;
    assert.equal(sent([there]), 'far');
    assert.equal(sent([]), 'local');
  });

  it('moves a job that could go elsewhere to make room for one that could not', () => {
    const people = [person('plumber', { trades: ['plumber'], works: ['2-morning'], placesInHalfDay: 1 }), person('both', { trades: ['plumber', 'roofer'], works: ['2-morning'], placesInHalfDay: 1, neighbourhoodIds: ['north'] })];
    const { planned, left } = propose([job('first', { rank: 0, neighbourhoodId: 'north' }), job('roof', { trade: 'roofer', neighbourhoodId: 'north' })], { calendars: people, booked: [] });
    assert.deepEqual(left, []);
    assert.deepEqual(planned.map(({ jobId, operativeId }) => [jobId, operativeId]), [['first', 'plumber'], ['roof', 'both']]);
  });

  const trades = ['plumber', 'roofer', 'carpenter'] as const;
  const someJobs = fc.array(fc.record({ trade: fc.constantFrom(...trades), rank: fc.integer({ min: 0, max: 3 }), neighbourhoodId: fc.constantFrom('north', 'south'), wishes: fc.subarray(['morning', 'afternoon', 'tuesday', 'friday'] as const), dueOn: fc.constantFrom(null, tuesday) }), { maxLength: 30 })
    .map((made) => made.map((one, at) => job(`job-${String(at).padStart(2, '0')}`, one)));
  const somePeople = fc.array(fc.record({ trades: fc.subarray([...trades]), neighbourhoodIds: fc.subarray(['north', 'south']), placesInHalfDay: fc.integer({ min: 1, max: 3 }) }), { maxLength: 5 })
    .map((made) => made.map((one, at) => person(`person-${at}`, one)));

  it('takes no place twice, plans or explains each job once, and is the same in whatever order the jobs come', () => {
    fc.assert(fc.property(someJobs, somePeople, (jobs, calendars) => {
      const { planned, left } = propose(jobs, { calendars, booked: [] });
      assert.deepEqual([...planned, ...left].map(({ jobId }) => jobId).toSorted(), jobs.map(({ id }) => id));
      for (const [who, theirs] of Map.groupBy(planned, ({ operativeId }) => operativeId)) {
        const most = calendars.find(({ staffId }) => staffId === who)?.placesInHalfDay ?? 0;
        for (const half of ['morning', 'afternoon']) assert.ok(theirs.filter(({ partOfDay }) => partOfDay === half).length <= most);
      }
      assert.deepEqual(new Set(propose(jobs.toReversed(), { calendars, booked: [] }).planned.map((one) => JSON.stringify(one))), new Set(planned.map((one) => JSON.stringify(one))));
    }), { numRuns: 300 });
  });

  it('never leaves a job that would have fitted beside all that come before it', () => {
    fc.assert(fc.property(someJobs, somePeople, (jobs, calendars) => {
      const known = { calendars, booked: [] };
      const order = jobs.toSorted((one, other) => one.rank - other.rank || Number(one.dueOn === null) - Number(other.dueOn === null) || (one.id < other.id ? -1 : 1));
      const { left } = propose(jobs, known);
      for (const { jobId } of left) {
        const before = order.slice(0, order.findIndex(({ id }) => id === jobId) + 1).filter(({ id }) => id === jobId || !left.some((other) => other.jobId === id));
        assert.ok(propose(before, known).left.length > 0, `${jobId} would have fitted`);
      }
    }), { numRuns: 200 });
  });
});
