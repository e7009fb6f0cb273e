import type { PlainDate } from '../../clock/index.ts';
import type { StaffVisit } from '../../platform/http/index.ts';
import type { Html } from '../../platform/html/index.ts';
import { recordView } from '../../staff/index.ts';
import { visitPage, type VisitPageFacts } from '../views/visit-page.ts';
import { openVisitPage, visitPageFacts, whyNotNow } from './open-visit.ts';

/** A visit as it is carried to a place without signal: its page, with the form as it will be on the day. */
export interface CarriedVisit {
  readonly id: string;
  readonly reference: string;
  readonly address: string;
  readonly on: PlainDate;
  readonly main: Html;
  readonly photoIds: readonly string[];
}

/** The visit that the address names, for whoever may open its page; of one that checks work, `inspection` has the questions. That it was taken along is written down as a look. */
export async function carriedVisit(visit: StaffVisit, inspection: (repairReference: string) => Promise<NonNullable<VisitPageFacts['letIn']>>): Promise<CarriedVisit> {
  const open = await openVisitPage(visit);
  const { on, id } = open.visit;
  const theDay = on > open.context.today ? on : open.context.today;
  const checks = open.visit.purpose === 'post-inspection' && open.visit.status === 'booked';
  const letIn = checks ? { letIn: await inspection(open.record.spine.file.reference) } : {};
  const facts = { ...(await visitPageFacts(visit, open)), notNow: whyNotNow(open, theDay), canSign: true, ...letIn };
  await recordView(visit.tx, visit, 'case', open.record.spine.file.id);
  const main = visitPage(facts, { csrfToken: '', body: {}, errors: {} });
  return { id, on, reference: facts.reference, address: facts.address, main, photoIds: facts.photos.map((photo) => photo.id) };
}
