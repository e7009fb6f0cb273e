import { plainDate } from '../clock/index.ts';
import { openRoute, page, publicPage, type Reply, type Route, type Visit } from '../platform/http/index.ts';
import { rulebookPage, rulebookTitle } from './views/rulebook-page.ts';

/** What anybody may read. */
export const accountabilityRoutes: readonly Route[] = [openRoute('GET', '/rulebook', showRulebook)];

async function showRulebook(visit: Visit): Promise<Reply> {
  return page(publicPage(visit, { title: rulebookTitle, main: rulebookPage(plainDate(visit.today)) }));
}
