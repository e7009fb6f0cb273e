import { Type } from 'typebox';
import type { PlainDate } from '../clock/index.ts';
import { apiRoute, date, idOf, invalidFields, object, orNull, pageOf, pageSchema, paging, readCursor, seenVersionOf, usualLimit, uuidInCursor, versionField, type ApiRoute } from '../platform/api/index.ts';
import { calendarRoles } from './access.ts';
import { everyHalfDay } from './model.ts';
import { calendarOf, keepCalendar } from './keep-calendar.ts';
import { calendarsOf, calendarVersion } from './queries.ts';

const trade = Type.String({ minLength: 1, maxLength: 40 });
const facts = {
  trades: Type.Array(trade, { maxItems: 40, description: 'What they are sent to; none: every trade.' }),
  neighbourhoodIds: Type.Array(idOf('a neighbourhood'), { maxItems: 500, description: 'Where; none: everywhere.' }),
  works: Type.Array(Type.Enum([...everyHalfDay]), { minItems: 1, maxItems: 14, description: 'The half-days of the week they work: 1-morning is Monday’s.' }),
  placesInHalfDay: orNull(Type.Integer({ minimum: 1, maximum: 20, description: 'Visits they keep in half a day; null: as many as the landlord sets for everybody.' })),
};
const calendarSchema = object({
  staffId: idOf('the person'), name: Type.String(), isOperative: Type.Boolean(), isSurveyor: Type.Boolean(), ...facts,
  away: Type.Array(object({ fromOn: date('The first day away.'), untilOn: date('The last.') }), { description: 'Today, if they are away.' }),
});
const sentExample = { trades: ['plumber'], neighbourhoodIds: [], works: ['1-morning', '1-afternoon', '2-morning'], placesInHalfDay: null };
const example = { staffId: '0199c0de-0000-7000-8000-000000000006', name: 'Jo Lee', isOperative: true, isSurveyor: false, ...sentExample, away: [] };

/** Calendars for programs, of the caller's own organisation, as the pages have them. */
export function calendarApiRoutes({ trades }: { readonly trades: readonly string[] }): readonly ApiRoute[] {
  return [
    apiRoute({
      method: 'GET', path: '/api/v1/calendars', operationId: 'listCalendars', tag: 'Visits', scope: 'repairs:read', roles: calendarRoles, summary: 'Who visits homes',
      description: 'What each operative and surveyor of your own organisation can be sent to, where and when, by name.',
      query: object(paging), answer: { status: 200, description: 'A page of calendars.', schema: pageSchema(calendarSchema), example: { items: [example], next: null } },
    }, async ({ tx, actor, today, query: { limit = usualLimit, after } }) => {
      const [afterId] = readCursor(after, [uuidInCursor]) ?? [];
      const found = await calendarsOf(tx, { organisationId: actor.organisationId, from: today as PlainDate, until: today as PlainDate, page: { after: afterId ?? null, most: limit + 1 } });
      return { status: 200, value: pageOf(found, limit, { show: (calendar) => calendar, key: ({ staffId }) => [staffId] }) };
    }),
    apiRoute({
      method: 'POST', path: '/api/v1/calendars/:staffId', operationId: 'saveCalendar', tag: 'Visits', scope: 'repairs:write', roles: calendarRoles, summary: 'Change a calendar',
      description: 'All of it at once. It counts for what is booked from now on; visits that are booked stay.',
      params: object({ staffId: idOf('the operative or surveyor') }), body: object({ ...facts, ...versionField }), bodyExample: { ...sentExample, version: 1 },
      answer: { status: 200, description: 'Saved.', schema: object({ calendar: calendarSchema, version: Type.Integer() }), example: { calendar: example, version: 2 } },
    }, async (visit) => {
      const { tx, body } = visit;
      const { staffId } = await calendarOf(visit, visit.params.staffId);
      const { seenVersion = await calendarVersion(tx, staffId) } = seenVersionOf(visit, body.version);
      const sent = { trades: body.trades, neighbourhoods: body.neighbourhoodIds, works: body.works, places: String(body.placesInHalfDay ?? '') };
      const errors = await keepCalendar(visit, staffId, { body: sent, trades, seenVersion });
      if (errors !== undefined) throw invalidFields(errors, { places: 'placesInHalfDay', neighbourhoods: 'neighbourhoodIds' });
      return { status: 200, value: { calendar: await calendarOf(visit, staffId), version: await calendarVersion(tx, staffId) } };
    }),
  ];
}
