import { Type, type Static, type TObject, type TProperties } from 'typebox';
import { instant, type Instant } from '../../../clock/index.ts';
import type { Reference } from '../../model.ts';
import { ApiProblem, apiRoute, date, dateFields, idOf, instantText, invalidFields, maybeWords, object, seenVersionOf, versionField, words, type ApiRoute } from '../../../platform/api/index.ts';
import { formText, type FormBody } from '../../../platform/http/index.ts';
import { casePageRoles, ownerRoles } from '../../access.ts';
import { caseRefusals, contactChannels, mostOfNote, mostWords, linkValue, ownerValue, parseContact } from '../../forms/case-forms.ts';
import { caseHeader } from '../../queries/case-page.ts';
import { doings, performParsed, type Doing } from '../case-doings.ts';
import { openCaseFor } from '../case-form-state.ts';
import { linkKindSchema, linksOf, ofReference, referenceSchema } from './case-schemas.ts';

interface CaseDoing<Fields extends TProperties> {
  /** Under /api/v1/cases/{reference}. */
  readonly path: string;
  readonly operationId: string;
  readonly summary: string;
  readonly description: string;
  readonly roles: readonly string[];
  readonly doing: Doing;
  readonly fields: Fields;
  readonly example: object;
  /** The form of the page, from what came in. */
  readonly form: (body: Static<TObject<Fields>>) => FormBody;
  /** Members by the field of the form, where the names differ. */
  readonly pointers?: Readonly<Record<string, string>>;
}

const doneSchema = object({ reference: referenceSchema, stage: Type.String({ description: 'How far the case is.' }), version: Type.Integer({ description: 'Its version now: send it with your next change.' }), links: object({ self: Type.String(), timeline: Type.String(), page: Type.String() }) });
const doneExample = { reference: 'REP-2026-00412', stage: 'booked', version: 5, links: { self: '/api/v1/cases/REP-2026-00412', timeline: '/api/v1/cases/REP-2026-00412/timeline', page: '/repairs/REP-2026-00412' } };

function caseDoingRoute<const Fields extends TProperties>({ path, operationId, summary, description, roles, ...it }: CaseDoing<Fields>): ApiRoute {
  const params = path.includes(':promise') ? object({ reference: referenceSchema, promise: idOf('the promise') }) : ofReference;
  return apiRoute({
    method: 'POST', path: `/api/v1/cases/:reference/${path}`, operationId, tag: 'Cases', scope: 'cases:write', roles, summary, description,
    params, body: object({ ...it.fields, ...versionField }), bodyExample: it.example,
    answer: { status: 200, description: 'Done, and saved.', schema: doneSchema, example: doneExample },
  }, async (visit) => {
    const sent = visit.body as Static<TObject<Fields>> & { readonly version?: number };
    const opened = await openCaseFor(visit, it.doing.action);
    const { seenVersion } = seenVersionOf(visit, sent.version);
    const outcome = await it.doing.act({ ...visit, body: it.form(sent), seenVersion }, opened);
    if (!outcome.ok) throw problemOf(outcome, it.pointers ?? {});
    const { reference } = opened.header.file;
    const now = (await caseHeader(visit.tx, reference))?.file ?? opened.header.file;
    return { status: 200, value: { reference, stage: now.stage, version: now.version, links: linksOf(reference) } };
  });
}

function problemOf(outcome: Extract<Awaited<ReturnType<Doing['act']>>, { ok: false }>, pointers: Readonly<Record<string, string>>): ApiProblem {
  if ('errors' in outcome) return invalidFields(outcome.errors, pointers);
  const { field, words: why } = caseRefusals[outcome.refusal];
  const errors = field === '' ? {} : { errors: [{ in: 'body' as const, pointer: `/${pointers[field] ?? field}`, reason: outcome.refusal, mend: `${why}.` }] };
  return new ApiProblem('refused', `${why}.`, { refusal: outcome.refusal, facts: outcome.facts, ...errors });
}

/** The page asks for London's date and time of a contact written down afterwards; a program says the instant itself. */
const contact: Doing = {
  action: 'contact',
  act: async (doer, opened) => {
    const parsed = parseContact(doer.body);
    const at = formText(doer.body, 'at');
    if (!parsed.ok || at === '') return performParsed(doer, opened, parsed);
    const known = instantOrNot(at);
    if (known === undefined) return { ok: false, errors: { at: 'Give a time like 2026-11-23T14:30:00.000Z' } };
    return performParsed(doer, opened, { ok: true, command: { ...parsed.command, at: known } });
  },
};

/** Nobody writes down what was said before there were such records; PostgreSQL knows no year 0. */
const earliest = '1970-01-01T00:00:00.000Z';

function instantOrNot(text: string): Instant | undefined {
  try {
    const known = instant(text);
    return known < earliest ? undefined : known;
  } catch {
    return undefined;
  }
}

