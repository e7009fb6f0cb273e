import type { PlainDate } from '../../clock/index.ts';
import type { StaffVisit } from '../../platform/http/index.ts';
import { actorOf, hasRole, type StaffActor } from '../../staff/index.ts';
import { casePageRoles, caseRoles, ownerRoles, peopleRoles } from '../access.ts';
import { casePath, readReference } from '../case-kinds.ts';
import { dayToLookFrom } from '../look-back.ts';
import type { Reference } from '../model.ts';
import type { SearchView } from '../views/search.ts';
import { openCaseIfThere } from './load-case-page.ts';
import { findCases, findHomes, findPeople } from './search.ts';

/** Whoever searches, on the page or through the API. */
export type Searcher = Pick<StaffVisit, 'tx' | 'actor' | 'today'>;

/** The words searched for; `before` goes on where an earlier search stopped. */
export interface Sought {
  readonly typed: string;
  readonly before: PlainDate | undefined;
}

/** What was found for this reader; a list is undefined where they may not look. */
export type Found = Pick<SearchView, 'homes' | 'people' | 'cases' | 'before'>;

/** Looks through all that the reader may find; gives the very case whose reference was typed, if they may open it. */
export async function lookFor(reader: Searcher, sought: Sought): Promise<Found | { readonly exact: Reference }> {
  const { typed, before } = sought;
  const reference = readReference(typed);
  const exact = reference === undefined ? undefined : await openCaseIfThere(reader, reference);
  if (exact !== undefined) return { exact: exact.header.file.reference };
  const actor = actorOf(reader.actor);
  const isFirst = before === undefined;
  return {
    homes: isFirst && hasRole(actor, ...casePageRoles, ...caseRoles) ? await findHomes(reader.tx, typed, actor.organisationId) : undefined,
    people: isFirst && hasRole(actor, ...peopleRoles) ? await findPeople(reader.tx, typed, actor.organisationId) : undefined,
    ...(await casesFor(reader, actor, sought)),
  };
}

/** Cases are found by the resident's name and by what was said in them, so only for those who may open them. */
async function casesFor({ tx, today }: Searcher, actor: StaffActor, { typed, before }: Sought): Promise<Pick<Found, 'cases' | 'before'>> {
  if (!hasRole(actor, ...casePageRoles)) return { cases: undefined };
  const reader = hasRole(actor, ...ownerRoles) ? { organisationId: actor.organisationId } : { visitorId: actor.id };
  const looked = await findCases(tx, { typed, reader, from: dayToLookFrom(before, today as PlainDate) });
  return { cases: looked.found.map((found) => ({ ...found, href: casePath(found.reference) })), before: looked.before };
}
