import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { london } from '../../../../test/builders/times.ts';
import { plainDate } from '../../../clock/index.ts';
import { visitCalendar, type VisitForCalendar } from './visit-calendar.ts';

const visit: VisitForCalendar = {
  firstId: '01a1f400-de20-7004-9400-98f1c7e70514', timesMoved: 0, on: plainDate('2026-11-26'), partOfDay: 'morning', status: 'booked', reference: 'REP-2026-00412',
  landlordName: 'Larchfield Homes', phone: '0161 496 0100', now: london('2026-11-24 09:00'),
};

/** The lines of RFC 5545, 3.1: each ends with CRLF, and none is longer than 75 octets before it is folded. */
function linesOf(file: string): readonly string[] {
  assert.ok(file.endsWith('\r\n'), 'the last line does not end');
  const lines = file.slice(0, -2).split('\r\n');
  for (const line of lines) {
    assert.doesNotMatch(line, /[\r\n]/);
    assert.ok(Buffer.byteLength(line) <= 75, line);
  }
  const unfolded = lines.join('\r\n').replaceAll(/\r\n[ \t]/g, '').split('\r\n');
  for (const line of unfolded) assert.match(line, /^[A-Z-]+(?:;[A-Z-]+=[^:;]+)*:/);
  return unfolded;
}

describe('a visit as a file for a calendar', () => {
  it('has its time in UTC, and says of whom it is and of nothing else', () => {
    assert.deepEqual(linesOf(visitCalendar(visit)), [
      'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Putright//Visits//EN', 'METHOD:PUBLISH', 'BEGIN:VEVENT', `UID:visit-${visit.firstId}@putright`, 'SEQUENCE:0', 'DTSTAMP:20261124T090000Z',
      'DTSTART:20261126T080000Z', 'DTEND:20261126T120000Z', 'SUMMARY:Visit from Larchfield Homes',
      String.raw`DESCRIPTION:About REP-2026-00412. Ask to see their identity card before you let anyone in. To talk to us\, call 0161 496 0100.`, 'STATUS:CONFIRMED', 'END:VEVENT', 'END:VCALENDAR',
    ]);
  });

  it('cancelled, takes the entry of before away', () => {
    const lines = linesOf(visitCalendar({ ...visit, timesMoved: 1, status: 'cancelled' }));
    for (const line of ['METHOD:CANCEL', 'SEQUENCE:2', 'STATUS:CANCELLED', `UID:visit-${visit.firstId}@putright`]) assert.ok(lines.includes(line), line);
  });

  it('is a file of lines whatever the landlord is called', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 }), (landlordName) => {
      const lines = linesOf(visitCalendar({ ...visit, landlordName }));
      assert.equal(lines.filter((line) => line.startsWith('BEGIN:')).length, 2);
    }));
  });
});
