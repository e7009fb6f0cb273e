import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { london } from '../../../test/builders/times.ts';
import { englandAndWales, instant } from '../../clock/index.ts';
import type { StaffId } from '../../staff/index.ts';
import { parseOfficeHours } from '../forms/office-hours-form.ts';
import { closedNow, hoursInWords, isOfficeOpen, onCallNow, opensNext, type OfficeHours } from './office-hours.ts';

const usual: OfficeHours = { open: { weekdays: { from: '08:00', until: '18:00' }, saturday: { from: '09:30', until: '13:00' }, sunday: null }, onCall: ['amina' as StaffId] };

describe('an office that is open Monday to Friday 8 to 6 and Saturday morning', () => {
  const table: [at: string, open: boolean, why: string][] = [
    ['2026-11-23 07:59', false, 'a minute before eight on a Monday'],
    ['2026-11-23 08:00', true, 'at eight'],
    ['2026-11-23 17:59', true, 'a minute before six'],
    ['2026-11-23 18:00', false, 'at six'],
    ['2026-11-28 12:00', true, 'on a Saturday at noon'],
    ['2026-11-28 13:00', false, 'on a Saturday at one'],
    ['2026-11-29 12:00', false, 'on a Sunday'],
    ['2026-12-25 12:00', false, 'on Christmas Day, a Friday'],
    ['2026-12-26 10:00', false, 'on Boxing Day, a Saturday'],
    ['2026-12-28 12:00', false, 'on the Monday in lieu of Boxing Day'],
    ['2026-07-01 08:00', true, 'at eight by the clock of summer'],
  ];
  for (const [at, open, why] of table) it(`is ${open ? 'open' : 'closed'} ${why}`, () => {
    assert.equal(isOfficeOpen(usual, london(at), englandAndWales), open);
    assert.deepEqual(onCallNow(usual, london(at), englandAndWales), open ? [] : usual.onCall);
  });

  it('says so in words', () => assert.equal(hoursInWords(usual), 'Monday to Friday 8am to 6pm and Saturday 9:30am to 1pm, not on bank holidays'));
  it('tells whoever comes on Christmas Eve at night when it opens: after Christmas, the weekend and the day in lieu', () =>
    assert.equal(closedNow(usual, london('2026-12-24 20:00'), englandAndWales), 'We are closed now. We open at 8am on Tuesday 29 December.'));
  it('tells whoever comes before eight of the same day', () => assert.equal(closedNow(usual, london('2026-11-23 05:00'), englandAndWales), 'We are closed now. We open at 8am on Monday 23 November.'));
  it('says nothing while it is open', () => assert.equal(closedNow(usual, london('2026-11-23 12:00'), englandAndWales), undefined));
});

it('where no hours are set nothing is said of them and nobody is on call', () => {
  assert.equal(closedNow(undefined, london('2026-11-23 03:00'), englandAndWales), undefined);
  assert.deepEqual(onCallNow(undefined, london('2026-11-23 03:00'), englandAndWales), []);
});

it('it is never open before it opens next, and is open then, at whatever moment of ten years', () => {
  fc.assert(fc.property(fc.date({ min: new Date('2020-01-01'), max: new Date('2029-12-01'), noInvalidDate: true }), (date) => {
    const now = instant(date.toISOString());
    const opens = opensNext(usual, now, englandAndWales);
    assert.ok(opens !== undefined && opens > now);
    assert.ok(isOfficeOpen(usual, opens, englandAndWales));
  }));
});

describe('hours as typed', () => {
  const empty = { 'weekdays-from': '', 'weekdays-until': '', 'saturday-from': '', 'saturday-until': '', 'sunday-from': '', 'sunday-until': '', onCall1: '', onCall2: '', onCall3: '' };
  const people = new Set(['amina', 'dave']);
  const parse = (typed: Partial<typeof empty>) => parseOfficeHours({ ...empty, ...typed }, people);

  it('are kept as times of two figures each, with whoever is on call', () => {
    const parsed = parse({ 'weekdays-from': '8:00', 'weekdays-until': '1730', onCall2: 'dave' });
    assert.deepEqual(parsed.ok && parsed.command, { open: { weekdays: { from: '08:00', until: '17:30' }, saturday: null, sunday: null }, onCall: ['dave'] });
  });

  const wrong: [Partial<typeof empty>, field: string, words: RegExp][] = [
    [{}, 'weekdays-from', /one day at least/],
    [{ 'weekdays-from': 'eight', 'weekdays-until': '18:00' }, 'weekdays-from', /like 08:00/],
    [{ 'weekdays-from': '08:00', 'weekdays-until': '24:00' }, 'weekdays-until', /like 08:00/],
    [{ 'weekdays-from': '08:00' }, 'weekdays-until', /like 08:00/],
    [{ 'saturday-from': '13:00', 'saturday-until': '09:00' }, 'saturday-until', /later than/],
    [{ 'weekdays-from': '08:00', 'weekdays-until': '18:00', onCall1: 'a stranger' }, 'onCall1', /from the list/],
    [{ 'weekdays-from': '08:00', 'weekdays-until': '18:00', onCall1: 'dave', onCall3: 'dave' }, 'onCall3', /once/],
  ];
  for (const [typed, field, words] of wrong) it(`refuse ${JSON.stringify(typed)}, by name`, () => {
    const parsed = parse(typed);
    assert.ok(!parsed.ok);
    assert.match(parsed.errors[field] ?? '', words);
  });
});
