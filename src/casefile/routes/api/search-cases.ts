import { Type, type Static } from 'typebox';
import { apiRoute, date, idOf, invalidFields, object, orNull, type ApiRoute } from '../../../platform/api/index.ts';
import { mostSeen, parseSearch } from '../../forms/search-words.ts';
import { caseHeader } from '../../queries/case-page.ts';
import { lookFor } from '../../queries/look-for.ts';
import { mostShown } from '../../queries/search.ts';
import { referenceSchema } from './case-schemas.ts';

const text = (description: string) => Type.String({ description });
const foundCase = object({ reference: referenceSchema, title: text('What it is about.'), address: text('Where it is.'), isClosed: Type.Boolean({ description: 'It is closed.' }) });
const answerSchema = object({
  cases: orNull(Type.Array(foundCase)),
  homes: orNull(Type.Array(object({ id: idOf('the home'), addressLine: text('Its address.'), town: text('The town.'), postcode: text('The postcode.'), endedOn: orNull(date('The first day on which it is no longer ours; null while it is.')) }))),
  residents: orNull(Type.Array(object({ id: idOf('the resident'), name: text('Their name.'), address: orNull(text('Where they live, or lived.')) }))),
  before: orNull(date('Send it to go on with cases: they were looked through back to this day, or more have the words. Null when there are no more.')),
  afterHome: orNull(idOf('the last home here, where there are more')),
  afterResident: orNull(idOf('the last resident here, where there are more')),
});

/** The search box, for programs. The words are about people, so they are sent in the body and stand in no address. */
export const searchRoute: ApiRoute = apiRoute({
  method: 'POST', path: '/api/v1/search', operationId: 'search', tag: 'Cases', scope: 'cases:read', roles: 'every role', onlyReads: true,
  summary: 'Search', description: `Cases, homes and people by words of them, at most ${mostShown} of each, as far as the person may look; null where they may not, and homes and residents also where the token lacks homes:read or residents:read. It changes nothing and needs no Idempotency-Key.`,
  body: object({
    words: Type.String({ minLength: 1, maxLength: 300, description: 'An address, a name, a reference, or words of the case.' }), before: Type.Optional(date('Go on with cases: the "before" of the answer before.')),
    seen: Type.Optional(Type.Array(referenceSchema, { maxItems: mostSeen, description: 'With "before": the cases you have been given, so that none comes twice.' })),
    afterHome: Type.Optional(idOf('a home: go on with homes alone, after it')), afterResident: Type.Optional(idOf('a resident: go on with residents alone, after them')),
  }),
  bodyExample: { words: 'larch kitchen' },
  answer: { status: 200, description: 'What was found.', schema: answerSchema, example: { cases: [{ reference: 'REP-2026-00412', title: 'Water is leaking – kitchen', address: '14 Larch House', isClosed: false }], homes: [], residents: [], before: null, afterHome: null, afterResident: null } },
}, async (visit) => {
  const { words, before: from = '', seen = [], afterHome = '', afterResident = '' } = visit.body;
  const asked = parseSearch({ q: words, before: from, seen: seen.join(' '), afterHome, afterPerson: afterResident });
  if (!asked.ok) throw invalidFields({ words: asked.why });
  const found = await lookFor(visit, asked);
  if ('exact' in found) return { status: 200, value: { cases: await theVeryCase(visit.tx, found.exact), homes: [], residents: [], before: null, afterHome: null, afterResident: null } };
  return { status: 200, value: answerOf(found, (scope) => visit.scopes.includes(scope)) };
});

type Found = Exclude<Awaited<ReturnType<typeof lookFor>>, { readonly exact: unknown }>;

function answerOf({ cases, homes, people, before, moreCasesBefore }: Found, may: (scope: string) => boolean): Static<typeof answerSchema> {
  const [seenHomes, seenPeople] = [may('homes:read') ? homes : undefined, may('residents:read') ? people : undefined];
  return {
    cases: cases?.slice(0, mostShown).map(({ reference, title, address, isClosed }) => ({ reference, title, address, isClosed })) ?? null,
    homes: seenHomes?.slice(0, mostShown).map(({ id, addressLine, town, postcode, endedOn }) => ({ id, addressLine, town, postcode, endedOn })) ?? null,
    residents: seenPeople?.slice(0, mostShown).map(({ id, name, address }) => ({ id, name, address })) ?? null,
    before: moreCasesBefore ?? before ?? null,
    afterHome: goesOnAfter(seenHomes),
    afterResident: goesOnAfter(seenPeople),
  };
}

const goesOnAfter = (rows: readonly { readonly id: string }[] = []): string | null => (rows.length > mostShown ? (rows[mostShown - 1]?.id ?? null) : null);

async function theVeryCase(tx: Parameters<typeof caseHeader>[0], reference: string) {
  const header = await caseHeader(tx, reference);
  return header === undefined ? [] : [{ reference, title: header.file.title, address: header.place.address, isClosed: header.file.closedAt !== null }];
}
