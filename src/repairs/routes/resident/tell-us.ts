import { longDate, type PlainDate } from '../../../clock/index.ts';
import type { FieldErrors } from '../../../platform/govuk/index.ts';
import { html, nothing, type Html } from '../../../platform/html/index.ts';
import { page, publicPage, redirect, type LinkVisit, type Reply } from '../../../platform/http/index.ts';
import type { FileStore } from '../../../platform/files/index.ts';
import type { RepairCommand } from '../../decide/index.ts';
import { answerFrom, wordsFrom } from '../../forms/resident/link-forms.ts';
import { performOnRepair } from '../../perform.ts';
import { repairOfLink, type BookedVisit, type LinkedRepair } from '../../queries/resident-page.ts';
import { hasBox } from '../../views/resident/fixed-question.ts';
import { refusalForResident } from '../../views/resident/refusal-for-residents.ts';
import { changeVisitWords, notRightWords, photosPage, photosTitle, stillNeededWords, writePage, type WriteWords } from '../../views/resident/write-page.ts';
import { partOfDayInWords } from '../../words.ts';
import { keepPhotos } from './keep-photos.ts';
import { askingOfHolder, trackingReply } from './tracking.ts';
import { sendMoveTime, showMoveTime, visitOfLink } from './visit-times.ts';

/** "Is it fixed?", by one of three buttons. */
export async function answerFixed(visit: LinkVisit): Promise<Reply> {
  const repair = await repairOfLink(visit.tx, visit.link);
  const answer = answerFrom(visit.body);
  const said = wordsFrom(visit.body, '');
  if (answer === undefined) return trackingReply(visit, repair, { '': 'Choose one of the three answers' });
  if (!said.ok) return trackingReply(visit, repair, hasBox(repair.stage) ? said.errors : { '': said.errors['words'] ?? '' });
  return tell(visit, { type: 'AnswerWhetherFixed', answer, words: said.words, how: 'their link' }, 'answer');
}

/** Does it, and goes back to their page with thanks; or shows their page with why not. */
async function tell(visit: LinkVisit, command: RepairCommand, thanks: string): Promise<Reply> {
  const repair = await repairOfLink(visit.tx, visit.link);
  const done = await performOnRepair(askingOfHolder(visit, repair), { reference: repair.reference }, command);
  if (!done.ok) return trackingReply(visit, repair, { '': refusalForResident(done.refusal, visit.landlord.phone) });
  return redirect(`/r/${visit.link.token}?thanks=${thanks}`);
}

export async function showNotRight(visit: LinkVisit): Promise<Reply> {
  return writeReply(visit, wordsAt(await repairOfLink(visit.tx, visit.link)), nothing);
}

export async function sendNotRight(visit: LinkVisit): Promise<Reply> {
  const repair = await repairOfLink(visit.tx, visit.link);
  const words = wordsAt(repair);
  const said = wordsFrom(visit.body, words.whenEmpty);
  if (!said.ok) return writeReply(visit, words, nothing, said);
  if (repair.stage === 'cancelled') return tell(visit, { type: 'ObjectToCancellation', words: said.words, how: 'their link' }, 'open-again');
  return tell(visit, { type: 'SayNotRight', words: said.words }, 'not-right');
}

/** Of a repair that we cancelled, what they say is their objection: it opens again. */
const wordsAt = ({ stage }: Pick<LinkedRepair, 'stage'>): WriteWords => (stage === 'cancelled' ? stillNeededWords : notRightWords);

export async function showChangeVisit(visit: LinkVisit): Promise<Reply> {
  const booked = await visitOfLink(visit);
  if ('over' in booked) return booked.over;
  const choosing = visit.query['ask'] === 'yes' ? undefined : await showMoveTime(visit, booked);
  return choosing ?? writeReply(visit, changeVisitWords, whichVisit(booked, visit.today as PlainDate));
}

export async function sendChangeVisit(visit: LinkVisit): Promise<Reply> {
  const booked = await visitOfLink(visit);
  if ('over' in booked) return booked.over;
  const moved = await sendMoveTime(visit, booked);
  if (moved !== undefined) return moved;
  const said = wordsFrom(visit.body, changeVisitWords.whenEmpty);
  if (!said.ok) return writeReply(visit, changeVisitWords, whichVisit(booked, visit.today as PlainDate), said);
  return tell(visit, { type: 'AskToChangeVisit', visitId: booked.id, words: said.words }, 'visit');
}

function whichVisit({ on, partOfDay }: BookedVisit, today: PlainDate): Html {
  return html`<p class="govuk-body">It is booked for ${longDate(on, today)}, ${partOfDayInWords(partOfDay)}.</p>`;
}

interface Refused {
  readonly words: string;
  readonly errors: FieldErrors;
}

function writeReply(visit: LinkVisit, words: WriteWords, before: Html, refused?: Refused): Reply {
  const { csrfToken, path, link } = visit;
  const main = writePage({ csrfToken, action: path, words: refused?.words ?? '', errors: refused?.errors ?? {} }, words, before);
  const shown = publicPage(visit, { title: words.title, main, hasErrors: refused !== undefined, backLink: { href: `/r/${link.token}` } });
  return page(shown, refused === undefined ? 200 : 422);
}

export async function showAddPhotos(visit: LinkVisit): Promise<Reply> {
  return photosReply(visit, {});
}

export async function sendPhotos(visit: LinkVisit, store: FileStore): Promise<Reply> {
  if (visit.files.length === 0) return photosReply(visit, { photos: 'Choose a photo to send' });
  const repair = await repairOfLink(visit.tx, visit.link);
  const asking = askingOfHolder(visit, repair);
  const errors = await keepPhotos({ asking, files: visit.files, store }, { caseId: repair.caseId, reference: repair.reference, takenBy: repair.holderName });
  return errors === undefined ? redirect(`/r/${visit.link.token}?thanks=photos`) : photosReply(visit, { photos: errors });
}

function photosReply(visit: LinkVisit, errors: FieldErrors): Reply {
  const { csrfToken, path, link } = visit;
  const hasErrors = Object.keys(errors).length > 0;
  const main = photosPage({ csrfToken, action: path, errors });
  return page(publicPage(visit, { title: photosTitle, main, hasErrors, backLink: { href: `/r/${link.token}` } }), hasErrors ? 422 : 200);
}
