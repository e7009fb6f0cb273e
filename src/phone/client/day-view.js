import { button, element, heading, link, londonToday, paragraph, tag, timeInWords } from './dom.js';
import { all, forgetCapture, holder, put, remove } from './records.js';
import { dueOfLine, filesInWords, leftBehind, signalInWords, typedIn, unsentOf } from './words.js';

/** @typedef {import('./records.js').Capture} Capture */
/** @typedef {{ outcome: import('./send-captured.js').Outcome | undefined, update: () => Promise<unknown>, signOut: () => Promise<unknown>, again: () => Promise<unknown> }} DayActs */

/** The day: what needs its person, what waits to be sent, the visits, and the receipts of what was sent. @param {DayActs} acts */
export async function dayView(acts) {
  const [whose, visits, captures, files] = [await holder(), await all('visits'), await all('captures'), await all('files')];
  const own = captures.filter(({ personId }) => personId === whose?.personId);
  const others = captures.filter(({ personId, state }) => personId !== whose?.personId && state !== 'sent' && state !== 'unfit');
  const onPhone = new Set(visits.map(({ id }) => id));
  const of = { own, files, onPhone, left: leftBehind(own, { ids: whose?.ids, onPhone }) };
  return element('div', {},
    element('h1', { class: 'govuk-heading-l' }, element('span', { class: 'govuk-caption-l' }, whose === undefined ? 'Nobody is signed in' : `${whose.name}, ${whose.landlord}`), 'Your day'),
    signal(whose, own, acts),
    othersWait(others),
    ...(whose === undefined ? [] : [needsYou(of, acts), waits(of), ...days(visits, own), sent(own), leave(acts)]));
}

/** @param {import('./records.js').Holder | undefined} whose @param {Capture[]} own @param {DayActs} acts */
function signal(whose, own, { outcome, update }) {
  const upTo = whose === undefined ? undefined : timeInWords(new Date(whose.takenAt).toISOString());
  // Where there is no signal the page for it does not open.
  const signIn = outcome === 'signed-out' || (whose === undefined && outcome !== undefined && outcome !== 'no-signal') ? link('/sign-in?returnTo=/phone', 'Sign in') : undefined;
  return element('div', { class: 'govuk-inset-text' }, element('p', { class: 'govuk-body', role: 'status' }, signalInWords(outcome, { upTo, unsent: unsentOf(own) })),
    signIn === undefined ? button('Bring up to date', update) : paragraph(signIn));
}

/** @param {Capture[]} others */
function othersWait(others) {
  if (others.length === 0) return undefined;
  return paragraph(`${others.length === 1 ? 'One visit' : `${others.length} visits`} that somebody else recorded or began ${others.length === 1 ? 'waits' : 'wait'} on this phone, unseen, until they sign in on it.`);
}

/** @typedef {{ own: Capture[], files: import('./records.js').CapturedFile[], onPhone: Set<string>, left: Capture[] }} Unfinished */

/** @param {Unfinished} of @param {DayActs} acts */
function needsYou({ own, files, left }, acts) {
  const mend = own.filter((capture) => capture.state === 'mend' && !left.includes(capture)).map((capture) => element('li', {}, link(`#${capture.visitId}`, capture.address), ' ', tag('Put right', 'red'), element('br'), Object.values(capture.errors ?? {}).join(' ')));
  const unfit = own.filter(({ state }) => state === 'unfit').map((capture) => element('li', {},
    `${capture.reference} `, tag('No longer fits', 'orange'), element('br'), `${capture.why} `,
    `Recorded at ${timeInWords(capture.recordedAt)}, received at ${timeInWords(capture.receivedAt ?? '')}. Your words and photos are kept: a planner decides whether they go on the case.`, element('br'),
    button('I have read this', () => remove('captures', capture.id).then(acts.again))));
  return section('Needs you', [...mend, ...left.map((capture) => leftLine(capture, files, acts)), ...unfit]);
}

/** Begun, and the visit went elsewhere while nobody was signed in here: its page is gone, what was written is not. @param {Capture} capture @param {Unfinished['files']} files @param {DayActs} acts */
function leftLine(capture, files, { again, update }) {
  const handOver = () => put('captures', { ...capture, state: 'waiting', asItIs: true, recordedAt: capture.recordedAt === '' ? new Date().toISOString() : capture.recordedAt }).then(update);
  const away = button('Throw it away', () => away.replaceWith(button('Yes, throw away what I wrote', () => forgetCapture(capture.id).then(again), 'govuk-button--warning')));
  return element('li', {}, `${capture.address} `, tag('Not in your day', 'orange'), element('br'),
    `You began to record this, and it was moved, closed or given to somebody else since. What you wrote is still on this phone, and nobody else has it.${filesInWords(filesOfOne(files, capture))}${typedIn(capture.fields)}`, element('br'),
    element('div', { class: 'govuk-button-group' }, button('Hand it to a planner as it is', handOver), away));
}

