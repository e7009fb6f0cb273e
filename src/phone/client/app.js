import { dayView } from './day-view.js';
import { element, paragraph } from './dom.js';
import { forgetDay, holder, put } from './records.js';
import { synchronise } from './send-captured.js';
import { forgetWhatIsOld } from './take-along.js';
import { visitView } from './visit-view.js';

const fiveMinutes = 5 * 60 * 1000;
const place = /** @type {HTMLElement} */ (document.getElementById('phone'));
/** @type {import('./send-captured.js').Outcome | undefined} */
let outcome;

async function begin() {
  if (!window.isSecureContext || !('indexedDB' in window) || !('locks' in navigator)) {
    place.replaceChildren(element('h1', { class: 'govuk-heading-l' }, 'Your day'), paragraph('This browser cannot keep visits without signal. Use ', element('a', { class: 'govuk-link', href: '/visits' }, 'your visits'), ' where there is signal, or another browser, by an address that begins with https.'));
    return;
  }
  await forgetWhatIsOld();
  await show();
  addEventListener('hashchange', () => void show(true));
  addEventListener('online', () => void update());
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && void update());
  setInterval(() => document.visibilityState === 'visible' && void update(), fiveMinutes);
  navigator.serviceWorker?.addEventListener('message', () => void update());
  void navigator.storage?.persist?.();
  await keepWorking();
  await update();
}

/** Lets the page open without signal. A browser that cannot still sends what is recorded while the page is open. */
async function keepWorking() {
  await navigator.serviceWorker?.register('/phone-worker.js', { scope: '/phone', type: 'module' }).catch(() => undefined);
}

/** @param {boolean} [isAsked] somebody pressed for it, so that they are told at once */
async function update(isAsked = false) {
  if (isAsked) {
    outcome = 'busy';
    await showDay();
  }
  const came = await synchronise();
  // Another page of this phone, or what works behind it, is at it.
  if (came === 'busy') return void setTimeout(update, 2000);
  outcome = came;
  await showDay();
}

/** Shows the day again where the day is shown: a form in hand is never taken away. */
const showDay = () => (visitInAddress() === '' ? show() : Promise.resolve());

/** How often it was begun to draw: what was begun before is not drawn over what somebody has opened since. */
let begun = 0;
let movesFocus = false;

async function show(moveFocus = false) {
  begun += 1;
  movesFocus ||= moveFocus;
  const mine = begun;
  const id = visitInAddress();
  const whose = await holder();
  const view = id === '' || whose === undefined ? await dayView({ outcome, update: () => update(true), signOut, again: show }) : await visitView(id, whose.personId, { recorded, again: () => show(true) });
  if (mine !== begun) return;
  showInstead(view);
  await dress(view);
  const heading = place.querySelector('h1');
  document.title = `${(heading?.lastChild?.textContent ?? 'Your day').trim()} – Putright`;
  if (!movesFocus) return;
  movesFocus = false;
  heading?.setAttribute('tabindex', '-1');
  heading?.focus();
  scrollTo(0, 0);
}

/** Whoever pressed a button of the day that is drawn again still stands on it. @param {Element} view */
function showInstead(view) {
  const held = place.contains(document.activeElement) ? document.activeElement : null;
  place.replaceChildren(view);
  if (held instanceof HTMLButtonElement) [...place.querySelectorAll('button')].find(({ textContent }) => textContent === held.textContent)?.focus();
}

const visitInAddress = () => location.hash.slice(1).replace(/^main-content$/, '');

/** What GOV.UK Frontend does for a page when it loads it does here for each view. @param {Element} view */
async function dress(view) {
  const { createAll, Radios, CharacterCount, Button } = await import(place.dataset['govuk'] ?? '');
  for (const component of [Radios, CharacterCount, Button]) createAll(component, {}, view);
}

async function recorded() {
  const registration = await navigator.serviceWorker?.getRegistration('/phone');
  const background = registration === undefined ? undefined : /** @type {{ sync?: { register: (name: string) => Promise<void> } }} */ (/** @type {unknown} */ (registration)).sync;
  await background?.register('putright-sending').catch(() => undefined);
  location.hash = '';
  await show(true);
  await update(true);
}

/** Sends what can be sent, then takes the visits off this phone, whether or not the server can be told now. */
async function signOut() {
  await synchronise();
  await put('leaving', { id: 'leaving' });
  await forgetDay();
  await update();
}

await begin();
