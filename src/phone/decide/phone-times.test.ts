import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { assert as check, date, property } from 'fast-check';
import { instant } from '../../clock/index.ts';
import { phoneTimes } from './phone-times.ts';

const receivedAt = instant('2026-11-24T16:10:00.000Z');
const times = (recordedAt: string, sentAt: string = receivedAt) => phoneTimes({ recordedAt, sentAt, receivedAt });

describe('when something was recorded on a phone', () => {
  it('is what its clock said, when the clock is right', () => {
    assert.deepEqual(times('2026-11-24T10:02:00.000Z', '2026-11-24T16:12:00.000Z'), { recordedAt: '2026-11-24T10:02:00.000Z', receivedAt, clock: 'right', minutesFast: 0 });
  });

  const out: readonly (readonly [what: string, sentAt: string, recordedAt: string, really: string, minutesFast: number])[] = [
    ['an hour fast', '2026-11-24T17:10:00.000Z', '2026-11-24T11:02:00.000Z', '2026-11-24T10:02:00.000Z', 60],
    ['twenty minutes slow', '2026-11-24T15:50:00.000Z', '2026-11-24T09:42:00.000Z', '2026-11-24T10:02:00.000Z', -20],
  ];
  for (const [what, sentAt, recordedAt, really, minutesFast] of out) {
    it(`is put right where the clock is ${what}, and the record says so`, () => assert.deepEqual(times(recordedAt, sentAt), { recordedAt: really, receivedAt, clock: 'off', minutesFast }));
  }

  const absurd: readonly (readonly [what: string, recordedAt: string, sentAt?: string])[] = [
    ['after it was sent', '2026-11-24T18:00:00.000Z'],
    ['in a year to come', '2031-01-01T00:00:00.000Z', '2031-01-01T00:01:00.000Z'],
    ['when phones had not been made', '1970-01-01T00:00:10.000Z', '1970-01-01T06:00:00.000Z'],
    ['longer ago than anybody carries a visit', '2026-09-20T10:00:00.000Z'],
    ['in words', 'this morning'],
    ['never', ''],
  ];
  for (const [what, recordedAt, sentAt] of absurd) it(`is not believed where the clock says: ${what}`, () => assert.equal(times(recordedAt, sentAt).clock, 'not-believed'));

  it('is never, where it is believed, later than we received it', () => {
    const anyTime = date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
    check(property(anyTime, anyTime, (recorded, sent) => {
      const { clock, recordedAt } = times(recorded.toISOString(), sent.toISOString());
      assert.ok(clock === 'not-believed' || recordedAt <= receivedAt);
    }));
  });
});
