import { Type, type Static } from 'typebox';
import { openCase, referenceSchema } from '../../casefile/index.ts';
import { NotFound } from '../../platform/database/index.ts';
import { ApiProblem, apiRoute, idOf, instantInCursor, instantText, invalidFields, maybeWords, object, orNull, pageOf, pageSchema, paging, readCursor, usualLimit, uuidInCursor, words, type ApiRoute } from '../../platform/api/index.ts';
import type { FileStore } from '../../platform/files/index.ts';
import { recordView } from '../../staff/index.ts';
import { evidenceRoles } from '../access.ts';
import { addFilesToCase } from '../add-files.ts';
import { mostCaption, mostReason } from '../forms.ts';
import { evidenceKinds, evidenceUpload, photoPhases } from '../model.ts';
import { mustBeAllowed, performOnEvidence } from '../perform.ts';
import { evidenceOfCase, type EvidenceItem } from '../queries.ts';
import { shownCopy } from '../shown-copy.ts';
import { refusalErrors } from '../views/reason-page.ts';
import { downloadName } from './download-name.ts';
import { theItem } from './the-item.ts';

const itemSchema = object({
  id: idOf('the evidence'),
  kind: Type.Enum([...evidenceKinds], { description: 'What kind of evidence it is.' }),
  mediaType: Type.String({ description: 'What "content" answers. A photo that came as HEIC is shown as JPEG.' }),
  sha256: Type.String({ description: 'Of what is shown.' }), originalSha256: Type.String({ description: 'Of the file exactly as it was sent.' }),
  caption: Type.String({ description: 'What it shows.' }), phase: orNull(Type.Enum([...photoPhases], { description: 'Of a photo: how it was before the work, or after it.' })), addedBy: Type.String({ description: 'Who added it.' }), addedAt: instantText('When it was added.'),
  withdrawn: orNull(object({ reason: Type.String({ description: 'Why.' }), by: Type.String({ description: 'Who withdrew it.' }), at: instantText('When.') })),
  links: object({ content: Type.String({ description: 'The file itself.' }) }),
});
const addedSchema = object({ items: Type.Array(object({ id: idOf('the evidence'), kind: Type.String({ description: 'What kind of evidence it is.' }), sha256: Type.String({ description: 'Of what is shown.' }) })) });

const exampleId = '0199c0de-0000-7000-8000-000000000009';
const hash = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';
const itemExample: Static<typeof itemSchema> = {
  id: exampleId, kind: 'photo', mediaType: 'image/jpeg', sha256: hash, originalSha256: hash, caption: 'Mould behind the wardrobe', phase: null, addedBy: 'Aisha Rahman',
  addedAt: '2026-11-23T09:30:00.000Z', withdrawn: null, links: { content: `/api/v1/evidence/${exampleId}/content` },
};
const ofCase = object({ reference: referenceSchema });
const ofEvidence = object({ id: idOf('the evidence') });

/** Evidence up and down for programs, by the doors of the pages. What is sealed is for people, with a reason: it has no operation. */
export function evidenceApiRoutes(store: FileStore): readonly ApiRoute[] {
  return [listEvidence, addEvidence(store), readContent(store), withdraw];
}

const listEvidence = apiRoute({
  method: 'GET', path: '/api/v1/cases/:reference/evidence', operationId: 'listEvidence', tag: 'Evidence', scope: 'cases:read', roles: evidenceRoles.list,
  summary: 'The evidence of a case', description: 'Photos, documents and recordings, newest first, also what was withdrawn. That you looked is written down.',
  params: ofCase, query: object(paging), answer: { status: 200, description: 'A page of the evidence.', schema: pageSchema(itemSchema), example: { items: [itemExample], next: null } },
}, async (visit) => {
  const { header: { file } } = await mustBeAllowed(visit, visit.params.reference, 'list');
  const { limit = usualLimit, after } = visit.query;
  const [at, id] = readCursor(after, [instantInCursor, uuidInCursor]) ?? [];
  await recordView(visit.tx, visit, 'case', file.id);
  const found = await evidenceOfCase(visit.tx, file.id, { before: at === undefined || id === undefined ? undefined : { at, id }, most: limit });
  return { status: 200, value: pageOf(found, limit, { show: shown, key: (item) => [item.addedAt, item.id] }) };
});

