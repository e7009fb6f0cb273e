import { csrfField, page, redirect, staffPage, staffRoute, type Reply, type Route, type StaffVisit } from '../../platform/http/index.ts';
import { downloadRoutes } from '../../staff/index.ts';
import { casePath } from '../case-kinds.ts';
import { searchDownload } from '../downloads.ts';
import { parseSearch } from '../forms/search-words.ts';
import { lookFor } from '../queries/look-for.ts';
import { mostShown } from '../queries/search.ts';
import { searchMain, type SearchView } from '../views/search.ts';

/** What is typed is about people, so it is posted and never enters an address or a log. */
async function search(visit: StaffVisit): Promise<Reply> {
  const asked = parseSearch(visit.body);
  if (!asked.ok) return show(visit, { typed: asked.typed, error: asked.why, homes: [], people: [], cases: [] }, 422);
  const found = await lookFor(visit, asked);
  if ('exact' in found) return redirect(casePath(found.exact));
  return show(visit, { typed: asked.typed, error: undefined, after: asked.before, seen: asked.seen, isMore: asked.more !== undefined, ...found });
}

function show(visit: StaffVisit, found: Omit<SearchView, 'most' | 'token'>, status = 200): Reply {
  const main = searchMain({ ...found, most: mostShown, token: csrfField(visit) });
  return page(staffPage(visit, { title: 'Search', main, hasErrors: status === 422 }), status);
}

export const searchRoutes: readonly Route[] = [
  staffRoute('GET', '/search', 'every role', async (visit) => show(visit, { typed: '', error: undefined, homes: [], people: [], cases: [] })),
  staffRoute('POST', '/search', 'every role', search),
  ...downloadRoutes({ path: '/search', name: 'search', roles: 'every role', method: 'POST' }, searchDownload),
];
