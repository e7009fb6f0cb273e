import { casePath, type OpenedCase } from '../../casefile/index.ts';
import type { FileStore } from '../../platform/files/index.ts';
import type { FieldErrors } from '../../platform/govuk/index.ts';
import { file, formText, page, redirect, staffPage, staffRoute, type Reply, type Route, type StaffVisit } from '../../platform/http/index.ts';
import { NotFound } from '../../platform/database/index.ts';
import { recordView } from '../../staff/index.ts';
import { sealRoles } from '../access.ts';
import { parseSealing } from '../forms.ts';
import { casefileZip } from '../make/make-casefile.ts';
import { casefileToFetch, gapsNow, hoursToFetch, openMaking, openToSeal, performSealing } from '../perform.ts';
import { madeBefore } from '../queries/makings.ts';
import { formPage, formTitle, madePage } from '../views/form-page.ts';
import { refusalWords } from '../views/words.ts';

const address = '/cases/:reference/sealed-casefile';

/** Making a casefile, and fetching it. */
export function sealingRoutes(store: FileStore): readonly Route[] {
  return [
    staffRoute('GET', address, sealRoles, async (visit) => showForm(visit, await openToSeal(visit, referenceIn(visit)), {})),
    staffRoute('POST', address, sealRoles, make),
    staffRoute('GET', `${address}/:entry`, sealRoles, showMade),
    staffRoute('GET', `${address}/:entry/file`, sealRoles, async (visit) => {
      const casefile = await casefileToFetch(visit, referenceIn(visit), entryIn(visit));
      return file(casefileZip(casefile, { store, landlordId: visit.landlord.id }), 'application/zip', fileNameOf(casefile.reference, visit.today));
    }),
  ];
}

export const fileNameOf = (reference: string, today: string): string => `${reference}-sealed-casefile-${today}.zip`;

const referenceIn = ({ params }: StaffVisit): string => params['reference'] ?? '';

/** The entry that tells of the making. An address that names none is not found. */
export function entryIn({ params }: { readonly params: Readonly<Record<string, string | undefined>> }): number {
  const text = params['entry'] ?? '';
  if (!/^\d{1,9}$/.test(text)) throw new NotFound('sealed casefile');
  return Number(text);
}

async function make(visit: StaffVisit): Promise<Reply> {
  const opened = await openToSeal(visit, referenceIn(visit));
  const parsed = parseSealing(visit.body);
  if (!parsed.ok) return showForm(visit, opened, parsed.errors);
  const made = await performSealing(visit, opened.header.file.reference, parsed.command);
  if (made.ok) return redirect(`/cases/${opened.header.file.reference}/sealed-casefile/${made.sequence}`);
  const { field, words } = refusalWords[made.refusal];
  return showForm(visit, opened, { [field]: words });
}

async function showForm(visit: StaffVisit, opened: OpenedCase, errors: FieldErrors): Promise<Reply> {
  const { id, reference, title } = opened.header.file;
  const hasErrors = Object.keys(errors).length > 0;
  const [gaps, before] = await Promise.all([gapsNow(visit, opened), madeBefore(visit.tx, id), recordView(visit.tx, visit, 'case', id)]);
  const form = { csrfToken: visit.csrfToken, audience: formText(visit.body, 'audience'), reason: formText(visit.body, 'reason'), errors };
  return page(staffPage(visit, { title: formTitle, main: formPage({ reference, title, gaps, before }, form), hasErrors, backLink: backTo(opened) }), hasErrors ? 422 : 200);
}

async function showMade(visit: StaffVisit): Promise<Reply> {
  const { opened, making, canFetch } = await openMaking(visit, referenceIn(visit), entryIn(visit));
  const { reference, title } = opened.header.file;
  const main = madePage({ reference, title, making, canFetch, hours: hoursToFetch });
  return page(staffPage(visit, { title: 'The sealed casefile is ready', main, backLink: backTo(opened) }));
}

const backTo = ({ header: { file: { reference } } }: OpenedCase) => ({ href: casePath(reference), text: reference });
