import type { Tx } from '../../platform/database/index.ts';
import { likePattern } from '../forms/search-words.ts';
import type { FoundCase, FoundHome, FoundPerson } from '../views/search.ts';
import { ofOrganisation, Parameters } from './matters.ts';

/** One more is read than shown, so that the page can say that there are more. */
export const mostShown = 20;

// LIKE, not ILIKE: what is searched is kept in small letters, and LIKE is two and a half times as fast.
function allWords(column: string, words: readonly string[], parameters: Parameters): string {
  return words.map((word) => `${column} like ${parameters.place(likePattern(word))}`).join(' and ');
}

/** Homes of one organisation by words of their address. */
export function findHomes(tx: Tx, words: readonly string[], organisationId: string): Promise<FoundHome[]> {
  const parameters = new Parameters(tx.landlordId);
  const place = parameters.place(organisationId, 'uuid');
  return tx.query<FoundHome>(
    `select id, address_line as "addressLine", town, postcode from homes h where h.landlord_id = $1 and ${allWords('h.search_text', words, parameters)}
     and (h.owning_organisation_id = ${place} or h.managing_organisation_id = ${place})
     order by h.postcode_key, h.address_line, h.id limit ${mostShown + 1}`,
    parameters.values,
  );
}

/** People by words of their name or number: those who live, or lived, in a home of this organisation, or in none we know. */
export function findPeople(tx: Tx, words: readonly string[], organisationId: string): Promise<FoundPerson[]> {
  const parameters = new Parameters(tx.landlordId);
  const place = parameters.place(organisationId, 'uuid');
  return tx.query<FoundPerson>(
    `select r.id, r.name, l.address_line as address from residents r
     left join lateral (
       select h.address_line, h.owning_organisation_id, h.managing_organisation_id from tenancy_people p
       join tenancies y on y.landlord_id = p.landlord_id and y.id = p.tenancy_id
       join homes h on h.landlord_id = y.landlord_id and h.id = y.home_id
       where p.landlord_id = $1 and p.resident_id = r.id
       order by ${place} in (h.owning_organisation_id, h.managing_organisation_id) desc, y.ended_on is null desc, y.started_on desc limit 1
     ) l on true
     where r.landlord_id = $1 and ${allWords('r.search_text', words, parameters)}
       and (l.owning_organisation_id is null or ${place} in (l.owning_organisation_id, l.managing_organisation_id))
     order by r.name, r.id limit ${mostShown + 1}`,
    parameters.values,
  );
}

/** Cases of one organisation's homes by words of their reference, title, address or resident; the newest first. */
export function findCases(tx: Tx, words: readonly string[], organisationId: string): Promise<Omit<FoundCase, 'href'>[]> {
  const parameters = new Parameters(tx.landlordId);
  const reach = ofOrganisation(organisationId, parameters);
  return casesWhere(tx, `${allWords('c.search_text', words, parameters)} and ${reach}`, { parameters, most: mostShown + 1 });
}

const mostLookedThrough = 500;

/** As `findCases`, whosever home it is: for those who may open some of them by their visits. */
export function findCasesAnywhere(tx: Tx, words: readonly string[]): Promise<Omit<FoundCase, 'href'>[]> {
  const parameters = new Parameters(tx.landlordId);
  return casesWhere(tx, allWords('c.search_text', words, parameters), { parameters, most: mostLookedThrough });
}

interface Bounds {
  readonly parameters: Parameters;
  readonly most: number;
}

function casesWhere(tx: Tx, condition: string, { parameters, most }: Bounds): Promise<Omit<FoundCase, 'href'>[]> {
  return tx.query<Omit<FoundCase, 'href'>>(
    `select c.id, c.reference, c.title, case when h.id is null then a.name else h.address_line end as address, c.closed_at is not null as "isClosed"
     from cases c
     left join homes h on h.landlord_id = c.landlord_id and h.id = c.home_id
     left join communal_areas a on a.landlord_id = c.landlord_id and a.id = c.communal_area_id
     where c.landlord_id = $1 and ${condition}
     order by c.opened_at desc, c.id desc limit ${most}`,
    parameters.values,
  );
}
