import { Type, type Static } from 'typebox';
import { referenceSchema } from '../../casefile/index.ts';
import { ApiProblem, apiRoute, idOf, instantInCursor, instantText, invalidFields, maybeWords, object, orNull, pageOf, pageSchema, paging, readCursor, usualLimit, uuidInCursor, words, type ApiRoute } from '../../platform/api/index.ts';
import type { FileStore } from '../../platform/files/index.ts';
import type { UploadedFile } from '../../platform/http/index.ts';
import { orphanRoles } from '../access.ts';
import { mostReason } from '../forms.ts';
import { evidenceUpload, type Orphan } from '../model.ts';
import { holdOrphan, type Arrived } from '../orphans/hold.ts';
import { orphansOf } from '../orphans/queries.ts';
import { setQueueOwner } from '../orphans/queue-owner.ts';
import { matchOrphan, putAside, theOrphan, type Settled } from '../orphans/settle.ts';
import { readMailInWorker } from '../prepare/file-workers.ts';
import { refusedInWords } from './orphans.ts';

const megabyte = 1024 * 1024;
/** An email is a third larger than what is in it. */
const mailUpload = { ...evidenceUpload, bytes: 40 * megabyte };

const bodySchema = object({
  senderName: maybeWords(200, 'Who sent it, where it is no email.'), senderAddress: maybeWords(254, 'Their address.'),
  subject: maybeWords(500, 'What it is about; a reference here is a suggestion.'), words: maybeWords(20_000, 'What they wrote.'),
});
const heldSchema = object({
  id: idOf('what is held'),
  matched: orNull(Type.String({ description: 'The case it was put on by itself: its reference stands in the subject, and the sender’s address is that of the person on that case.' })),
  suggested: orNull(Type.String({ description: 'The case that its subject names.' })),
  files: Type.Array(object({ fileName: Type.String({ description: 'As it was sent.' }), kind: Type.String({ description: 'What it is by its content; "unreadable" is kept with its message only.' }), problem: orNull(Type.String({ description: 'Why it could not be read.' })) })),
});
const itemSchema = object({
  id: idOf('what is held'), source: Type.String({ description: 'An email or an upload.' }), arrivedAt: instantText('When it arrived.'), dueAt: instantText('When somebody must have looked at it.'),
  from: Type.String({ description: 'Who sent it.' }), subject: Type.String({ description: 'Its subject.' }), suggested: orNull(Type.String({ description: 'The case that its subject names.' })),
});
const exampleId = '0199c0de-0000-7000-8000-00000000000a';
const itemExample: Static<typeof itemSchema> = { id: exampleId, source: 'email', arrivedAt: '2026-11-23T09:30:00.000Z', dueAt: '2026-11-25T00:00:00.000Z', from: 'sam@home.example', subject: 'My ceiling, REP-2026-00412', suggested: 'REP-2026-00412' };
const ofOrphan = object({ id: idOf('what is held') });

/** What arrives without a case: the door that a mail server posts to, and what people do with it on the pages. */
export function orphanApiRoutes(store: FileStore): readonly ApiRoute[] {
  return [receive(store), list, match, aside, owner];
}

function receive(store: FileStore): ApiRoute {
  return apiRoute({
    method: 'POST', path: '/api/v1/evidence/unmatched', operationId: 'holdUnmatched', tag: 'Evidence', scope: 'arrivals:add', roles: orphanRoles.see,
    summary: 'Hand over what has no case', description: 'An email as it arrived (RFC 5322) in the field "message", or files in the field "files". It is held for the organisation of the person the token acts for, never dropped, and told of when nobody looks in time.',
    body: bodySchema, files: { ...mailUpload, field: 'files', description: 'The files; or one email as the field "message".' },
    answer: { status: 201, description: 'Held, or put on its case.', schema: heldSchema, example: { id: exampleId, matched: null, suggested: 'REP-2026-00412', files: [{ fileName: 'ceiling.jpg', kind: 'photo', problem: null }] } },
  }, async (visit) => {
    const arrived = await arrivedIn(visit.files, visit.body);
    const { organisationId, name } = visit.actor;
    return { status: 201, value: await holdOrphan({ ...visit, store }, { ...arrived, organisationId, broughtBy: name }) };
  });
}

type Sent = Omit<Arrived, 'organisationId' | 'broughtBy'>;

async function arrivedIn(files: readonly UploadedFile[], { senderName = '', senderAddress = '', subject = '', words: theirs = '' }: Static<typeof bodySchema>): Promise<Sent> {
  const message = files.find(({ field }) => field === 'message');
  if (message !== undefined) return arrivedByMail(message.bytes);
  const sent = files.filter(({ field }) => field === 'files');
  if (sent.length === 0) throw invalidFields({ files: 'Send an email as "message", or at least one file as "files"' });
  // Whoever writes an address here proves nothing by it, so such files are never put on a case by themselves.
  return { source: 'upload', senderName, senderAddress, subject, words: theirs, files: sent.map(({ filename, bytes }) => ({ fileName: filename, bytes })), message: undefined, isWhole: false };
}