/** What anybody may do to a case of any kind. */
export const actRoutes: readonly ApiRoute[] = [
  caseDoingRoute({
    path: 'notes', operationId: 'addNote', summary: 'Add a note', description: 'Writes a note on the timeline. A closed case takes notes too.', roles: casePageRoles, doing: doings.note,
    fields: { words: words(mostWords, 'The note.') }, example: { words: 'The key is at number 12.' }, form: ({ words: note }) => ({ words: note }),
  }),
  caseDoingRoute({
    path: 'contacts', operationId: 'recordContact', summary: 'Record a contact', description: 'A call, message or meeting with the resident, now or earlier. A word from us ends a silence.', roles: casePageRoles, doing: contact,
    fields: { direction: Type.Enum(['in', 'out'], { description: 'in: they spoke to us. out: we to them.' }), channel: Type.Enum([...contactChannels], { description: 'How.' }), words: words(mostWords, 'What was said.'), at: Type.Optional(instantText('When, if it was earlier, to the minute.')) },
    example: { direction: 'out', channel: 'phone', words: 'Told them the part comes on Friday.' }, form: ({ direction, channel, words: said, at = '' }) => ({ direction, channel, words: said, at }), pointers: { on: 'at' },
  }),
  caseDoingRoute({
    path: 'promises', operationId: 'makePromise', summary: 'Make a promise', description: 'Writes down a dated commitment, with a clock of its own.', roles: ownerRoles, doing: doings.promise,
    fields: { words: words(500, 'What we promise.'), madeTo: words(200, 'Who we promise it to.'), dueOn: date('The day it is due.') },
    example: { words: 'Call back about the visit', madeTo: 'Sam Okafor', dueOn: '2026-11-27' }, form: ({ dueOn, ...rest }) => ({ ...rest, ...dateFields('due', dueOn) }), pointers: { due: 'dueOn' },
  }),
  caseDoingRoute({
    path: 'promises/:promise/keep', operationId: 'keepPromise', summary: 'Say that a promise was kept', description: 'A promise that is a visit is kept by the visit, and not here.', roles: ownerRoles, doing: doings.keep,
    fields: { words: words(mostWords, 'How it was kept.') }, example: { words: 'Rang at ten; they are content.' }, form: ({ words: how }) => ({ words: how }),
  }),
  caseDoingRoute({
    path: 'promises/:promise/move', operationId: 'movePromise', summary: 'Move a promise', description: 'Gives a promise another day, with the reason.', roles: ownerRoles, doing: doings.move,
    fields: { words: words(mostWords, 'Why the date moves.'), dueOn: date('The new day.') }, example: { words: 'The part is late.', dueOn: '2026-12-01' },
    form: ({ words: why, dueOn }) => ({ words: why, ...dateFields('due', dueOn) }), pointers: { due: 'dueOn' },
  }),
  caseDoingRoute({
    path: 'links', operationId: 'linkCases', summary: 'Link this case with another', description: 'The other must be one that you may open.', roles: ownerRoles, doing: doings.link,
    fields: { other: referenceSchema, kind: linkKindSchema, words: maybeWords(mostWords, 'Why.') }, example: { other: 'REP-2026-00399', kind: 'duplicate-of' },
    form: ({ other, kind, words: why = '' }) => ({ reference: other, kind, words: why }), pointers: { reference: 'other' },
  }),
  caseDoingRoute({
    path: 'links/take-away', operationId: 'unlinkCases', summary: 'Take a link away', description: 'Of those made by hand, with a case that you may open. Both records keep that there was one and that it went.', roles: ownerRoles, doing: doings.unlink,
    fields: { other: referenceSchema, kind: linkKindSchema, words: words(mostWords, 'Why.') }, example: { other: 'REP-2026-00399', kind: 'duplicate-of', words: 'Another flat: mistyped.' },
    form: ({ other, kind, words: why }) => ({ link: linkValue({ kind, reference: other as Reference }), words: why }), pointers: { link: 'other' },
  }),
  caseDoingRoute({
    path: 'owner', operationId: 'changeOwner', summary: 'Give a case to somebody else', description: 'The new owner must be somebody who may open it: see GET /api/v1/staff. No case changes hands without a handover note: yours, or one drawn up from the record when you say why.', roles: ownerRoles, doing: doings.owner,
    fields: { ownerId: idOf('the next owner'), teamId: idOf('one of their teams'), words: maybeWords(mostWords, 'Why it changes hands: the handover note is then drawn up from the record.'), note: Type.Optional(object({ promised: words(mostOfNote, 'What is promised.'), next: words(mostOfNote, 'What has to happen next.'), resident: words(mostOfNote, 'What the resident should know.') })) },
    example: { ownerId: '0199c0de-0000-7000-8000-000000000003', teamId: '0199c0de-0000-7000-8000-000000000004', note: { promised: 'A call by Friday.', next: 'The plumber is to be booked.', resident: 'They prefer to be called after four.' } },
    form: ({ ownerId, teamId, words: why = '', note }) => ({ owner: ownerValue({ staffId: ownerId as never, teamId: teamId as never }), words: why, ...note }), pointers: { owner: 'ownerId', promised: 'note/promised', next: 'note/next', resident: 'note/resident' },
  }),
];
