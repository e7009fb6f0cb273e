import type { FieldErrors } from '../platform/govuk/index.ts';
import { html } from '../platform/html/index.ts';
import { formText, page, redirect, staffPage, staffRoute, type Reply, type Route, type StaffVisit } from '../platform/http/index.ts';
import { column, downloadRoutes, heading, paragraph, postForm, recordView } from '../staff/index.ts';
import { hazardKeeperRoles, hazardReaderRoles } from './access.ts';
import { bodyOf } from './forms/hazard.ts';
import { hazardHistoryDownload, historyPlaceOf, readHistoryPlace } from './hazard-history.ts';
import { blockWithRegister, changeHazard, endHazard, homeWithRegister, standingEntry, keepHazard, type PlaceWithRegister } from './keep-hazards.ts';
import { hazardHistory } from './queries/site-hazards.ts';
import { hazardHistoryPage } from './views/hazard-history.ts';
import { changingField, endingField, hazardFields } from './views/site-hazards.ts';
import { hazardInWords } from './words.ts';
import type { PlainDate } from '../clock/index.ts';

type Open = (visit: StaffVisit) => Promise<PlaceWithRegister>;
const ofHome: Open = (visit) => homeWithRegister(visit, visit.params['id'] ?? '');
const ofBlock: Open = (visit) => blockWithRegister(visit, visit.params['id'] ?? '');

/** Where the register of site hazards is kept. It is read on the pages of homes, blocks, visits and orders. */
export const hazardRoutes: readonly Route[] = [
  ...addingAt('/homes/:id/site-hazards/new', ofHome),
  ...addingAt('/blocks/:id/site-hazards/new', ofBlock),
  ...historyOf('/homes/:id/site-hazards', ofHome),
  ...historyOf('/blocks/:id/site-hazards', ofBlock),
  staffRoute('GET', '/site-hazards/:id/change', hazardKeeperRoles, (visit) => showChanging(visit, {})),
  staffRoute('POST', '/site-hazards/:id/change', hazardKeeperRoles, async (visit) => {
    const entry = await standingEntry(visit, visit.params['id'] ?? '');
    const kept = await changeHazard(visit, entry, visit.body);
    return kept.ok ? redirect(`${entry.at.path}#register-heading`) : showChanging(visit, kept.errors);
  }),
  staffRoute('GET', '/site-hazards/:id/end', hazardKeeperRoles, (visit) => showEnding(visit, {})),
  staffRoute('POST', '/site-hazards/:id/end', hazardKeeperRoles, async (visit) => {
    const { hazard, at } = await standingEntry(visit, visit.params['id'] ?? '');
    const kept = await endHazard(visit, hazard, formText(visit.body, 'reason').trim());
    return kept.ok ? redirect(`${at.path}#register-heading`) : showEnding(visit, kept.errors);
  }),
];

function addingAt(path: string, open: Open): readonly Route[] {
  return [
    staffRoute('GET', path, hazardKeeperRoles, async (visit) => showAdding(visit, await open(visit), {})),
    staffRoute('POST', path, hazardKeeperRoles, async (visit) => {
      const at = await open(visit);
      const kept = await keepHazard(visit, at, visit.body);
      return kept.ok ? redirect(`${at.path}#register-heading`) : showAdding(visit, at, kept.errors);
    }),
  ];
}

function showAdding(visit: StaffVisit, at: PlaceWithRegister, errors: FieldErrors): Reply {
  return formPage(visit, at, { title: `Add to the register of ${at.name}`, verb: 'Add to the register', fields: hazardFields({ body: visit.body, errors }), errors });
}

async function showChanging(visit: StaffVisit, errors: FieldErrors): Promise<Reply> {
  const { hazard, at } = await standingEntry(visit, visit.params['id'] ?? '');
  const body = Object.keys(errors).length > 0 ? visit.body : bodyOf(hazard);
  return formPage(visit, at, { title: `Change an entry of the register of ${at.name}`, verb: 'Save what is so now', fields: html`${hazardFields({ body, errors })}${changingField({ body, errors })}`, errors });
}

const entriesAPage = 50;

/** Every entry there ever was: what was added, changed and ended, by whom and when. */
function historyOf(path: string, open: Open): readonly Route[] {
  return [
    staffRoute('GET', path, hazardReaderRoles, async (visit) => {
      const at = await open(visit);
      const after = readHistoryPlace(visit.query['after']);
      if ('homeId' in at.place) await recordView(visit.tx, visit, 'home', at.place.homeId);
      const found = await hazardHistory(visit.tx, at.place, after, entriesAPage + 1);
      const last = found[entriesAPage - 1];
      const main = hazardHistoryPage({ at, entries: found.slice(0, entriesAPage), next: found.length > entriesAPage && last !== undefined ? historyPlaceOf(last) : null, isFirstPage: after === undefined, today: visit.today as PlainDate });
      return page(staffPage(visit, { title: `History of the register of ${at.name}`, main, wide: true, current: '/homes', backLink: { href: at.path, text: at.name } }));
    }),
    ...downloadRoutes({ path, name: 'site-hazards', roles: hazardReaderRoles }, async (visit) => hazardHistoryDownload(await open(visit))),
  ];
}

async function showEnding(visit: StaffVisit, errors: FieldErrors): Promise<Reply> {
  const { hazard, at } = await standingEntry(visit, visit.params['id'] ?? '');
  const fields = html`${paragraph(hazardInWords(hazard, visit.today as PlainDate))}${endingField({ body: visit.body, errors })}`;
  return formPage(visit, at, { title: `End an entry of the register of ${at.name}`, verb: 'End the entry', fields, errors });
}

interface Form {
  readonly title: string;
  readonly verb: string;
  readonly fields: ReturnType<typeof html>;
  readonly errors: FieldErrors;
}

function formPage(visit: StaffVisit, { path, name }: PlaceWithRegister, { title, verb, fields, errors }: Form): Reply {
  const hasErrors = Object.keys(errors).length > 0;
  const main = column(html`${heading(title, errors)}${postForm({ csrfToken: visit.csrfToken }, { action: visit.path, verb, fields })}`);
  return page(staffPage(visit, { title, main, hasErrors, current: '/homes', backLink: { href: path, text: name } }), hasErrors ? 422 : 200);
}
