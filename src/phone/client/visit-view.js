import { captureForm, record } from './capture-form.js';
import { button, element, link, londonToday, paragraph, timeInWords } from './dom.js';
import { all, filesOf, one } from './records.js';
import { takeBack } from './send-captured.js';
import { filesInWords, inHand } from './words.js';

/** @typedef {import('./records.js').CarriedVisit} CarriedVisit */

/** @typedef {{ recorded: () => Promise<unknown>, again: () => Promise<unknown> }} VisitActs */

/** One visit: its page as it was taken along, with a form that needs no signal. @param {string} visitId @param {string} personId @param {VisitActs} acts */
export async function visitView(visitId, personId, acts) {
  const visit = await one('visits', visitId);
  const back = element('nav', { 'aria-label': 'Back' }, element('a', { class: 'govuk-back-link', href: '#' }, 'Your day'));
  if (visit === undefined) return element('div', {}, back, element('h1', { class: 'govuk-heading-l' }, 'This visit is not on your phone'), paragraph('It is over, or it was given to somebody else. ', link('#', 'Your day'), '.'));
  const place = element('div');
  // Made by our own server, which escapes what people wrote.
  place.innerHTML = visit.html;
  await showPictures(place, visit);
  const form = place.querySelector('form');
  if (form !== null && visit.on > londonToday()) form.replaceWith(paragraph(`What came of it can be recorded on the day, ${visit.day}.`));
  else if (form !== null) {
    await prepare(place, form, { visit, personId, acts });
    if (place.contains(form)) place.querySelector('h1')?.after(button('Go to what you record', () => toForm(place, form)));
  }
  return element('div', {}, back, visit.isGone === true && gone(visit), place);
}

/** What is known of the place comes first, and may be read already. @param {HTMLElement} place @param {HTMLFormElement} form */
function toForm(place, form) {
  const heading = [...place.querySelectorAll('h2')].findLast((each) => (each.compareDocumentPosition(form) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0);
  heading?.setAttribute('tabindex', '-1');
  heading?.focus();
  heading?.scrollIntoView();
}

/** @param {HTMLElement} place @param {HTMLFormElement} form @param {{ visit: CarriedVisit, personId: string, acts: VisitActs }} of */
async function prepare(place, form, { visit, personId, acts }) {
  const onRecorded = acts.recorded;
  const before = inHand(await all('captures'), { visitId: visit.id, personId });
  if (before?.state === 'waiting') return form.replaceWith(await recordedAlready(before, acts));
  const capture = before ?? { id: crypto.randomUUID(), personId, visitId: visit.id, kind: visit.kind, reference: visit.reference, address: visit.address, state: /** @type {const} */ ('draft'), fields: [], recordedAt: '' };
  await captureForm(place, form, capture, onRecorded);
  if (capture.state === 'mend') form.append(handOver(form, capture, onRecorded));
}

/** What waits can be looked at and changed, until its words may have reached us. @param {import('./records.js').Capture} capture @param {VisitActs} acts */
async function recordedAlready(capture, { again }) {
  const place = element('div', {}, paragraph(`You recorded this ${nameOf(capture)} at ${timeInWords(capture.recordedAt)}. It is on this phone, and is sent when there is signal.${filesInWords(await filesOf(capture.id))}`));
  const tooLate = () => place.replaceChildren(paragraph('It is on its way, and may have reached us: it can no longer be changed on this phone. The receipt is in your day.'));
  if (capture.isTried === true) tooLate();
  else place.append(button('Look at it again, or change it', () => takeBack(capture.id).then((isBack) => (isBack ? again() : tooLate()))));
  return place;
}

/** @param {{ kind?: import('./records.js').CarriedKind | undefined }} of */
const nameOf = ({ kind }) => ({ visit: 'visit', hazard: 'investigation', 'dry-check': 'check' })[kind ?? 'visit'];

/** A way out for whoever cannot answer what they are asked: a planner gets it as it is. @param {HTMLFormElement} form @param {import('./records.js').Capture} capture @param {() => Promise<unknown>} onRecorded */
function handOver(form, capture, onRecorded) {
  return element('div', {}, paragraph('If you cannot put it right, a planner can decide what becomes of it.'), button('Hand it to a planner as it is', () => record(form, capture, true).then(onRecorded)));
}

const goneInWords = {
  visit: 'This visit was moved, cancelled or given to somebody else. What you wrote down is kept: record it, and a planner decides what becomes of it.',
  hazard: 'This hazard was investigated, closed or given to somebody else. What you wrote down is kept: record it, and it goes on the record or a planner decides what becomes of it.',
  'dry-check': 'Somebody else recorded this check, or it is no longer yours to make. What you wrote down is kept: record it, and it goes on the record or a planner decides what becomes of it.',
};
/** @param {CarriedVisit} visit */
const gone = ({ kind }) => element('div', { class: 'govuk-inset-text' }, goneInWords[kind ?? 'visit']);

/** Pictures from this phone; a large one would need signal. @param {HTMLElement} place @param {CarriedVisit} visit */
async function showPictures(place, { photoIds }) {
  for (const id of photoIds) {
    const kept = await one('pictures', id);
    for (const img of place.querySelectorAll(`img[src*="${CSS.escape(id)}"]`)) {
      const shown = element('img', { alt: (img.getAttribute('alt') ?? 'Photo').replace(/: open it large$/, ''), width: '240', ...(kept === undefined ? {} : { src: kept.picture }) });
      (img.closest('a') ?? img).replaceWith(shown);
    }
  }
}
