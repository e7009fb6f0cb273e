import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { appointmentPolicyFrom, appointmentProblems, keptPolicy, usualAppointments } from '../../appointments/index.ts';
import { ownWindows, parseAppointments } from './appointment-settings.ts';

const typed = { parts: ['morning', 'afternoon'], windows: '', placesInHalfDay: '4', residentsChoose: 'yes', residentNotice: '1', missedAfterHours: '4', missedVisitPence: '0' };

describe('how a landlord makes appointments', () => {
  it('is what was typed', () => {
    const parsed = parseAppointments({ ...typed, parts: 'morning', windows: '9:30 to 14:30\r\n10.00-12.00\r\n', placesInHalfDay: '3', residentsChoose: '', residentNotice: '2', missedAfterHours: '6', missedVisitPence: '£20.50' });
    assert.ok(parsed.ok);
    assert.deepEqual(parsed.policy, { parts: ['morning', '0930-1430', '1000-1200'], placesInHalfDay: 3, residentsChoose: false, residentNotice: 2, missedAfterHours: 6, missedVisitPence: 2050 });
    assert.equal(ownWindows(parsed.policy.parts), '09:30 to 14:30\n10:00 to 12:00', 'and is shown as it is typed');
    assert.deepEqual(appointmentPolicyFrom({ appointments: parsed.policy }), parsed.policy);
  });

  const wrong: [field: string, value: string | string[], words: RegExp][] = [
    ['parts', [], /at least one time/],
    ['windows', '06:00 to 09:00', /“06:00 to 09:00” is not a time between 8am and 5pm/],
    ['windows', '14:00 to 10:00', /is not a time/],
    ['windows', 'school run', /“school run”/],
    ['placesInHalfDay', '0', /from 1 to 20/],
    ['placesInHalfDay', 'four', /from 1 to 20/],
    ['residentNotice', '', /from 0 to 20/],
    ['missedAfterHours', '73', /from 1 to 72/],
    ['missedVisitPence', '1000.01', /from 0 to 1,000/],
    ['missedVisitPence', 'ten', /sum in pounds/],
  ];
  for (const [field, value, words] of wrong) {
    it(`is refused by name: ${field} as “${String(value)}”`, () => {
      const parsed = parseAppointments({ ...typed, [field]: value });
      assert.ok(!parsed.ok);
      assert.deepEqual(Object.keys(parsed.errors), [field]);
      assert.match(parsed.errors[field] ?? '', words);
    });
  }

  it('offers each time once, and no more of its own than a person can choose from', () => {
    for (const windows of ['09:00 to 11:00\n09:00 to 11:00', Array.from({ length: 7 }, (_, at) => `0${8 + Math.floor(at / 6)}:${(at % 6) * 10 || '00'} to 12:00`).join('\n')]) {
      const parsed = parseAppointments({ ...typed, windows });
      assert.ok(!parsed.ok);
      assert.match(parsed.errors['parts'] ?? '', /6 of your own, each once/);
    }
  });

  it('that was brought in from elsewhere and cannot stand is named; until then the usual applies', () => {
    const settings = { appointments: { placesInHalfDay: 0, parts: 'morning' } };
    assert.deepEqual(appointmentPolicyFrom(settings), usualAppointments);
    assert.deepEqual(Object.keys(appointmentProblems(keptPolicy(settings))).toSorted(), ['parts', 'placesInHalfDay']);
  });
});
