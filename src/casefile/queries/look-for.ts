import { addDays, type PlainDate } from '../../clock/index.ts';
import type { StaffVisit } from '../../platform/http/index.ts';
import { actorOf, hasRole, type StaffActor } from '../../staff/index.ts';
import { casePageRoles, caseRoles, ownerRoles, peopleRoles } from '../access.ts';
import { casePath, readReference } from '../case-kinds.ts';
import type { Asked, MoreOf } from '../forms/search-words.ts';
import { dayToLookFrom } from '../look-back.ts';
import type { Reference } from '../model.ts';
import type { SearchView } from '../views/search.ts';
import { openCaseIfThere } from './load-case-page.ts';
import { findCases, findHomes, findPeople, mostShown } from './search.ts';

/** Whoever searches, on the page or through the API. */
export type Searcher = Pick<StaffVisit, 'tx' | 'actor' | 'today'>;

/** The words searched for; `before` and `seen`, or `more`, go on where an earlier search stopped. */
export type Sought = Omit<Extract<Asked, { ok: true }>, 'ok'>;

/** What was found for this reader; a list is undefined where they may not look, or when another goes on. */
export type Found = Pick<SearchView, 'homes' | 'people' | 'cases' | 'before' | 'moreCasesBefore'>;

/** Looks through all that the reader may find; gives the very case whose reference was typed, if they may open it. */
export async function lookFor(reader: Searcher, sought: Sought): Promise<Found | { readonly exact: Reference }> {
  const { typed, before, more } = sought;
  const isFirst = before === undefined && more === undefined;
  const reference = isFirst ? readReference(typed) : undefined;
  const exact = reference === undefined ? undefined : await openCaseIfThere(reader, reference);
  if (exact !== undefined) return { exact: exact.header.file.reference };
  const actor = actorOf(reader.actor);
  const asked = { typed, organisationId: actor.organisationId, after: more?.after };
  const isWanted = (list: MoreOf['list']) => isFirst || more?.list === list;
  return {
    homes: isWanted('homes') && hasRole(actor, ...casePageRoles, ...caseRoles) ? await findHomes(reader.tx, asked) : undefined,
    people: isWanted('people') && hasRole(actor, ...peopleRoles) ? await findPeople(reader.tx, asked) : undefined,
    ...(more === undefined ? await casesFor(reader, actor, sought) : { cases: undefined }),
  };
}

/** Cases are found by the resident's name and by what was said in them, so only for those who may open them. */
async function casesFor({ tx, today }: Searcher, actor: StaffActor, { typed, before, seen }: Sought): Promise<Pick<Found, 'cases' | 'before' | 'moreCasesBefore'>> {
  if (!hasRole(actor, ...casePageRoles)) return { cases: undefined };
  const reader = hasRole(actor, ...ownerRoles) ? { organisationId: actor.organisationId } : { visitorId: actor.id };
  const looked = await findCases(tx, { typed, reader, from: dayToLookFrom(before, today as PlainDate), seen });
  const cases = looked.found.map((found) => ({ ...found, href: casePath(found.reference) }));
  const lastShown = looked.found.length > mostShown ? looked.found[mostShown - 1] : undefined;
  return { cases, before: looked.before, ...(lastShown === undefined ? {} : { moreCasesBefore: addDays(lastShown.on, 1) }) };
}
