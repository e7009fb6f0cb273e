import { button, element, heading, link, londonToday, paragraph, tag, timeInWords } from './dom.js';
import { all, holder, remove } from './records.js';

/** @typedef {import('./records.js').Capture} Capture */
/** @typedef {{ outcome: import('./send-captured.js').Outcome | undefined, update: () => Promise<unknown>, signOut: () => Promise<unknown>, again: () => Promise<unknown> }} DayActs */

/** The day: what needs its person, what waits to be sent, the visits, and the receipts of what was sent. @param {DayActs} acts */
export async function dayView(acts) {
  const [whose, visits, captures] = [await holder(), await all('visits'), await all('captures')];
  const own = captures.filter(({ personId }) => personId === whose?.personId);
  const others = captures.filter(({ personId, state }) => personId !== whose?.personId && state !== 'sent' && state !== 'unfit');
  return element('div', {},
    element('h1', { class: 'govuk-heading-l' }, element('span', { class: 'govuk-caption-l' }, whose === undefined ? 'Nobody is signed in' : `${whose.name}, ${whose.landlord}`), 'Your day'),
    signal(whose, acts),
    othersWait(others),
    ...(whose === undefined ? [] : [needsYou(own, acts), waits(own), ...days(visits, own), sent(own), leave(acts)]));
}

/** @param {import('./records.js').Holder | undefined} whose @param {DayActs} acts */
function signal(whose, { outcome, update }) {
  const upTo = whose === undefined ? '' : ` Up to date at ${timeInWords(new Date(whose.takenAt).toISOString())}.`;
  const says = {
    'up-to-date': `Everything is sent and up to date.${upTo}`,
    'no-signal': `No signal. Work on: what you record is kept on this phone and sent when there is signal.${upTo}`,
    'signed-out': 'You are signed out. Nothing you recorded is lost: it is sent when you sign in.',
    'not-allowed': 'Your account does not make visits, so there is nothing to take along. What you recorded before is kept on this phone: ask your administrator.',
    busy: 'Sending…',
    trouble: `The server could not take everything just now. What you recorded is kept on this phone and tried again.${upTo}`,
  };
  const words = outcome === undefined ? `Looking for signal…${upTo}` : says[outcome];
  const signIn = outcome === 'signed-out' || (whose === undefined && outcome !== undefined) ? link('/sign-in?returnTo=/phone', 'Sign in') : undefined;
  return element('div', { class: 'govuk-inset-text' }, element('p', { class: 'govuk-body', role: 'status' }, words), signIn === undefined ? button('Bring up to date', update) : paragraph(signIn));
}

/** @param {Capture[]} others */
function othersWait(others) {
  if (others.length === 0) return undefined;
  return paragraph(`${others.length === 1 ? 'One recorded visit' : `${others.length} recorded visits`} of somebody else ${others.length === 1 ? 'waits' : 'wait'} on this phone, unseen, until they sign in on it.`);
}

/** @param {Capture[]} own @param {DayActs} acts */
function needsYou(own, { again }) {
  const mend = own.filter(({ state }) => state === 'mend').map((capture) => element('li', {}, link(`#${capture.visitId}`, capture.address), ' ', tag('Put right', 'red'), element('br'), Object.values(capture.errors ?? {}).join(' ')));
  const unfit = own.filter(({ state }) => state === 'unfit').map((capture) => element('li', {},
    `${capture.reference} `, tag('No longer fits', 'orange'), element('br'), `${capture.why} `,
    `Recorded at ${timeInWords(capture.recordedAt)}, received at ${timeInWords(capture.receivedAt ?? '')}. Your words and photos are kept: a planner decides whether they go on the case.`, element('br'),
    button('I have read this', () => remove('captures', capture.id).then(again))));
  return section('Needs you', [...mend, ...unfit]);
}

/** @param {Capture[]} own */
function waits(own) {
  return section('Waiting to be sent', own.filter(({ state }) => state === 'waiting').map((capture) => element('li', {},
    `${capture.address} `, tag('On this phone', 'yellow'), element('br'), `Recorded at ${timeInWords(capture.recordedAt)}.`)));
}

/** @param {Capture[]} own */
function sent(own) {
  return section('Sent', own.filter(({ state }) => state === 'sent').map((capture) => element('li', {},
    `${capture.reference} `, tag('Received', 'green'), element('br'), `Receipt: entry ${capture.entry} of its record, received at ${timeInWords(capture.receivedAt ?? '')}. Recorded at ${timeInWords(capture.recordedAt)} by this phone.`)));
}

/** @param {import('./records.js').CarriedVisit[]} visits @param {Capture[]} own */
function days(visits, own) {
  const today = londonToday();
  const settled = new Set(own.filter(({ state }) => state === 'waiting' || state === 'mend').map(({ visitId }) => visitId));
  const toInvestigate = visits.filter(({ id, kind }) => kind === 'hazard' && !settled.has(id))
    .toSorted((one, other) => Number(other.isEmergency) - Number(one.isEmergency) || (one.due ?? '').localeCompare(other.due ?? '')).map((visit) => visitLine(visit, own));
  const open = visits.filter(({ id, kind }) => kind !== 'hazard' && !settled.has(id)).toSorted((one, other) => one.on.localeCompare(other.on) || one.what.localeCompare(other.what));
  const lines = (/** @type {(on: string) => boolean} */ which) => open.filter(({ on }) => which(on)).map((visit) => visitLine(visit, own));
  const now = lines((on) => on === today);
  return [
    section('Not recorded yet', lines((on) => on < today)),
    now.length === 0 ? element('section', {}, heading('Today'), paragraph('No visits to make today.')) : section('Today', now),
    section('Tomorrow', lines((on) => on > today)),
    section('Hazards to investigate', toInvestigate),
  ];
}

/** @param {import('./records.js').CarriedVisit} visit @param {Capture[]} own */
function visitLine(visit, own) {
  const isBegun = own.some(({ visitId, state }) => visitId === visit.id && state === 'draft');
  return element('li', {}, link(`#${visit.id}`, visit.address), element('br'), visit.what.replace(/^./, (first) => first.toUpperCase()), ' ',
    visit.isEmergency && tag('Emergency', 'red'), isBegun && tag('Begun', 'yellow'), visit.isGone === true && tag('Changed', 'orange'));
}

/** @param {string} words @param {HTMLElement[]} lines */
function section(words, lines) {
  return lines.length === 0 ? undefined : element('section', {}, heading(words), element('ul', { class: 'govuk-list govuk-list--spaced' }, lines));
}

/** @param {DayActs} acts */
function leave({ signOut }) {
  return element('section', {}, heading('When you leave this phone'),
    paragraph('Signing out takes the visits off this phone. What you recorded and could not send yet stays, unseen, until you sign in here again.'),
    button('Sign out', signOut), paragraph(link('/visits', 'All your visits')));
}
