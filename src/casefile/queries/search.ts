import { addDays, type PlainDate } from '../../clock/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { findSubjects, wordsToFind, type FoundSubjects, type Wanted } from '../../platform/search/index.ts';
import type { StaffId } from '../../staff/index.ts';
import { casesOfOwnVisits } from '../case-visibility.ts';
import { lookBack, quartersOf, type LookedBack, type Span, type SpanRead } from '../look-back.ts';
import type { FoundCase, FoundHome, FoundPerson } from '../views/search.ts';
import { ofOrganisation, Parameters } from './matters.ts';

/** One more is read than shown, so that the page can say that there are more. */
export const mostShown = 20;
const mostWords = 6;
/** However many have these words, no more are read: another word is the way to the rest. */
const mostRead = { homes: 300, people: 300, pieces: 1500, piecesOfVisitor: 500 };

/** A case, and the day on which that was said of it by which it was found. */
export type CaseFound = Omit<FoundCase, 'href'> & { readonly on: PlainDate };

/** A list is sorted, and goes on after the home or person shown last. */
interface ListAsked {
  readonly typed: string;
  readonly organisationId: string;
  readonly after?: string | null | undefined;
}

/** Homes of one organisation by words of their address. */
export async function findHomes(tx: Tx, { typed, organisationId, after = null }: ListAsked): Promise<FoundHome[]> {
  const words = wordsToFind(typed, mostWords);
  if (words.length === 0) return [];
  const { ids } = await findSubjects(tx, 'home', { wanted: [{ shelf: 'hom', words, marks: [organisationId.slice(-12)] }], most: mostRead.homes });
  if (ids === '{}') return [];
  return tx.query<FoundHome>(
    `select h.id, h.address_line as "addressLine", h.town, h.postcode,
       (select x.ended_on from home_endings x where x.landlord_id = $1 and x.home_id = h.id and x.undone_at is null) as "endedOn"
     from unnest($3::text::uuid[]) as found (id)
     join homes h on h.landlord_id = $1 and h.id = found.id
     where (h.owning_organisation_id = $2::uuid or h.managing_organisation_id = $2::uuid)
       and ($4::uuid is null or (h.postcode_key, h.address_line, h.id) > (select k.postcode_key, k.address_line, k.id from homes k where k.landlord_id = $1 and k.id = $4))
     order by h.postcode_key, h.address_line, h.id limit ${mostShown + 1}`,
    [tx.landlordId, organisationId, ids, after],
  );
}

/** People by words of their name or number: those who live, or lived, in a home of this organisation, or in none we know. */
export async function findPeople(tx: Tx, { typed, organisationId, after = null }: ListAsked): Promise<FoundPerson[]> {
  const words = wordsToFind(typed, mostWords);
  if (words.length === 0) return [];
  const { ids } = await findSubjects(tx, 'resident', { wanted: [{ shelf: 'res', words }], most: mostRead.people });
  if (ids === '{}') return [];
  // Not sorted by PostgreSQL, which would look up where each of them lives, and not only of those shown.
  const rows = await tx.query<FoundPerson & { readonly place: number }>(
    `with named as materialized (select r.id, r.name, row_number() over (order by r.name, r.id)::int as place from unnest($3::text::uuid[]) as found (id)
       join residents r on r.landlord_id = $1 and r.id = found.id
       where $4::uuid is null or (r.name, r.id) > (select k.name, k.id from residents k where k.landlord_id = $1 and k.id = $4) order by place)
     select r.id, r.name, l.address_line as address, r.place from named r
     left join lateral (
       select h.address_line, h.owning_organisation_id, h.managing_organisation_id from tenancy_people p
       join tenancies y on y.landlord_id = p.landlord_id and y.id = p.tenancy_id
       join homes h on h.landlord_id = y.landlord_id and h.id = y.home_id
       where p.landlord_id = $1 and p.resident_id = r.id
       order by $2::uuid in (h.owning_organisation_id, h.managing_organisation_id) desc, y.ended_on is null desc, y.started_on desc limit 1
     ) l on true
     where l.owning_organisation_id is null or $2::uuid in (l.owning_organisation_id, l.managing_organisation_id)
     limit ${mostShown + 1}`,
    [tx.landlordId, organisationId, ids, after],
  );
  return rows.toSorted((one, other) => one.place - other.place).map(({ id, name, address }) => ({ id, name, address }));
}