/** A message that cannot be taken apart is kept all the same. */
async function arrivedByMail(message: Buffer): Promise<Sent> {
  const { attachments, hasMore, ...mail } = (await readMailInWorker(message)) ?? { senderName: '', senderAddress: '', subject: '', words: '', attachments: [], hasMore: true };
  return { source: 'email', ...mail, files: attachments, message, isWhole: !hasMore };
}

const list = apiRoute({
  method: 'GET', path: '/api/v1/evidence/unmatched', operationId: 'listUnmatched', tag: 'Evidence', scope: 'arrivals:read', roles: orphanRoles.see,
  summary: 'What waits for a case', description: 'What arrived for your organisation and has no case yet, longest waiting first.',
  query: object(paging), answer: { status: 200, description: 'A page of what waits.', schema: pageSchema(itemSchema), example: { items: [itemExample], next: null } },
}, async ({ tx, actor, query }) => {
  const { limit = usualLimit, after } = query;
  const [at, id] = readCursor(after, [instantInCursor, uuidInCursor]) ?? [];
  const found = await orphansOf(tx, { organisationId: actor.organisationId, status: 'waiting', after: at === undefined || id === undefined ? undefined : [at, id], most: limit });
  return { status: 200, value: pageOf(found, limit, { show: shown, key: (orphan) => [orphan.arrivedAt, orphan.id] }) };
});

const shown = ({ id, source, arrivedAt, dueAt, senderName, senderAddress, subject, suggested }: Orphan): Static<typeof itemSchema> =>
  ({ id, source, arrivedAt, dueAt, from: [senderName, senderAddress].filter((text) => text !== '').join(', '), subject, suggested });

const done = { status: 200, description: 'Done, and saved.', schema: object({ id: idOf('what was held') }), example: { id: exampleId } } as const;

const match = apiRoute({
  method: 'POST', path: '/api/v1/evidence/unmatched/:id/match', operationId: 'matchUnmatched', tag: 'Evidence', scope: 'arrivals:write', roles: orphanRoles.see,
  summary: 'Match it to a case', description: 'Its files become evidence of the case, and the words of an email something we heard.',
  params: ofOrphan, body: object({ reference: referenceSchema }), bodyExample: { reference: 'REP-2026-00412' }, answer: done,
}, async (visit) => answered(await matchOrphan(visit, await theOrphan(visit, visit.params.id), visit.body.reference), visit.params.id));

const aside = apiRoute({
  method: 'POST', path: '/api/v1/evidence/unmatched/:id/put-aside', operationId: 'putUnmatchedAside', tag: 'Evidence', scope: 'arrivals:write', roles: orphanRoles['put aside'],
  summary: 'Put it aside', description: 'It belongs to no case: it is kept, with the reason, and can still be matched later.',
  params: ofOrphan, body: object({ reason: words(mostReason, 'Why it belongs to no case.') }), bodyExample: { reason: 'An advertisement.' }, answer: done,
}, async (visit) => answered(await putAside(visit, await theOrphan(visit, visit.params.id), visit.body.reason), visit.params.id));

const owner = apiRoute({
  method: 'POST', path: '/api/v1/evidence/unmatched/owner', operationId: 'setUnmatchedOwner', tag: 'Evidence', scope: 'arrivals:write', roles: orphanRoles.own,
  summary: 'Give the queue to somebody', description: 'Whoever is told of what waits too long for a case. Somebody of your organisation who may see it.',
  body: object({ ownerId: idOf('somebody who works here') }), bodyExample: { ownerId: exampleId }, answer: { status: 200, description: 'Whose queue it now is.', schema: object({ ownerId: idOf('whoever answers for it') }), example: { ownerId: exampleId } },
}, async ({ tx, actor, now, body: { ownerId } }) => {
  const isSaved = await setQueueOwner(tx, { ownerId, organisationId: actor.organisationId, by: actor.name, now });
  if (!isSaved) throw invalidFields({ ownerId: 'Choose somebody who works here and may see this queue' });
  return { status: 200, value: { ownerId } };
});

function answered(settled: Settled, id: string): { readonly status: 200; readonly value: { readonly id: string } } {
  if (!settled.ok) throw new ApiProblem('refused', Object.values(refusedInWords(settled.refusal)).join(' '), { refusal: settled.refusal });
  return { status: 200, value: { id } };
}
