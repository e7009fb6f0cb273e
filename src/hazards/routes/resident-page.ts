import { englandAndWales, type PlainDate } from '../../clock/index.ts';
import { NotFound } from '../../platform/database/index.ts';
import { errorSummaryFor, notificationBanner } from '../../platform/govuk/index.ts';
import { html } from '../../platform/html/index.ts';
import { page, publicPage, type LinkVisit, type Reply } from '../../platform/http/index.ts';
import { offerToAnswer } from '../decide/resident.ts';
import { owedSteps } from '../decide/tell.ts';
import { stageOf } from '../evolve.ts';
import { ownLimitsFrom } from '../model/own-limits.ts';
import { hazardOfLink, nameOfHolder } from '../queries/of-link.ts';
import { placeOfHazard } from '../queries/place.ts';
import { hazardEventsForResident, hazardPromisesToResident } from '../queries/resident-page.ts';
import { residentsHazardPage, residentsHazardTitle } from '../views/resident-page.ts';

/** What was just done, told at the top of the page they come back to. The words hold for whoever opens the address. */
const thanks = new Map(Object.entries({
  'put-right': 'Thank you. Your answer is on the record.',
  stay: 'Thank you. Your answer is on the record, and whoever is in charge has been told.',
  asked: 'Thank you. We have your question. See below by when we ring you.',
  'not-right': 'Thank you. Whoever is in charge and their manager have been told. See below by when we ring you.',
  needs: 'Thank you. It is on your record that you told us so today.',
  'needs-wrong': 'Thank you. See below by when we contact you about it.',
  again: 'Thank you. Whoever is in charge has been told. See below what happens next.',
}));

/** The page of a hazard for whoever holds a link to it. Opening it changes nothing. */
export const showHazardToResident = (visit: LinkVisit): Promise<Reply> => showHazardWith(visit);

/** The same page; with `problem` it says why what was sent could not be taken. */
export async function showHazardWith(visit: LinkVisit, problem?: string): Promise<Reply> {
  const { tx, landlord, link, csrfToken } = visit;
  const today = visit.today as PlainDate;
  const of = await hazardOfLink(tx, link);
  if (of === undefined) throw new NotFound('hazard');
  const { hazard, caseId, reference } = of;
  const [place, promises, events] = await Promise.all([placeOfHazard(tx, of, today), hazardPromisesToResident(tx, { caseId, holderName: await nameOfHolder(tx, link) }), hazardEventsForResident(tx, caseId)]);
  const shown = {
    landlord, today, reference, token: link.token, residentId: link.residentId, csrfToken, address: place.address, kind: hazard.triage?.kind ?? hazard.suspected, stage: stageOf(hazard), answer: hazard.answer, offer: offerToAnswer(hazard, today),
    owed: owedSteps(hazard, { calendar: englandAndWales, own: ownLimitsFrom(landlord.settings) }), promises, events,
  };
  const title = residentsHazardTitle(shown);
  const main = residentsHazardPage(shown);
  if (problem !== undefined) return page(publicPage(visit, { title, main: html`${errorSummaryFor({ '': problem })}${main}`, hasErrors: true }), 422);
  const thanked = thanks.get(visit.query['thanks'] ?? '');
  return page(publicPage(visit, { title, main, ...(thanked === undefined ? {} : { notification: notificationBanner({ text: thanked, type: 'success' }) }) }));
}
