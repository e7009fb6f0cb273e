import type { PlainDate } from '../clock/index.ts';
import { notificationBanner, type FieldErrors } from '../platform/govuk/index.ts';
import { formText, page, redirect, seenVersionIn, staffPage, staffRoute, type Reply, type Route, type StaffVisit } from '../platform/http/index.ts';
import { isUuid } from '../platform/uuid.ts';
import { actorOf, may } from '../staff/index.ts';
import { calendarRoles } from './access.ts';
import { calendarApiRoutes } from './api.ts';
import { appointmentPolicyFrom } from './decide/policy.ts';
import { calendarsOf, calendarVersion, neighbourhoodsOf } from './queries.ts';
import { calendarOf, keepCalendar } from './keep-calendar.ts';
import { calendarPage, calendarsPage } from './views/calendar-pages.ts';

/** What people who visit homes can be sent to. The trades are named by whoever sends them. */
export function appointmentRoutes({ trades }: { readonly trades: readonly string[] }): readonly Route[] {
  return [
    staffRoute('GET', '/calendars', calendarRoles, showCalendars),
    staffRoute('GET', '/calendars/:staffId', calendarRoles, (visit) => showOne(visit, trades, {})),
    staffRoute('POST', '/calendars/:staffId', calendarRoles, (visit) => saveOne(visit, trades)),
    ...calendarApiRoutes({ trades }),
  ];
}

const calendarsOnPage = 50;

async function showCalendars(visit: StaffVisit): Promise<Reply> {
  const { tx, actor, query } = visit;
  const today = visit.today as PlainDate;
  const { after } = query;
  const found = await calendarsOf(tx, { organisationId: actor.organisationId, from: today, until: today, page: { after: isUuid(after) ? after : null, most: calendarsOnPage + 1 } });
  const calendars = found.slice(0, calendarsOnPage);
  const next = found.length > calendars.length ? calendars.at(-1)?.staffId : undefined;
  const notification = query['done'] === 'saved' ? { notification: notificationBanner({ type: 'success', text: 'Calendar saved' }) } : {};
  return page(staffPage(visit, { title: 'Who visits homes', main: calendarsPage({ calendars, next, today, seesWhoIsAway: may(actorOf(actor), 'set absences of others') }, await neighbourhoodsOf(tx)), wide: true, current: '/visits', ...notification }));
}

async function showOne(visit: StaffVisit, trades: readonly string[], errors: FieldErrors): Promise<Reply> {
  const { tx, csrfToken, body, landlord } = visit;
  const calendar = await calendarOf(visit, visit.params['staffId']);
  const hasErrors = Object.keys(errors).length > 0;
  const version = hasErrors ? formText(body, 'seenVersion') : String(await calendarVersion(tx, calendar.staffId));
  const usualPlaces = appointmentPolicyFrom(landlord.settings).placesInHalfDay;
  const main = calendarPage({ calendar, neighbourhoods: await neighbourhoodsOf(tx), trades, version, csrfToken, body, errors, usualPlaces });
  return page(staffPage(visit, { title: calendar.name, main, hasErrors, current: '/visits', backLink: { href: '/calendars', text: 'Who visits homes' } }), hasErrors ? 422 : 200);
}

async function saveOne(visit: StaffVisit, trades: readonly string[]): Promise<Reply> {
  const errors = await keepCalendar(visit, visit.params['staffId'], { body: visit.body, trades, seenVersion: seenVersionIn(visit.body) });
  return errors === undefined ? redirect('/calendars?done=saved') : showOne(visit, trades, errors);
}
