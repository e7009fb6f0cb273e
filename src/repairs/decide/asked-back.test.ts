import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { staffOf } from '../../../test/builders/people.ts';
import { aRepair } from '../../../test/builders/repair.ts';
import { usualHalfDays, type OperativeCalendar } from '../../appointments/index.ts';
import { englandAndWales, plainDate } from '../../clock/index.ts';
import { askedBack } from './asked-back.ts';

const { id, name } = staffOf('operative');
const wednesday = plainDate('2026-11-25');
const away = (fromOn: string, untilOn: string) => ({ fromOn: plainDate(fromOn), untilOn: plainDate(untilOn) });
const dave = (differing: Partial<OperativeCalendar> = {}): OperativeCalendar => ({
  staffId: id, name, isOperative: true, isSurveyor: false, trades: [], neighbourhoodIds: [], works: usualHalfDays, placesInHalfDay: null, away: [], ...differing,
});
const asked = (calendars: readonly OperativeCalendar[], from = wednesday) => askedBack(aRepair({ askedOperative: { id, name } }), { calendars }, from, englandAndWales);

describe('whoever was asked to come back', () => {
  it('is nobody where nobody was asked', () => assert.equal(askedBack(aRepair(), { calendars: [dave()] }, wednesday, englandAndWales), undefined));

  const days: readonly (readonly [why: string, who: OperativeCalendar, from: string, hereOn: string | undefined])[] = [
    ['is there today', dave(), '2026-11-25', '2026-11-25'],
    ['is not there at a weekend', dave(), '2026-11-28', '2026-11-30'],
    ['is there again after a leave and the weekend behind it', dave({ away: [away('2026-11-23', '2026-12-04')] }), '2026-11-25', '2026-12-07'],
    ['has two leaves, one after the other', dave({ away: [away('2026-11-23', '2026-11-27'), away('2026-11-30', '2026-12-01')] }), '2026-11-25', '2026-12-02'],
    ['works on Fridays only', dave({ works: ['5-morning'] }), '2026-11-25', '2026-11-27'],
    ['is not there on a bank holiday', dave({ away: [away('2026-12-01', '2026-12-24')] }), '2026-12-20', '2026-12-29'],
    ['is away for longer than anybody looks ahead', dave({ away: [away('2026-01-01', '2027-12-31')] }), '2026-11-25', undefined],
  ];
  for (const [why, who, from, hereOn] of days) it(`${why}: ${hereOn ?? 'no day in sight'}`, () => assert.equal(asked([who], plainDate(from))?.hereOn, hereOn));

  it('who left, or is another organisation’s to send, is named and cannot be chosen', () => {
    assert.deepEqual(asked([]), { name, calendar: undefined, hereOn: undefined });
  });
});
