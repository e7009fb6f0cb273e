import { addDays, type PlainDate } from '../../clock/index.ts';
import { csrfField, page, redirect, staffPage, staffRoute, type Reply, type Route, type StaffVisit } from '../../platform/http/index.ts';
import { actorOf, hasRole, type StaffActor } from '../../staff/index.ts';
import { casePageRoles, caseRoles, mayOnCase, ownerRoles, peopleRoles } from '../access.ts';
import { casePath, readReference } from '../case-kinds.ts';
import { casesOfOwnVisits } from '../case-visibility.ts';
import { parseSearch } from '../forms/search-words.ts';
import { caseHeader } from '../queries/case-page.ts';
import { findCases, findHomes, findPeople, mostShown } from '../queries/search.ts';
import { searchMain, type SearchView } from '../views/search.ts';

/** What is typed is about people, so it is posted and never enters an address or a log. */
async function search(visit: StaffVisit): Promise<Reply> {
  const actor = actorOf(visit.actor);
  const asked = parseSearch(visit.body);
  if (!asked.ok) return show(visit, { typed: asked.typed, error: asked.why, homes: [], people: [], cases: [] }, 422);
  const exact = await caseByReference(visit, actor, asked.typed);
  if (exact !== undefined) return redirect(exact);
  const { tx } = visit;
  const { typed, before } = asked;
  const { organisationId } = actor;
  const isFirst = before === undefined;
  return show(visit, {
    typed,
    error: undefined,
    after: before,
    homes: isFirst && hasRole(actor, ...casePageRoles, ...caseRoles) ? await findHomes(tx, typed, organisationId) : undefined,
    people: isFirst && hasRole(actor, ...peopleRoles) ? await findPeople(tx, typed, organisationId) : undefined,
    ...(await casesFor(visit, actor, asked)),
  });
}

/** The page of the case whose very reference was typed, if this person may open it. */
async function caseByReference(visit: StaffVisit, actor: StaffActor, typed: string): Promise<string | undefined> {
  const reference = readReference(typed);
  const header = reference === undefined ? undefined : await caseHeader(visit.tx, reference);
  if (header === undefined) return undefined;
  const own = await casesOfOwnVisits(visit.tx, actor.id, [header.file.id]);
  const facts = { organisationIds: header.organisationIds, isOwnVisit: own.has(header.file.id) };
  return mayOnCase(actor, 'see', facts) ? casePath(header.file.reference) : undefined;
}

/** Cases are found by the resident's name and by what was said in them, so only for those who may open them. */
async function casesFor(visit: StaffVisit, actor: StaffActor, { typed, before }: { readonly typed: string; readonly before: PlainDate | undefined }): Promise<Pick<SearchView, 'cases' | 'before'>> {
  if (!hasRole(actor, ...casePageRoles)) return { cases: undefined };
  const reader = hasRole(actor, ...ownerRoles) ? { organisationId: actor.organisationId } : { visitorId: actor.id };
  const from = before === undefined ? (visit.today as PlainDate) : addDays(before, -1);
  const looked = await findCases(visit.tx, { typed, reader, from });
  return { cases: looked.found.map((found) => ({ ...found, href: casePath(found.reference) })), before: looked.before };
}

function show(visit: StaffVisit, found: Omit<SearchView, 'most' | 'token'>, status = 200): Reply {
  const main = searchMain({ ...found, most: mostShown, token: csrfField(visit) });
  return page(staffPage(visit, { title: 'Search', main, hasErrors: status === 422 }), status);
}

export const searchRoutes: readonly Route[] = [
  staffRoute('GET', '/search', 'every role', async (visit) => show(visit, { typed: '', error: undefined, homes: [], people: [], cases: [] })),
  staffRoute('POST', '/search', 'every role', search),
];
