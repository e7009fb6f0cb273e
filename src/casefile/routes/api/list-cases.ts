import { Type } from 'typebox';
import { apiRoute, instantInCursor, invalidFields, object, pageOf, pageSchema, paging, readCursor, usualLimit, uuidInCursor, type ApiRoute, type ApiVisit } from '../../../platform/api/index.ts';
import { uuidPattern } from '../../../platform/uuid.ts';
import { caseRoles, ownerRoles } from '../../access.ts';
import { allFigures } from '../../figures.ts';
import { readQueueFilters } from '../../forms/queue-filters.ts';
import { queueRows } from '../../queries/queue.ts';
import { caseRow, caseRowExample, caseRowSchema } from './case-schemas.ts';

const word = (description: string) => Type.Optional(Type.String({ minLength: 1, maxLength: 40, pattern: '^[a-z][a-z -]*$', description }));

const filters = {
  team: Type.Optional(Type.String({ maxLength: 36, pattern: `^(all|mine|${uuidPattern})$`, description: 'A team’s id, "all", or "mine": the teams of the person this token acts for. "mine" when left out.' })),
  owner: Type.Optional(Type.String({ maxLength: 36, pattern: `^${uuidPattern}$`, description: 'The id of the owner.' })),
  stage: word('Only cases of this stage.'),
  priority: word('Only cases of this priority.'),
  due: word('A figure: overdue, today, week, silence, broken, reopened. Each lists the cases that the figure counts.'),
};

type Query = Readonly<Partial<Record<'team' | 'owner' | 'kind' | 'stage' | 'priority' | 'due' | 'after', string>>> & { readonly limit?: number };

const queuePages = { status: 200 as const, description: 'A page of the queue, the soonest due first.', schema: pageSchema(caseRowSchema), example: { items: [caseRowExample], next: null } };

/** A page of the queue as this person may see it. */
async function listQueue(visit: ApiVisit<unknown, Query>, kind: string | undefined) {
  const { limit = usualLimit, after: cursor, ...asked } = visit.query;
  if (asked.due !== undefined && !knowsFigure(asked.due)) throw invalidFields({ due: `Give one of: ${allFigures().map(({ key }) => key).join(', ')}.` }, {}, 'query');
  const after = readCursor(cursor, [dueInCursor, uuidInCursor]);
  const [dueAt = 'none', id = ''] = after ?? [];
  const rows = await queueRows(visit.tx, {
    filters: readQueueFilters({ ...asked, ...(kind === undefined ? {} : { kind }) }),
    reader: { now: visit.now, today: visit.today, organisationId: visit.actor.organisationId, teamIds: visit.actor.teamIds },
    after: after === undefined ? undefined : { dueAt: dueAt === 'none' ? null : dueAt, id },
    most: limit + 1,
  });
  return { status: 200 as const, value: pageOf(rows, limit, { show: caseRow, key: (row) => [row.nextDueAt ?? 'none', row.id] }) };
}

const dueInCursor = { test: (text: string) => text === 'none' || instantInCursor.test(text) };
const knowsFigure = (due: string): boolean => allFigures().some(({ key }) => key === due);

/** The queue of every kind of case. */
export const listCasesRoute: ApiRoute = apiRoute({
  method: 'GET', path: '/api/v1/cases', operationId: 'listCases', tag: 'Cases', scope: 'cases:read', roles: caseRoles,
  summary: 'The queue', description: 'Open cases of the homes that your organisation owns or manages, filtered as on the queue’s page.',
  query: object({ kind: word('Only cases of this kind, such as "repair".'), ...filters, ...paging }), answer: queuePages,
}, (visit) => listQueue(visit, visit.query.kind));

/** The queue of one kind of case, for the slice whose kind it is. */
export function listKindRoute(kind: string, words: Pick<ApiRoute, 'path' | 'operationId' | 'tag' | 'scope' | 'summary'>): ApiRoute {
  return apiRoute({
    ...words, method: 'GET', roles: ownerRoles, description: 'Open ones of the homes that your organisation owns or manages, filtered as on the queue’s page.',
    query: object({ ...filters, ...paging }), answer: queuePages,
  }, (visit) => listQueue(visit, kind));
}
