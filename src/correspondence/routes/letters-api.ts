import { Type, type Static } from 'typebox';
import { openCase } from '../../casefile/index.ts';
import { apiRoute, idOf, instantInCursor, instantText, object, orNull, paging, readCursor, uuidInCursor, words, writeCursor, type ApiRoute, type ApiVisit } from '../../platform/api/index.ts';
import { NotFound } from '../../platform/database/index.ts';
import { recordView } from '../../staff/index.ts';
import { caseMessageRoles, letterRoles } from '../access.ts';
import { readReason } from '../forms/messages.ts';
import { notPosted, postBatch } from '../post-letters.ts';
import { caseOfMessage, letterBatch, lettersOfBatch, lettersToPrint, type LetterBatch, type LetterWaiting } from '../queries/index.ts';
import { letterCameBack } from '../settle-by-hand.ts';
import { makeBatch } from '../store/letters.ts';
import { must } from './read-command.ts';

const text = (description: string) => Type.String({ description });
const letterSchema = object({
  id: idOf('the letter'), recipientName: text('Whom it is to.'), subject: text('What it is about.'), largePrint: Type.Boolean({ description: 'They asked for large print.' }),
  status: text('"to print", "sent" once it is posted, "failed" where it could not be.'), queuedAt: instantText('When it was written.'),
});
const letterExample: Static<typeof letterSchema> = {
  id: '0199c0de-0000-7000-8000-00000000000b', recipientName: 'Ms A. Okafor', subject: 'We will visit your home', largePrint: false, status: 'to print', queuedAt: '2026-11-23T09:41:00.000Z',
};
const shown = ({ id, recipientName, subject, largePrint, status, queuedAt }: LetterWaiting): Static<typeof letterSchema> => ({ id, recipientName, subject, largePrint, status, queuedAt });

const batchSchema = object({ id: idOf('the file of letters'), madeAt: instantText('When it was made.'), postedAt: orNull(instantText('When somebody said that it was posted.')), letters: Type.Array(letterSchema) });
const batchExample: Static<typeof batchSchema> = { id: '0199c0de-0000-7000-8000-00000000000c', madeAt: '2026-11-23T10:00:00.000Z', postedAt: null, letters: [letterExample] };
const ofBatch = { tag: 'Messages', roles: letterRoles, params: object({ id: idOf('the file of letters') }) } as const;
const ofLetter = { tag: 'Messages', scope: 'messages:write', params: object({ id: idOf('the letter') }), body: object({ reason: words(600, 'Why, or how you know: 500 characters at most.') }) } as const;
const done = { status: 200 as const, description: 'Saved.', schema: object({ id: idOf('the letter') }), example: { id: letterExample.id } };

type OfOne = Pick<ApiVisit, 'tx' | 'actor'> & { readonly params: { readonly id: string } };

async function theBatch({ tx, actor, params }: OfOne): Promise<LetterBatch> {
  const batch = await letterBatch(tx, actor.organisationId, params.id);
  if (batch === undefined) throw new NotFound('file of letters');
  return batch;
}

async function openCaseOfLetter(visit: ApiVisit & OfOne): Promise<void> {
  const reference = await caseOfMessage(visit.tx, visit.params.id);
  if (reference === undefined) throw new NotFound('letter');
  await openCase(visit, reference);
}

