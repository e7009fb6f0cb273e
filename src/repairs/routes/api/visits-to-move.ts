import { Type } from 'typebox';
import type { PlainDate } from '../../../clock/index.ts';
import { apiRoute, date, idOf, object, pageSchema, paging, readCursor, uuidInCursor, writeCursor, type ApiRoute } from '../../../platform/api/index.ts';
import { rolesThatMay } from '../../access.ts';
import { everyVisitPurpose } from '../../model.ts';
import { visitsOfTheAway } from '../../queries/visits-of-the-away.ts';
import { partOfDaySchema } from './repair-schema.ts';

const lineSchema = object({
  id: idOf('the visit'), reference: Type.String({ description: 'The repair.' }), on: date('The day.'), partOfDay: partOfDaySchema('When.'), purpose: Type.Enum([...everyVisitPurpose], { description: 'What it is for.' }),
  operativeName: Type.String({ description: 'Who was to go.' }), awayUntil: date('The last day they are away.'),
});
const example = { id: '0199c0de-0000-7000-8000-000000000005', reference: 'REP-2026-00412', on: '2026-11-26', partOfDay: 'morning', purpose: 'repair', operativeName: 'Jo Lee', awayUntil: '2026-12-04' };

/** Booked visits whose person is away that day. */
export const visitsToMoveApiRoutes: readonly ApiRoute[] = [
  apiRoute({
    method: 'GET', path: '/api/v1/visits/to-move', operationId: 'listVisitsToMove', tag: 'Repairs', scope: 'repairs:read', roles: rolesThatMay('MoveVisit'),
    summary: 'Visits to move', description: 'Visits that are booked for somebody who is away that day, the soonest first, fifty at a time. Move each with move-visit.',
    query: object({ after: paging.after }), answer: { status: 200, description: 'A page of visits.', schema: pageSchema(lineSchema), example: { items: [example], next: null } },
  }, async ({ tx, actor, today, query: { after } }) => {
    const [place] = readCursor(after, [uuidInCursor]) ?? [];
    const { visits, next } = await visitsOfTheAway(tx, { organisationId: actor.organisationId, today: today as PlainDate }, place);
    const items = visits.map(({ id, reference, on, partOfDay, purpose, operativeName, awayUntil }) => ({ id, reference, on, partOfDay, purpose, operativeName, awayUntil }));
    return { status: 200, value: { items, next: next === null ? null : writeCursor([next]) } };
  }),
];
