import { Type, type Static } from 'typebox';
import type { PlainDate } from '../../../clock/index.ts';
import { ApiProblem, apiRoute, date, dateFields, invalidFields, object, orNull, pageOf, pageSchema, paging, readCursor, seenVersionOf, usualLimit, versionField, words, type ApiRoute, type ApiVisit } from '../../../platform/api/index.ts';
import type { FormBody } from '../../../platform/http/visit.ts';
import type { Parsed } from '../../../platform/forms/index.ts';
import { landlordById } from '../../../platform/landlord.ts';
import { causeListRoles, planningRoles } from '../../access.ts';
import { causeListRefusals, type CauseListCommand } from '../../decide/keep-causes.ts';
import { fieldOfCauseRefusal, mostCauseWords, parseAddedCause, parseOfferedAgain, parseRetiredCause } from '../../forms/causes.ts';
import { keepCauses } from '../../keep-causes.ts';
import { causeInWords, causesInOrder, isCauseOffered, type RootCause } from '../../model/causes.ts';
import { ownCauses } from '../../policy.ts';

const tag = 'Repairs';
const causeSchema = object({
  id: Type.String({ description: 'Send it as the cause of a repair.' }), words: Type.String({ description: 'With its family: "Rain coming in: Gutter or downpipe".' }), under: orNull(Type.String({ description: 'The id of what it belongs to; null for a family.' })),
  isOffered: Type.Boolean({ description: 'It can be chosen today.' }), from: orNull(date('Offered from this day on; null: always was.')), retiredFrom: orNull(date('Not offered any more from this day on.')),
});
const example: Static<typeof causeSchema> = { id: 'plumbing-joint', words: 'Water from pipes or appliances: Joint, valve or washer failed', under: 'plumbing', isOffered: true, from: null, retiredFrom: null };
const savedSchema = object({ items: Type.Array(causeSchema), version: Type.Integer({ description: 'Of the landlord’s settings. Send it with your next change.' }) });
const saved = { status: 200 as const, description: 'The landlord’s own part of the list as it now is.', schema: savedSchema, example: { items: [example], version: 4 } };
const cause = words(60, 'The id of a cause of the list.');

function shown({ id, words: own, under, from, retiredFrom }: RootCause, list: readonly RootCause[], today: string): Static<typeof causeSchema> {
  return { id, words: causeInWords(id, list) ?? own, under, isOffered: isCauseOffered(id, list, today as PlainDate), from: from ?? null, retiredFrom: retiredFrom ?? null };
}

type Keeps = ApiVisit<{ readonly version?: number }, unknown, unknown>;

async function keep(visit: Keeps, parsed: Parsed<CauseListCommand>, pointers: Readonly<Record<string, string>>) {
  if (!parsed.ok) throw invalidFields(parsed.errors, pointers);
  const { seenVersion = visit.landlord.settingsVersion } = seenVersionOf(visit, visit.body.version);
  const kept = await keepCauses(visit, seenVersion, parsed.command);
  if (!kept.ok) throw new ApiProblem('refused', causeListRefusals[kept.refusal], { refusal: kept.refusal, facts: { field: fieldOfCauseRefusal(parsed.command, kept.refusal) } });
  const now = await landlordById(visit.tx, visit.tx.landlordId);
  return { status: 200 as const, value: { items: kept.list.map((cause) => shown(cause, kept.list, visit.today)), version: now?.settingsVersion ?? seenVersion + 1 } };
}

const common = { method: 'POST', tag, scope: 'repairs:write', roles: causeListRoles, answer: saved } as const;
const onDay = (field: string, body: FormBody, day: string): FormBody => ({ ...body, ...dateFields(field, day) });
const idInCursor = { test: (id: string) => id.length <= 60 };

/** The list of causes for programs. */
export const causeApiRoutes: readonly ApiRoute[] = [
  apiRoute({
    method: 'GET', path: '/api/v1/causes', operationId: 'listCauses', tag, scope: 'repairs:read', roles: [...planningRoles, 'complaints officer', 'administrator'], summary: 'Why things happen',
    description: 'The causes that repairs are coded with, each after its family; retired ones too, so that what was coded with them can be read.',
    query: object(paging), answer: { status: 200, description: 'A page of causes.', schema: pageSchema(causeSchema), example: { items: [example], next: null } },
  }, async ({ landlord, today, query: { limit = usualLimit, after } }) => {
    const [afterId] = readCursor(after, [idInCursor]) ?? [];
    const own = ownCauses(landlord.settings);
    const all = causesInOrder(own).map(({ cause }) => cause);
    const from = afterId === undefined ? 0 : all.findIndex(({ id }) => id === afterId) + 1;
    return { status: 200, value: pageOf(all.slice(from, from + limit + 1), limit, { show: (cause) => shown(cause, own, today), key: ({ id }) => [id] }) };
  }),
  apiRoute({
    ...common, path: '/api/v1/causes', operationId: 'addCause', summary: 'Add a cause', description: 'To a family, or as one. Words that blame people are refused. A cause is never taken away or worded anew.',
    body: object({ words: words(mostCauseWords, 'Why it happens: what is found in the building.'), under: Type.Optional(Type.String({ maxLength: 60, description: 'The id of what it belongs to; left out, it is a family of its own.' })), from: date('The day from which it can be chosen: today or later.'), ...versionField }),
    bodyExample: { words: 'Roof light seal failed', under: 'penetrating', from: '2026-12-01' },
  }, async (visit) => keep(visit, parseAddedCause(onDay('from', { words: visit.body.words, under: visit.body.under ?? '' }, visit.body.from)), {})),
  apiRoute({
    ...common, path: '/api/v1/causes/retire', operationId: 'retireCause', summary: 'Retire a cause', description: 'From a day on nobody can choose it, nor what stands under it. What was coded with it keeps its words.',
    body: object({ cause, from: date('The day from which it cannot be chosen: today or later.'), ...versionField }), bodyExample: { cause: 'damage', from: '2027-04-01' },
  }, async (visit) => keep(visit, parseRetiredCause(onDay('until', { retire: visit.body.cause }, visit.body.from)), { retire: 'cause', until: 'from' })),
  apiRoute({
    ...common, path: '/api/v1/causes/offer-again', operationId: 'offerCauseAgain', summary: 'Offer a retired cause again', description: 'From now on it can be chosen.',
    body: object({ cause, ...versionField }), bodyExample: { cause: 'damage' },
  }, async (visit) => keep(visit, parseOfferedAgain({ again: visit.body.cause }), { again: 'cause' })),
];