/** @param {Unfinished} of */
function waits({ own, files, onPhone }) {
  return section('Waiting to be sent', own.filter(({ state }) => state === 'waiting').map((capture) => element('li', {},
    onPhone.has(capture.visitId) ? link(`#${capture.visitId}`, capture.address) : capture.address, ' ', tag('On this phone', 'yellow'), element('br'), `Recorded at ${timeInWords(capture.recordedAt)}.${filesInWords(filesOfOne(files, capture))}`)));
}

/** @param {Unfinished['files']} files @param {Capture} capture */
const filesOfOne = (files, { id }) => files.filter(({ captureId }) => captureId === id);

/** @param {Capture[]} own */
function sent(own) {
  return section('Sent', own.filter(({ state }) => state === 'sent').map((capture) => element('li', {},
    `${capture.reference} `, tag('Received', 'green'), element('br'), `Receipt: entry ${capture.entry} of its record, received at ${timeInWords(capture.receivedAt ?? '')}. Recorded at ${timeInWords(capture.recordedAt)} by this phone.`)));
}

/** Whose hours are over first comes first; within them an emergency. @param {import('./records.js').CarriedVisit} one @param {import('./records.js').CarriedVisit} other */
const inOrder = (one, other) => one.on.localeCompare(other.on) || (one.until ?? 0) - (other.until ?? 0) || Number(other.isEmergency) - Number(one.isEmergency) || one.address.localeCompare(other.address, 'en-GB', { numeric: true });

/** @param {import('./records.js').CarriedVisit[]} visits @param {Capture[]} own */
function days(visits, own) {
  const today = londonToday();
  const settled = new Set(own.filter(({ state }) => state === 'waiting' || state === 'mend').map(({ visitId }) => visitId));
  const atHazards = (/** @type {import('./records.js').CarriedKind} */ which) => visits.filter(({ id, kind }) => kind === which && !settled.has(id))
    .toSorted((one, other) => Number(other.isEmergency) - Number(one.isEmergency) || (one.due ?? '9999').localeCompare(other.due ?? '9999')).map((visit) => visitLine(visit, own));
  const open = visits.filter(({ id, kind }) => kind === undefined && !settled.has(id)).toSorted(inOrder);
  const past = open.filter(({ on }) => on < today).map((visit) => visitLine({ ...visit, what: `${visit.day}, ${visit.what.replace(/^./, (first) => first.toLowerCase())}` }, own));
  const lines = (/** @type {(on: string) => boolean} */ which) => open.filter(({ on }) => which(on)).map((visit) => visitLine(visit, own));
  const now = lines((on) => on === today);
  return [
    section('Not recorded yet', past),
    now.length === 0 ? element('section', {}, heading('Today'), paragraph('No visits to make today.')) : section(`Today: ${now.length === 1 ? '1 visit' : `${now.length} visits`}`, now),
    section('Tomorrow', lines((on) => on > today)),
    section('Hazards to investigate', atHazards('hazard')),
    section('To measure whether it is dry', atHazards('dry-check')),
  ];
}

/** @param {import('./records.js').CarriedVisit} visit @param {Capture[]} own */
function visitLine(visit, own) {
  const isBegun = own.some(({ visitId, state }) => visitId === visit.id && state === 'draft');
  const { words, isOverdue } = dueOfLine(visit, new Date().toISOString());
  return element('li', {}, link(`#${visit.id}`, visit.address), element('br'), visit.what.replace(/^./, (first) => first.toUpperCase()), words, ' ',
    [visit.isEmergency && tag('Emergency', 'red'), isOverdue && tag('Overdue', 'red'), isBegun && tag('Begun', 'yellow'), visit.isGone === true && tag('Changed', 'orange')].flatMap((one) => [one, ' ']));
}

/** @param {string} words @param {HTMLElement[]} lines */
function section(words, lines) {
  return lines.length === 0 ? undefined : element('section', {}, heading(words), element('ul', { class: 'govuk-list house-day' }, lines));
}

/** @param {DayActs} acts */
function leave({ signOut }) {
  return element('section', {}, heading('When you leave this phone'),
    paragraph('Signing out takes the visits off this phone. What you recorded and could not send yet stays, unseen, until you sign in here again.'),
    button('Sign out', signOut), paragraph(link('/visits', 'All your visits')));
}
