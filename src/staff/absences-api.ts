import { Type, type Static } from 'typebox';
import { plainDate } from '../clock/index.ts';
import { ApiProblem, apiRoute, date, dateFields, idOf, invalidFields, object, pageSchema, paging, readCursor, uuidInCursor, writeCursor, type ApiRoute, type ApiVisit } from '../platform/api/index.ts';
import { staffActions } from './access.ts';
import type { StaffId } from './model.ts';
import { listAbsences } from './queries/absences.ts';
import { removeAbsenceNamed, setAbsenceAsked } from './routes/change-absences.ts';

const name = Type.String({ description: 'Their name.' });
const person = (what: string) => object({ id: idOf(what), name });
const absenceSchema = object({ id: idOf('the absence'), person: person('who is away'), cover: person('who stands in'), fromOn: date('The first day away.'), untilOn: date('The last day away.') });
const example: Static<typeof absenceSchema> = {
  id: '0199c0de-0000-7000-8000-00000000000c', person: { id: '0199c0de-0000-7000-8000-000000000003', name: 'Aisha Rahman' }, cover: { id: '0199c0de-0000-7000-8000-00000000000d', name: 'Jo Lee' }, fromOn: '2026-12-21', untilOn: '2026-12-28',
};
const answer = { status: 200, description: 'A page of fifty, the soonest first.', schema: pageSchema(absenceSchema), example: { items: [example], next: null } } as const;
const query = object({ after: paging.after });
const oneId = object({ id: idOf('the absence') });

async function pageOfAbsences({ tx, today, query: { after } }: ApiVisit<unknown, Static<typeof query>>, staffId?: StaffId) {
  const [place] = readCursor(after, [uuidInCursor]) ?? [];
  const { absences, nextAfter } = await listAbsences(tx, { today: plainDate(today), staffId, after: place });
  const items = absences.map(({ id, staffId: away, name: whose, coverStaffId, coverName, fromOn, untilOn }) => ({ id, person: { id: away, name: whose }, cover: { id: coverStaffId, name: coverName }, fromOn, untilOn }));
  return { status: 200 as const, value: { items, next: nextAfter === undefined ? null : writeCursor([nextAfter]) } };
}

/** Who is away and who stands in, for programs such as one for holidays. */
export const absenceApiRoutes: readonly ApiRoute[] = [
  apiRoute({
    method: 'GET', path: '/api/v1/absences', operationId: 'listAbsences', tag: 'Staff', scope: 'cases:read', roles: staffActions['set absences of others'],
    summary: 'Who is away', description: 'Everybody’s absences, now and to come.', query, answer,
  }, (visit) => pageOfAbsences(visit)),
  apiRoute({
    method: 'GET', path: '/api/v1/absences/mine', operationId: 'listMyAbsences', tag: 'Staff', scope: 'cases:read', roles: 'every role',
    summary: 'When the person this token acts for is away', description: 'Their own absences, now and to come.', query, answer,
  }, (visit) => pageOfAbsences(visit, visit.actor.staffId as StaffId)),
  apiRoute({
    method: 'POST', path: '/api/v1/absences', operationId: 'setAbsence', tag: 'Staff', scope: 'absences:write', roles: 'every role',
    summary: 'Say that somebody is away', description: 'Of the person this token acts for, or of somebody else where they may: managers and administrators. Each absence has somebody who stands in.',
    body: object({ staffId: Type.Optional(idOf('who is away; the person this token acts for when left out')), coverId: idOf('who stands in'), fromOn: date('The first day away.'), untilOn: date('The last day away.') }),
    bodyExample: { coverId: example.cover.id, fromOn: '2026-12-21', untilOn: '2026-12-28' }, answer: { status: 201, description: 'Written down.', schema: oneId, example: { id: example.id } },
  }, async (visit) => {
    const { staffId = visit.actor.staffId, coverId, fromOn, untilOn } = visit.body;
    const body = { staff: staffId, cover: coverId, ...dateFields('from', fromOn), ...dateFields('until', untilOn) };
    const set = await setAbsenceAsked({ ...visit, body }, staffId === visit.actor.staffId);
    if (set.ok) return { status: 201, value: { id: set.id } };
    const problem = invalidFields(set.errors, { staff: 'staffId', cover: 'coverId', from: 'fromOn', until: 'untilOn' });
    throw set.refusal === undefined ? problem : new ApiProblem('refused', `${Object.values(set.errors).join('. ')}.`, { ...problem.facts, refusal: set.refusal });
  }),
  apiRoute({
    method: 'POST', path: '/api/v1/absences/:id/remove', operationId: 'removeAbsence', tag: 'Staff', scope: 'absences:write', roles: 'every role',
    summary: 'Take an absence back', description: 'The person is here after all. Theirs, or anybody’s for managers and administrators.',
    params: oneId, answer: { status: 200, description: 'It is gone.', schema: oneId, example: { id: example.id } },
  }, async (visit) => {
    await removeAbsenceNamed(visit);
    return { status: 200, value: { id: visit.params.id } };
  }),
];
