import type { RecordChanged } from '../../database/index.ts';
import { render, type Html } from '../../html/index.ts';
import { page, type Reply } from '../replies.ts';
import type { PageRoute, Route } from '../routes.ts';
import type { StaffVisit, Visit } from '../visit.ts';
import { pagesOfForm, type PageOfForm } from './page-of-form.ts';
import { putBack } from './put-back.ts';
import { withBanner, type StaleFacts } from './stale-banner.ts';

/** Tells what was done to a record since somebody read it; undefined where it cannot, or they may not know. */
export type TellWhatChanged = (visit: StaffVisit, changed: RecordChanged) => Promise<Html | undefined>;

/** What showing a form again needs: every route, and how a page is answered in a transaction of its own. */
export interface Showing {
  readonly routes: readonly Route[];
  readonly answer: (route: PageRoute, visit: Visit) => Promise<Reply>;
  readonly tellWhatChanged?: TellWhatChanged | undefined;
}

/**
 * The page that a form stands on, as the record is now, with everything that was sent in its boxes again. For every form alike:
 * nobody who was slower than somebody else writes anything twice. Undefined where no page can be shown.
 */
export async function showAgain(sent: { readonly route: PageRoute; readonly visit: Visit; readonly changed: RecordChanged }, showing: Showing): Promise<Reply | undefined> {
  const { route, visit, changed } = sent;
  const { _csrf: _token, ...body } = visit.body;
  const hadFiles = visit.files.length > 0 || visit.streams.length > 0;
  let refused: { readonly markup: string; readonly told: Html | undefined } | undefined;
  for (const place of pagesOfForm(route, visit.path, showing.routes)) {
    // As anybody opens it first; some forms are only there once something was looked for.
    for (const as of [{}, body]) {
      const shown = await open(place, { ...visit, path: place.path, body: as, files: [], streams: [] }, changed, showing);
      if (shown === undefined) continue;
      const filled = putBack(shown.markup, { action: visit.path, body });
      if (filled !== undefined) return stale(filled.markup, { ...filled, told: shown.told, hadFiles });
      refused ??= shown;
    }
  }
  return refused === undefined ? undefined : stale(refused.markup, { told: refused.told, now: [], unplaced: body, hadFiles });
}

const stale = (markup: string, facts: StaleFacts): Reply => page(withBanner(markup, facts), 409);

interface Shown {
  readonly markup: string;
  readonly told: Html | undefined;
}

async function open({ route }: PageOfForm, visit: Visit, changed: RecordChanged, { answer, tellWhatChanged }: Showing): Promise<Shown | undefined> {
  let told: Html | undefined;
  const telling: PageRoute = route.who !== 'staff' || tellWhatChanged === undefined ? route : { ...route, handle: async (staff: StaffVisit) => {
    const reply = await route.handle(staff);
    told = await tellWhatChanged(staff, changed);
    return reply;
  } };
  const reply = await answer(telling, visit);
  return reply.kind === 'page' ? { markup: render(reply.html), told } : undefined;
}