/** The print queue, for programs: those of a printing house as those of the post room. */
export const letterApiRoutes: readonly ApiRoute[] = [
  apiRoute({
    method: 'GET', path: '/api/v1/letters/to-print', operationId: 'listLettersToPrint', tag: 'Messages', scope: 'messages:read', roles: letterRoles,
    summary: 'Letters that wait to be printed', description: 'Those that nobody has put into a file, oldest first.', query: object({ after: paging.after }),
    answer: { status: 200, description: 'A page of fifty.', schema: object({ items: Type.Array(letterSchema), next: orNull(text('Send it as "after" for the next page.')) }), example: { items: [letterExample], next: null } },
  }, async ({ tx, actor, query }) => {
    const { rows, next } = await lettersToPrint(tx, actor.organisationId, readCursor(query.after, [instantInCursor, uuidInCursor])?.join('_'));
    return { status: 200, value: { items: rows.map(shown), next: next === null ? null : writeCursor(next.split('_')) } };
  }),
  apiRoute({
    method: 'POST', path: '/api/v1/letter-batches', operationId: 'makeLetterBatch', tag: 'Messages', scope: 'messages:write', roles: letterRoles,
    summary: 'Put letters into one file', description: 'The oldest that wait, 200 at most. A letter is in one file only.', body: object({}), bodyExample: {},
    answer: { status: 200, description: 'The file; without an id where no letter waits.', schema: object({ id: orNull(idOf('the file of letters')), letters: Type.Integer({ minimum: 0, description: 'How many it holds.' }) }), example: { id: batchExample.id, letters: 1 } },
  }, async ({ tx, actor, now, newId }) => {
    const id = newId();
    const letters = await makeBatch(tx, id, { organisationId: actor.organisationId, now, by: actor });
    return { status: 200, value: { id: letters === 0 ? null : id, letters } };
  }),
  apiRoute({
    ...ofBatch, method: 'GET', path: '/api/v1/letter-batches/:id', operationId: 'readLetterBatch', scope: 'messages:read', summary: 'A file of letters', description: 'Its letters and what became of each. The file to print is on its page.',
    answer: { status: 200, description: 'The file.', schema: batchSchema, example: batchExample },
  }, async (visit) => {
    const { id, madeAt, postedAt } = await theBatch(visit);
    const letters = await lettersOfBatch(visit.tx, id);
    for (const caseId of new Set(letters.map((letter) => letter.caseId))) await recordView(visit.tx, visit, 'case', caseId);
    return { status: 200, value: { id, madeAt, postedAt, letters: letters.map(shown) } };
  }),
  apiRoute({
    ...ofBatch, method: 'POST', path: '/api/v1/letter-batches/:id/posted', operationId: 'sayLettersPosted', scope: 'messages:write', summary: 'Say that a file of letters is posted', body: object({}), bodyExample: {},
    description: 'Each letter of it that still waits is then a word to its resident. Saying it twice changes nothing.',
    answer: { status: 200, description: 'How many were said to be posted now.', schema: object({ posted: Type.Integer({ minimum: 0, description: 'Letters.' }) }), example: { posted: 1 } },
  }, async (visit) => ({ status: 200, value: { posted: await postBatch(visit.tx, (await theBatch(visit)).id, visit) } })),
  apiRoute({
    ...ofLetter, method: 'POST', path: '/api/v1/letters/:id/not-posted', operationId: 'sayLetterNotPosted', roles: letterRoles, bodyExample: { reason: 'The address is torn' },
    summary: 'Say that a letter was not posted', description: 'It goes another way by itself; where there is none the owner of its case is told.', answer: done,
  }, async (visit) => {
    await openCaseOfLetter(visit);
    await notPosted(visit.tx, visit.params.id, must(readReason(visit.body, 'Say why it was not posted')), visit);
    return { status: 200, value: { id: visit.params.id } };
  }),
  apiRoute({
    ...ofLetter, method: 'POST', path: '/api/v1/letters/:id/came-back', operationId: 'sayLetterCameBack', roles: caseMessageRoles, bodyExample: { reason: 'Gone away' },
    summary: 'Say that a letter came back', description: 'Its address is not used for them again, and it goes another way.', answer: done,
  }, async (visit) => {
    await openCaseOfLetter(visit);
    await letterCameBack(visit.tx, visit.params.id, must(readReason(visit.body, 'Say what is written on it, or how you know')), visit);
    return { status: 200, value: { id: visit.params.id } };
  }),
];
