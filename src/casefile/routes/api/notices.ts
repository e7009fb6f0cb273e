import { Type, type Static } from 'typebox';
import { isInstant } from '../../../clock/index.ts';
import { apiRoute, idOf, instantInCursor, instantText, invalidFields, object, orNull, pageOf, pageSchema, paging, readCursor, usualLimit, uuidInCursor, type ApiRoute } from '../../../platform/api/index.ts';
import { NotFound } from '../../../platform/database/index.ts';
import { unseenNotices } from '../../queries/my-work.ts';
import { markAllSeen, markSeen } from '../../store/notices.ts';
import { referenceSchema } from './case-schemas.ts';

const noticeSchema = object({
  id: idOf('the notice'), reference: orNull(referenceSchema), page: orNull(Type.String({ description: 'Where it leads, when it is of no case.' })), words: Type.String({ description: 'What they were told.' }),
  at: instantText('When.'), kind: Type.String({ description: 'What kind of notice it is: "news", "chase" or "handover".' }), isUrgent: Type.Boolean({ description: 'It cannot wait.' }),
});
const example: Static<typeof noticeSchema> = {
  id: '0199c0de-0000-7000-8000-00000000000e', reference: 'REP-2026-00412', page: null, words: 'The resident says it is not fixed.', at: '2026-11-23T09:41:00.000Z', kind: 'news', isUrgent: false,
};
const ofOne = object({ id: idOf('the notice') });
const upTo = object({ toldBy: instantText('When the list was read: what came since stays.') });

/** What the person a token acts for has been told, as on their My work. */
export const noticeRoutes: readonly ApiRoute[] = [
  apiRoute({
    method: 'GET', path: '/api/v1/notices', operationId: 'listMyNotices', tag: 'Cases', scope: 'cases:read', roles: 'every role',
    summary: 'What the person this token acts for was told', description: 'Their own notices that they have not marked as seen, the newest first, 50 at a time.',
    query: object({ after: paging.after }), answer: { status: 200, description: 'A page of notices.', schema: pageSchema(noticeSchema), example: { items: [example], next: null } },
  }, async ({ tx, actor, now, query }) => {
    const [before, last] = readCursor(query.after, [instantInCursor, uuidInCursor]) ?? [];
    const found = await unseenNotices(tx, actor.staffId, now, { before: before === undefined || last === undefined ? undefined : { at: before, id: last } });
    const show = ({ id, reference, href, words, at, kind, isUrgent }: (typeof found)[number]) => ({ id, reference, page: href, words, at, kind, isUrgent });
    return { status: 200, value: pageOf(found, usualLimit, { show, key: ({ at, id }) => [at, id] }) };
  }),
  apiRoute({
    method: 'POST', path: '/api/v1/notices/seen', operationId: 'markNoticesSeen', tag: 'Cases', scope: 'cases:write', roles: 'every role',
    summary: 'Mark all their notices as seen', description: 'All that they had been told by then. A handover note stays: each is read by itself.',
    body: upTo, bodyExample: { toldBy: example.at }, answer: { status: 200, description: 'Done, and saved.', schema: upTo, example: { toldBy: example.at } },
  }, async ({ tx, actor, now, body: { toldBy } }) => {
    if (!isInstant(toldBy) || !instantInCursor.test(toldBy)) throw invalidFields({ toldBy: 'Give a time like 2026-11-23T14:30:00.000Z.' });
    await markAllSeen(tx, actor.staffId, toldBy, now);
    return { status: 200, value: { toldBy } };
  }),
  apiRoute({
    method: 'POST', path: '/api/v1/notices/:id/seen', operationId: 'markNoticeSeen', tag: 'Cases', scope: 'cases:write', roles: 'every role',
    summary: 'Mark one notice as seen', description: 'One of their own.', params: ofOne,
    answer: { status: 200, description: 'Done, and saved.', schema: ofOne, example: { id: example.id } },
  }, async ({ tx, actor, now, params: { id } }) => {
    if (!(await markSeen(tx, actor.staffId, id, now))) throw new NotFound('notice');
    return { status: 200, value: { id } };
  }),
];
