import type { Instant, PlainDate } from '../../clock/index.ts';
import { linkFor } from '../../correspondence/index.ts';
import type { FieldErrors } from '../../platform/govuk/index.ts';
import { linkRoute, page, publicPage, redirect, type LinkVisit, type Reply, type Route } from '../../platform/http/index.ts';
import type { FormState } from '../../repairs/index.ts';
import type { HazardCommand, HazardRefusal } from '../decide/index.ts';
import { offerToAnswer } from '../decide/resident.ts';
import { stageOf } from '../evolve.ts';
import { parseSaidOfHazard, parseSaidOfStay, type SaidOfHazard, type SaidOfStay } from '../forms/resident.ts';
import type { AskingForNumber, HazardReported } from '../perform-report.ts';
import { performOnHazard, type PerformedOnHazard } from '../perform.ts';
import { tellAfterTheEnd, tellAgain } from '../perform-told-by-resident.ts';
import { hazardOfLink, nameOfHolder, type HazardOfLink } from '../queries/of-link.ts';
import { refusalForResident } from '../views/refusal-for-residents.ts';
import { stayPage, stayTitle, tellUsPage, tellUsTitle } from '../views/resident-answers.ts';
import { showHazardWith } from './resident-page.ts';

type Handle = (visit: LinkVisit, of: HazardOfLink) => Promise<Reply>;

/** What whoever lives there answers by their link. A link to a case of another kind leads back to its page. */
export const residentAnswerRoutes: readonly Route[] = [
  linkRoute('GET', '/r/:token/put-right', async ({ link }) => redirect(`/r/${link.token}`)),
  linkRoute('POST', '/r/:token/put-right', ofHazard(sayPutRight)),
  linkRoute('GET', '/r/:token/stay', ofHazard(async (visit, of) => showStay(visit, of, {}))),
  linkRoute('POST', '/r/:token/stay', ofHazard(answerStay)),
  linkRoute('GET', '/r/:token/tell-us', ofHazard(async (visit, of) => showTellUs(visit, of, {}))),
  linkRoute('POST', '/r/:token/tell-us', ofHazard(sayNotRight)),
];

function ofHazard(handle: Handle) {
  return async (visit: LinkVisit): Promise<Reply> => {
    const of = await hazardOfLink(visit.tx, visit.link);
    return of === undefined ? redirect(`/r/${visit.link.token}`) : handle(visit, of);
  };
}

/** The holder of the link, as the door to hazards knows them. */
async function askingOf({ tx, landlord, now, today, newId, database, link }: LinkVisit): Promise<AskingForNumber> {
  return { tx, landlord, actor: { kind: 'resident', id: link.residentId, name: await nameOfHolder(tx, link) }, now, today, newId, database };
}

const formOf = ({ csrfToken, body }: LinkVisit, errors: FieldErrors): FormState => ({ csrfToken, body, errors });

async function sayPutRight(visit: LinkVisit, of: HazardOfLink): Promise<Reply> {
  const done = await performOnHazard(await askingOf(visit), of, { type: 'RecordResidentsAnswer', answer: 'agrees', words: '', how: 'by their link' });
  return done.ok ? thanked(visit, 'put-right') : showHazardWith(visit, refusalForResident(done.refusal, visit.landlord.phone));
}

function showStay(visit: LinkVisit, { hazard }: HazardOfLink, errors: FieldErrors): Reply {
  const { link, landlord, path } = visit;
  const today = visit.today as PlainDate;
  const offer = offerToAnswer(hazard, today);
  if (offer === undefined) return redirect(`/r/${link.token}`);
  return formReply(visit, { title: stayTitle, errors, main: stayPage(offer, formOf(visit, errors), { path, today, landlord }) });
}

async function answerStay(visit: LinkVisit, of: HazardOfLink): Promise<Reply> {
  const parsed = parseSaidOfStay(visit.body);
  if (!parsed.ok) return offerToAnswer(of.hazard, visit.today as PlainDate) === undefined ? showHazardWith(visit, refusalForResident('offer-changed', visit.landlord.phone)) : showStay(visit, of, parsed.errors);
  const done = await performOnHazard(await askingOf(visit), of, commandOfStay(parsed.command, visit.now as Instant));
  if (done.ok) return thanked(visit, parsed.command.answer === 'ask' ? 'asked' : 'stay');
  return showHazardWith(visit, refusalForResident(done.refusal, visit.landlord.phone));
}

function commandOfStay({ answer, words, moveId }: SaidOfStay, at: Instant): HazardCommand {
  return answer === 'ask' ? { type: 'HearResident', about: 'stay', words, how: 'by their link' } : { type: 'AnswerAccommodation', at, lateBecause: '', answer, words, byLink: { moveId } };
}

function showTellUs(visit: LinkVisit, { hazard }: HazardOfLink, errors: FieldErrors): Reply {
  return formReply(visit, { title: tellUsTitle, errors, main: tellUsPage(stageOf(hazard), formOf(visit, errors), { path: visit.path, landlord: visit.landlord }) });
}

async function sayNotRight(visit: LinkVisit, of: HazardOfLink): Promise<Reply> {
  const parsed = parseSaidOfHazard(visit.body, stageOf(of.hazard));
  if (!parsed.ok) return showTellUs(visit, of, parsed.errors);
  const asking = await askingOf(visit);
  if (of.hazard.ended !== null) return startedAgain(visit, of, await tellAfterTheEnd(asking, of, toldOf(parsed.command)));
  const done = await tell(asking, of, parsed.command);
  return done.ok ? thanked(visit, parsed.command.what === 'other' ? 'not-right' : 'again') : notTaken(visit, of, done.refusal);
}

const toldOf = ({ what, words }: SaidOfHazard) => ({ words, saidEmergency: what === 'danger' });

/** Danger, and what is back, is the same hazard told of again; of what is done, anything else is a no; before that it is a word to those in charge. */
function tell(asking: AskingForNumber, { hazard, reference }: HazardOfLink, said: SaidOfHazard): Promise<PerformedOnHazard> {
  if (said.what !== 'other') return tellAgain(asking, reference, toldOf(said));
  const { words } = said;
  return performOnHazard(asking, { reference }, stageOf(hazard) === 'done' ? { type: 'RecordResidentsAnswer', answer: 'disagrees', words, how: 'by their link' } : { type: 'HearResident', about: 'hazard', words, how: 'by their link' });
}

/** What had ended and is back has a case of its own: they go on on its page. */
async function startedAgain(visit: LinkVisit, of: HazardOfLink, done: HazardReported): Promise<Reply> {
  if (!done.ok) return notTaken(visit, of, done.why === 'refused' ? done.refused.refusal : undefined);
  const { token } = await linkFor(visit.tx, { caseId: done.draft.spine.file.id, residentId: visit.link.residentId, now: visit.now, newId: visit.newId });
  return redirect(`/r/${token}?thanks=again`);
}

const notTaken = (visit: LinkVisit, of: HazardOfLink, refusal: HazardRefusal | undefined): Reply => showTellUs(visit, of, { '': refusalForResident(refusal, visit.landlord.phone) });

const thanked = ({ link }: LinkVisit, what: string): Reply => redirect(`/r/${link.token}?thanks=${what}`);

function formReply(visit: LinkVisit, { title, errors, main }: { readonly title: string; readonly errors: FieldErrors; readonly main: ReturnType<typeof stayPage> }): Reply {
  const hasErrors = Object.keys(errors).length > 0;
  return page(publicPage(visit, { title, main, hasErrors, backLink: { href: `/r/${visit.link.token}` } }), hasErrors ? 422 : 200);
}
