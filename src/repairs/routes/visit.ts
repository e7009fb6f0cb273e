import { photoUpload } from '../../evidence/index.ts';
import { reportHazardAt } from '../../homes/index.ts';
import type { FileStore } from '../../platform/files/index.ts';
import type { FieldErrors } from '../../platform/govuk/index.ts';
import { html } from '../../platform/html/index.ts';
import { formText, NotAllowed, page, redirect, seenVersionIn, staffPage, staffRoute, takesFiles, type Reply, type Route, type StaffVisit } from '../../platform/http/index.ts';
import { actorOf, hasRole, recordView } from '../../staff/index.ts';
import { may, planningRoles, rolesThatMay, visitRoles, whoCan } from '../access.ts';
import { link, paragraph } from '../views/form-page.ts';
import { outcomeRefusalInWords } from '../views/refusal-words.ts';
import { visitPage } from '../views/visit-page.ts';
import { openVisitPage, visitPageFacts, type OpenVisitPage } from './open-visit.ts';
import { keepPhotos } from './photo-seals.ts';
import { recordOutcome } from './record-outcome.ts';

/** One visit: what its visitor needs, and what came of it. */
export function visitRoutes(store: FileStore): readonly Route[] {
  const path = '/repairs/:reference/visits/:visitId';
  return [
    staffRoute('GET', path, visitRoles, async (visit) => show(visit, await openVisitPage(visit), {})),
    takesFiles(photoUpload, staffRoute('POST', `${path}/outcome`, rolesThatMay('RecordVisitDone'), (visit) => takeOutcome(visit, store))),
  ];
}

async function show(visit: StaffVisit, open: OpenVisitPage, errors: FieldErrors): Promise<Reply> {
  const { file } = open.record.spine;
  const hasErrors = Object.keys(errors).length > 0;
  const facts = await visitPageFacts(visit, open, hasErrors ? formText(visit.body, 'seenVersion') : undefined);
  await recordView(visit.tx, visit, 'case', file.id);
  const main = html`${visitPage(facts, { csrfToken: visit.csrfToken, body: visit.body, errors })}${paragraph(html`Something else here that could harm somebody? ${link(reportHazardAt(file), 'Report a hazard')}`)}`;
  return page(staffPage(visit, { title: facts.address, main, hasErrors, backLink: backLinkFor(visit, file.reference) }), hasErrors ? 422 : 200);
}

function backLinkFor(visit: StaffVisit, reference: string) {
  return hasRole(actorOf(visit.actor), ...planningRoles) ? { href: `/repairs/${reference}`, text: reference } : { href: '/visits', text: 'Your visits' };
}

async function takeOutcome(visit: StaffVisit, store: FileStore): Promise<Reply> {
  const open = await openVisitPage(visit);
  if (!may(open.asking.actor, 'RecordVisitDone', open.access)) throw new NotAllowed(whoCan('RecordVisitDone'));
  const kept = await keepPhotos(visit, open.record.spine.file.id, store);
  if (!kept.ok) return show(visit, open, kept.errors);
  const target = { reference: open.record.spine.file.reference, visitId: open.visit.id, seenVersion: seenVersionIn(visit.body) };
  const recorded = await recordOutcome(visit, target, { body: visit.body, photos: kept.command, signature: null });
  if (!recorded.ok) return show(visit, open, 'errors' in recorded ? recorded.errors : outcomeRefusalInWords(recorded, open.visit.on, open.context.today));
  const isPlanner = hasRole(open.asking.actor, ...planningRoles);
  return redirect(isPlanner ? `/repairs/${open.record.spine.file.reference}?done=outcome` : '/visits');
}
