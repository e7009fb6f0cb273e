import { captureForm, record } from './capture-form.js';
import { button, element, link, londonToday, paragraph } from './dom.js';
import { all, one } from './records.js';

/** @typedef {import('./records.js').CarriedVisit} CarriedVisit */

/** One visit: its page as it was taken along, with a form that needs no signal. @param {string} visitId @param {string} personId @param {() => Promise<unknown>} onRecorded */
export async function visitView(visitId, personId, onRecorded) {
  const visit = await one('visits', visitId);
  const back = element('nav', { 'aria-label': 'Back' }, element('a', { class: 'govuk-back-link', href: '#' }, 'Your day'));
  if (visit === undefined) return element('div', {}, back, element('h1', { class: 'govuk-heading-l' }, 'This visit is not on your phone'), paragraph('It is over, or it was given to somebody else. ', link('#', 'Your day'), '.'));
  const place = element('div');
  // Made by our own server, which escapes what people wrote.
  place.innerHTML = visit.html;
  await showPictures(place, visit);
  const form = place.querySelector('form');
  if (form !== null && visit.on > londonToday()) form.replaceWith(paragraph(`What came of it can be recorded on the day, ${visit.day}.`));
  else if (form !== null) await prepare(place, form, { visit, personId, onRecorded });
  return element('div', {}, back, visit.isGone === true && gone(visit), place);
}

/** @param {HTMLElement} place @param {HTMLFormElement} form @param {{ visit: CarriedVisit, personId: string, onRecorded: () => Promise<unknown> }} of */
async function prepare(place, form, { visit, personId, onRecorded }) {
  const before = (await all('captures')).find((capture) => capture.visitId === visit.id && capture.personId === personId);
  if (before?.state === 'waiting') {
    form.replaceWith(paragraph(`You recorded this ${visit.kind === 'hazard' ? 'investigation' : 'visit'}. It is sent when there is signal.`));
    return;
  }
  const capture = before ?? { id: crypto.randomUUID(), personId, visitId: visit.id, kind: visit.kind, reference: visit.reference, address: visit.address, state: /** @type {const} */ ('draft'), fields: [], recordedAt: '' };
  await captureForm(place, form, capture, onRecorded);
  if (capture.state === 'mend') form.append(handOver(form, capture, onRecorded));
}

/** A way out for whoever cannot answer what they are asked: a planner gets it as it is. @param {HTMLFormElement} form @param {import('./records.js').Capture} capture @param {() => Promise<unknown>} onRecorded */
function handOver(form, capture, onRecorded) {
  return element('div', {}, paragraph('If you cannot put it right, a planner can decide what becomes of it.'), button('Hand it to a planner as it is', () => record(form, capture, true).then(onRecorded)));
}

/** @param {CarriedVisit} visit */
const gone = ({ kind }) => element('div', { class: 'govuk-inset-text' }, kind === 'hazard'
  ? 'This hazard was investigated, closed or given to somebody else. What you wrote down is kept: record it, and it goes on the record or a planner decides what becomes of it.'
  : 'This visit was moved, cancelled or given to somebody else. What you wrote down is kept: record it, and a planner decides what becomes of it.');

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
