import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import { clockTime, hoursOf, type PartOfDay } from '../../../appointments/index.ts';
import { instantInLondon, type Instant, type PlainDate } from '../../../clock/index.ts';
import type { VisitStatus } from '../../model.ts';

/** A visit and what it was before it was moved. */
export interface VisitForCalendar {
  /** The first of the visits that were moved into this one: one entry in the calendar for all of them. */
  readonly firstId: string;
  readonly timesMoved: number;
  readonly on: PlainDate;
  readonly partOfDay: PartOfDay;
  readonly status: VisitStatus;
  readonly reference: string;
  readonly landlordName: string;
  readonly phone: string;
  readonly now: Instant;
}

/**
 * A visit for the resident's own calendar. A calendar may be shared, so it holds no name, no address, no word of what is wrong
 * and no link that opens their page. Moved, it takes the place of the entry before; cancelled, it takes that away.
 */
export function visitCalendar({ firstId, timesMoved, on, partOfDay, status, reference, landlordName, phone, now }: VisitForCalendar): string {
  const isOff = status === 'cancelled';
  const { from, until } = hoursOf(partOfDay);
  const calendar = ical({ prodId: '//Putright//Visits//EN', method: isOff ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH });
  calendar.createEvent({
    id: `visit-${firstId}@putright`,
    sequence: timesMoved + (isOff ? 1 : 0),
    stamp: now,
    start: instantInLondon(on, clockTime(from)),
    end: instantInLondon(on, clockTime(until)),
    summary: `Visit from ${landlordName}`,
    description: `About ${reference}. Ask to see their identity card before you let anyone in. To talk to us, call ${phone}.`,
    status: isOff ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  });
  // RFC 5545, 3.1: each line ends so, the last one too. The library leaves that out.
  return `${calendar.toString().trimEnd()}\r\n`;
}
