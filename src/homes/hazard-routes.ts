import type { FieldErrors } from '../platform/govuk/index.ts';
import { html } from '../platform/html/index.ts';
import { formText, page, redirect, staffPage, staffRoute, type Reply, type Route, type StaffVisit } from '../platform/http/index.ts';
import { column, heading, paragraph, postForm } from '../staff/index.ts';
import { hazardKeeperRoles } from './access.ts';
import { blockWithRegister, endHazard, hazardToEnd, homeWithRegister, keepHazard, type PlaceWithRegister } from './keep-hazards.ts';
import { endingField, hazardFields } from './views/site-hazards.ts';
import { hazardInWords } from './words.ts';
import type { PlainDate } from '../clock/index.ts';

type Open = (visit: StaffVisit) => Promise<PlaceWithRegister>;
const ofHome: Open = (visit) => homeWithRegister(visit, visit.params['id'] ?? '');
const ofBlock: Open = (visit) => blockWithRegister(visit, visit.params['id'] ?? '');

/** Where the register of site hazards is kept. It is read on the pages of homes, blocks, visits and orders. */
export const hazardRoutes: readonly Route[] = [
  ...addingAt('/homes/:id/site-hazards/new', ofHome),
  ...addingAt('/blocks/:id/site-hazards/new', ofBlock),
  staffRoute('GET', '/site-hazards/:id/end', hazardKeeperRoles, (visit) => showEnding(visit, {})),
  staffRoute('POST', '/site-hazards/:id/end', hazardKeeperRoles, async (visit) => {
    const { hazard, at } = await hazardToEnd(visit, visit.params['id'] ?? '');
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

async function showEnding(visit: StaffVisit, errors: FieldErrors): Promise<Reply> {
  const { hazard, at } = await hazardToEnd(visit, visit.params['id'] ?? '');
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