function shown({ id, kind, mediaType, sha256, originalSha256, caption, phase, takenBy, addedAt, withdrawn }: EvidenceItem): Static<typeof itemSchema> {
  return { id, kind, mediaType, sha256, originalSha256, caption, phase, addedBy: takenBy, addedAt, withdrawn, links: { content: `/api/v1/evidence/${id}/content` } };
}

function addEvidence(store: FileStore): ApiRoute {
  return apiRoute({
    method: 'POST', path: '/api/v1/cases/:reference/evidence', operationId: 'addEvidence', tag: 'Evidence', scope: 'cases:write', roles: evidenceRoles.add,
    summary: 'Add evidence to a case', description: 'Photos (JPEG, PNG, WebP, HEIC), PDFs and recordings (MP3, M4A, WAV, OGG, AMR), all or none. What a file is, is decided by its content.',
    params: ofCase, body: object({ caption: maybeWords(mostCaption, 'What they show.') }), files: { ...evidenceUpload, field: 'files', description: 'The files.' },
    answer: { status: 201, description: 'What was added, in the order it was sent.', schema: addedSchema, example: { items: [{ id: exampleId, kind: 'photo', sha256: hash }] } },
  }, async (visit) => {
    const { header: { file } } = await openCase(visit, visit.params.reference);
    const added = await addFilesToCase({ ...visit, body: { caption: visit.body.caption ?? '' } }, file, store);
    if (!added.ok) throw invalidFields(added.errors);
    return { status: 201, value: { items: added.items.map(({ id, kind, sha256 }) => ({ id, kind, sha256 })) } };
  });
}

function readContent(store: FileStore): ApiRoute {
  return apiRoute({
    method: 'GET', path: '/api/v1/evidence/:id/content', operationId: 'readEvidence', tag: 'Evidence', scope: 'cases:read', roles: evidenceRoles.list,
    summary: 'A piece of evidence itself', description: 'The file as the pages show it: the copy without place, device and names, where one could be made. That you looked is written down. What was withdrawn is not found.',
    params: ofEvidence, answer: { status: 200, description: 'The file.', mediaTypes: ['image/jpeg', 'image/png', 'image/webp', 'application/pdf', 'audio/mpeg', 'audio/mp4', 'audio/wav', 'audio/ogg', 'audio/amr'] },
  }, async (visit) => {
    const item = await theItem(visit);
    await mustBeAllowed(visit, item.reference, 'list');
    const bytes = item.withdrawn === null ? await shownCopy(visit.tx, store, item) : undefined;
    if (bytes === undefined) throw new NotFound('evidence file');
    await recordView(visit.tx, visit, item.kind === 'photo' ? 'photo' : 'evidence', item.id);
    return { status: 200, file: { bytes, mediaType: item.mediaType, saveAs: downloadName(item, item.mediaType) } };
  });
}

const withdraw = apiRoute({
  method: 'POST', path: '/api/v1/evidence/:id/withdraw', operationId: 'withdrawEvidence', tag: 'Evidence', scope: 'cases:write', roles: evidenceRoles.withdraw,
  summary: 'Withdraw evidence', description: 'For what should not be on the case, such as a photo of another home. It is kept, but sealed; the timeline says who and why.',
  params: ofEvidence, body: object({ reason: words(mostReason, 'Why: it goes on the timeline.') }), bodyExample: { reason: 'It shows another home.' },
  answer: { status: 200, description: 'Withdrawn.', schema: object({ id: idOf('the evidence') }), example: { id: exampleId } },
}, async (visit) => {
  const item = await theItem(visit);
  const done = await performOnEvidence(visit, item.reference, { type: 'WithdrawEvidence', evidenceId: item.id, reason: visit.body.reason.trim() });
  if (!done.ok) throw new ApiProblem('refused', Object.values(refusalErrors(done.refusal)).join(' '), { refusal: done.refusal });
  return { status: 200, value: { id: item.id } };
});
