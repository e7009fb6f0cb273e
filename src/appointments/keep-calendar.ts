import type { PlainDate } from '../clock/index.ts';
import { NotFound } from '../platform/database/index.ts';
import type { FieldErrors } from '../platform/govuk/index.ts';
import { NotAllowed, type FormBody, type StaffVisit } from '../platform/http/index.ts';
import { isUuid } from '../platform/uuid.ts';
import { actorOf, hasRole } from '../staff/index.ts';
import { calendarRoles, whoKeepsCalendars } from './access.ts';
import { parseCalendar } from './forms/calendar.ts';
import type { OperativeCalendar } from './model.ts';
import { calendarsOf, neighbourhoodsOf } from './queries.ts';
import { saveCalendar } from './store.ts';

/** Whoever keeps calendars, on a page or through the API. */
export type CalendarKeeper = Pick<StaffVisit, 'tx' | 'actor' | 'now' | 'today' | 'newId'>;

/** Somebody's calendar. Only of the reader's own organisation: whom others send is theirs to say. */
export async function calendarOf({ tx, actor, today }: Pick<CalendarKeeper, 'tx' | 'actor' | 'today'>, staffId: string | undefined): Promise<OperativeCalendar> {
  const day = today as PlainDate;
  const [calendar] = isUuid(staffId) ? await calendarsOf(tx, { organisationId: actor.organisationId, from: day, until: day, ids: [staffId] }) : [];
  if (calendar === undefined) throw new NotFound('person who visits homes');
  return calendar;
}

/** What is sent of a calendar, and the version that whoever sends it has seen. */
export interface SentCalendar {
  readonly body: FormBody;
  readonly trades: readonly string[];
  readonly seenVersion: number;
}

/** The one door to a calendar: whose is it, may they, is it right; then saved. What is wrong is told by field. */
export async function keepCalendar(keeper: CalendarKeeper, staffId: string | undefined, { body, trades, seenVersion }: SentCalendar): Promise<FieldErrors | undefined> {
  const { tx, now, newId } = keeper;
  const by = actorOf(keeper.actor);
  if (!hasRole(by, ...calendarRoles)) throw new NotAllowed(whoKeepsCalendars);
  const calendar = await calendarOf(keeper, staffId);
  const parsed = parseCalendar(body, { trades, neighbourhoodIds: (await neighbourhoodsOf(tx)).map(({ id }) => id) });
  if (!parsed.ok) return parsed.errors;
  await saveCalendar(tx, { ...parsed.calendar, staffId: calendar.staffId }, seenVersion, { by, now: now as never, newId });
  return undefined;
}