/** Who looks through cases: those of their organisation, or, for a visitor, those of their own visits. */
export type CaseReader = { readonly organisationId: string } | { readonly visitorId: StaffId };

/**
 * Cases by words of their reference, title, address, resident, notes and messages: what was said last comes first. Only
 * where none has the words as they are, those that have words which begin so.
 */
export async function findCases(tx: Tx, { typed, ...asked }: CasesAsked & { readonly typed: string }): Promise<LookedBack<CaseFound>> {
  const words = wordsToFind(typed, mostWords);
  if (words.length === 0) return { found: [], before: undefined };
  const looked = await casesWith(tx, { words, areWhole: true }, asked);
  if (looked.found.length > 0 || looked.before !== undefined) return looked;
  return casesWith(tx, { words, areWhole: false }, asked);
}

interface CasesAsked {
  readonly reader: CaseReader;
  readonly from: PlainDate;
  /** Cases that were shown already, by their references: they are found no more. */
  readonly seen?: readonly string[];
}

type Words = Required<Pick<Wanted, 'words' | 'areWhole'>>;

function casesWith(tx: Tx, words: Words, { reader, from, seen = [] }: CasesAsked): Promise<LookedBack<CaseFound>> {
  const isVisitor = 'visitorId' in reader;
  return lookBack<CaseFound>({
    from,
    enough: mostShown + 1,
    mostRead: isVisitor ? mostRead.piecesOfVisitor : mostRead.pieces,
    read: async (span, most, before) => {
      const known = [...seen, ...before.map(({ reference }) => reference)];
      if (!isVisitor) return readSpan(tx, { span, words, most, known, organisationId: reader.organisationId, mostFound: mostShown + 1 - before.length });
      const result = await readSpan(tx, { span, words, most, known, mostFound: most });
      const own = await casesOfOwnVisits(tx, reader.visitorId, result.found.map(({ id }) => id));
      return { ...result, found: result.found.filter(({ id }) => own.has(id)) };
    },
  });
}

interface SpanAsked {
  readonly span: Span;
  readonly words: Words;
  /** How many pieces may be read, and how many cases are wanted of them. */
  readonly most: number;
  readonly mostFound: number;
  /** By their references. */
  readonly known: readonly string[];
  readonly organisationId?: string;
}

async function readSpan(tx: Tx, { span, words, most, ...asked }: SpanAsked): Promise<SpanRead<CaseFound>> {
  const wanted: Wanted[] = quartersOf(span).map(({ quarter, days }) => ({ ...words, shelf: quarter, marks: days }));
  const subjects = await findSubjects(tx, 'case', { wanted, most: most + 1, since: `${span.first}T00:00:00Z`, until: `${addDays(span.last, 1)}T00:00:00Z` });
  const { read } = subjects;
  // What is cut is read again in shorter spans, but for a single day.
  const cut = read > most;
  const isAgain = cut && span.first !== span.last;
  return { read: Math.min(read, most), cut, found: read === 0 || isAgain ? [] : await casesAmong(tx, subjects, asked) };
}

function casesAmong(tx: Tx, { ids, ats }: FoundSubjects, { known, organisationId, mostFound }: Omit<SpanAsked, 'span' | 'words' | 'most'>): Promise<CaseFound[]> {
  const parameters = new Parameters(tx.landlordId);
  const [subjects, times, seen] = [parameters.place(ids, 'text'), parameters.place(ats, 'text'), parameters.place(known, 'text[]')];
  const reach = organisationId === undefined ? 'true' : ofOrganisation(organisationId, parameters);
  return tx.query<CaseFound>(
    `select c.id, c.reference, c.title, case when h.id is null then a.name else h.address_line end as address, c.closed_at is not null as "isClosed",
       to_char(found.at at time zone 'UTC', 'YYYY-MM-DD') as on
     from unnest(${subjects}::uuid[], ${times}::timestamptz[]) as found (id, at)
     join cases c on c.landlord_id = $1 and c.id = found.id
     left join homes h on h.landlord_id = c.landlord_id and h.id = c.home_id
     left join communal_areas a on a.landlord_id = c.landlord_id and a.id = c.communal_area_id
     where c.reference <> all(${seen}) and ${reach}
     order by found.at desc, c.id desc limit ${parameters.place(mostFound, 'integer')}`,
    parameters.values,
  );
}
