import { plainDate } from '../clock/index.ts';
import { ownLimitsForEverybody } from '../hazards/index.ts';
import { openRoute, page, publicPage, publicRoute, type Reply, type Route, type Visit } from '../platform/http/index.ts';
import { rulebookPage, rulebookTitle } from './views/rulebook-page.ts';

/** What anybody may read: the rules of everybody, and of one landlord with its own limits beside the law's. */
export const accountabilityRoutes: readonly Route[] = [openRoute('GET', '/rulebook', showRulebook), publicRoute('GET', '/l/:landlord/rulebook', showRulebook)];

async function showRulebook(visit: Visit): Promise<Reply> {
  const own = visit.landlord === undefined ? [] : ownLimitsForEverybody(visit.landlord.settings);
  return page(publicPage(visit, { title: rulebookTitle, main: rulebookPage(plainDate(visit.today), own) }));
}
