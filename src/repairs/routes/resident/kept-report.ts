import { addHours, dateInLondon } from '../../../clock/index.ts';
import { formText, page, publicPage, redirect, type LandlordVisit, type Reply } from '../../../platform/http/index.ts';
import { mayKeepForLater } from '../../forms/resident/kept.ts';
import { stepNamed } from '../../forms/resident/step-names.ts';
import { firstUnanswered, tooLongAt } from '../../forms/resident/steps.ts';
import { deleteKeptReport, keepReport, keptReport } from '../../store/kept-reports.ts';
import { deletedPage, deletedTitle, keptPage, keptTitle, nothingKeptPage, nothingKeptTitle } from '../../views/resident/kept-page.ts';
import { tooManyReports } from '../../views/resident/sorry-page.ts';
import { continueReport, reportingOf, showStep } from './report.ts';
import { factsOf } from './report-facts.ts';

/** Whether this network may keep another report in this hour. */
export type MayKeep = (network: string, now: string) => boolean;

/** Takes the answer of one page; whoever asks to go on later has what they typed kept, right or not. */
export async function continueOrKeep(visit: LandlordVisit, mayKeep: MayKeep): Promise<Reply> {
  if (formText(visit.body, 'go') !== 'keep') return continueReport(visit);
  const reporting = await reportingOf(visit);
  const { answers, facts } = reporting;
  const step = stepNamed(formText(visit.body, 'step'));
  const kept = mayKeepForLater(answers);
  if (kept === 'in danger') return showStep(visit, step, reporting);
  if (kept === 'too long') {
    // What is too long to keep is too long to send: its own page says by how much.
    const long = tooLongAt(answers, facts) ?? { step, errors: { '': 'What you wrote is too long to keep for later. Shorten it, or go on and send it now' } };
    return showStep(visit, long.step, reporting, long.errors);
  }
  // Kept once more in the same place costs nothing: a network that many people share is not used up by it.
  const isKnown = answers.kept !== '' && (await keptReport(visit.tx, answers.kept, visit.now)) !== undefined;
  if (!isKnown && !mayKeep(visit.network, visit.now)) {
    const { title, main } = tooManyReports(visit.landlord);
    return page(publicPage(visit, { title, main }), 429);
  }
  const token = isKnown ? answers.kept : visit.newSecret();
  await keepReport(visit.tx, { token, answers, now: visit.now });
  return redirect(pathOf(visit, token));
}

/** Says that the answers are kept, until when, and how to come back. It changes nothing, whoever looks. */
export async function showKept(visit: LandlordVisit): Promise<Reply> {
  const token = tokenOf(visit);
  const found = await keptReport(visit.tx, token, visit.now);
  if (found === undefined) return nothingKept(visit);
  const { landlord, csrfToken, publicAddress } = visit;
  const path = pathOf(visit, token);
  // Deleted at some hour of the last day: what is promised is the whole day before.
  const lastDay = dateInLondon(addHours(found.endsAt, -24));
  return page(publicPage(visit, { title: keptTitle, main: keptPage({ landlord, csrfToken, path, address: `${publicAddress}${path}`, lastDay }) }));
}

/** Goes on at the first page that still wants an answer. */
export async function openKept(visit: LandlordVisit): Promise<Reply> {
  const found = await keptReport(visit.tx, tokenOf(visit), visit.now);
  if (found === undefined) return nothingKept(visit);
  const { answers } = found;
  const facts = await factsOf(visit, answers);
  return showStep(visit, firstUnanswered(answers, facts), { answers, facts, isChange: false });
}

export async function deleteKept(visit: LandlordVisit): Promise<Reply> {
  await deleteKeptReport(visit.tx, tokenOf(visit));
  return page(publicPage(visit, { title: deletedTitle, main: deletedPage(visit.landlord) }));
}

const tokenOf = ({ params }: LandlordVisit): string => params['token'] ?? '';
const pathOf = ({ landlord }: LandlordVisit, token: string): string => `/l/${landlord.slug}/report/kept/${token}`;

function nothingKept(visit: LandlordVisit): Reply {
  return page(publicPage(visit, { title: nothingKeptTitle, main: nothingKeptPage(visit.landlord) }), 404);
}
