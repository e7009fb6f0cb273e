/** How the phone says where things stand. No page and no memory is needed for it. */

/** @typedef {{ waiting: number, begun: number, mend: number }} Unsent */
/** @typedef {import('./send-captured.js').Outcome} Outcome */

/** How many of these captures are not sent yet. @param {readonly { state: string }[]} captures @returns {Unsent} */
export function unsentOf(captures) {
  const how = (/** @type {string} */ which) => captures.filter(({ state }) => state === which).length;
  return { waiting: how('waiting'), begun: how('draft'), mend: how('mend') };
}

/**
 * What the day says first: whether there is signal, and whether everything is sent. It never says so of what is still on the phone.
 * @param {Outcome | undefined} outcome @param {{ upTo: string | undefined, unsent: Unsent }} day `upTo` is when the day was last read; undefined where nobody's day is on the phone
 */
export function signalInWords(outcome, { upTo, unsent }) {
  const as = upTo === undefined ? '' : ` Up to date at ${upTo}.`;
  if (outcome === undefined) return `Looking for signal…${as}`;
  const says = {
    'up-to-date': upTo === undefined ? sentInWords(unsent, '') : sentInWords(unsent, ` at ${upTo}`),
    'no-signal': upTo === undefined
      ? 'No signal, and nobody’s visits are on this phone: they come when you sign in where there is signal. What was recorded on it before is kept.'
      : `No signal. Work on: what you record is kept on this phone and sent when there is signal.${as}`,
    'signed-out': 'You are signed out. Nothing you recorded is lost: it is sent when you sign in, and what you began comes back then.',
    'not-allowed': 'Your account does not make visits, so none are on this phone. What you recorded before goes to a planner, who decides what becomes of it. If this is wrong, ask your administrator.',
    busy: 'Sending, and bringing your day up to date…',
    trouble: `Not everything came through just now. What you recorded is kept on this phone and tried again.${as}`,
  };
  return says[outcome];
}

/** @param {Unsent} unsent @param {string} at */
function sentInWords({ waiting, begun, mend }, at) {
  if (mend > 0) return `Up to date${at}. ${mend === 1 ? 'One thing is' : `${mend} things are`} not sent: put ${mend === 1 ? 'it' : 'them'} right first.`;
  if (waiting > 0) return `Up to date${at}. Not everything is sent yet.`;
  return begun === 0 ? `Everything is sent and up to date${at}.` : `Everything you recorded is sent and up to date${at}. ${begun === 1 ? 'One thing is' : `${begun} things are`} begun and not recorded yet.`;
}

/**
 * When a hazard is due, and whether that is past by this phone's clock: the line may have been taken along hours ago.
 * @param {{ due?: string, dueInWords?: string }} line `due` as an instant @param {string} now
 */
export function dueOfLine({ due, dueInWords }, now) {
  if (due === undefined || dueInWords === undefined || dueInWords === '') return { words: '', isOverdue: false };
  const isOverdue = due <= now;
  return { words: `, ${isOverdue ? 'was due' : 'due'} ${dueInWords}`, isOverdue };
}

/** " 3 photos and a signature with it, 1 sent already."; nothing where there are none. @param {readonly { purpose: string, isSent: boolean }[]} files */
export function filesInWords(files) {
  if (files.length === 0) return '';
  const photos = files.filter(({ purpose }) => purpose === 'photo').length;
  const counted = [...(photos === 0 ? [] : [photos === 1 ? 'One photo' : `${photos} photos`]), ...(photos === files.length ? [] : [photos === 0 ? 'A signature' : 'a signature'])];
  const sent = files.filter(({ isSent }) => isSent).length;
  return ` ${counted.join(' and ')} with it${sent === 0 ? '' : `, ${sent} sent already`}.`;
}

/**
 * What is being written, or waits, for one visit. A receipt is none of it: a hazard may come back into the day under the same id.
 * @template {{ visitId: string, personId: string, state: string }} Of @param {readonly Of[]} captures @param {{ visitId: string, personId: string }} of @returns {Of | undefined}
 */
export const inHand = (captures, { visitId, personId }) => captures.find((capture) => capture.visitId === visitId && capture.personId === personId && capture.state !== 'sent' && capture.state !== 'unfit');

/**
 * What somebody began for a visit that is in their day no longer: without its page it cannot be finished, and without these lines nobody would find it.
 * @template {{ visitId: string, state: string }} Of @param {readonly Of[]} own @param {{ ids: readonly string[] | undefined, onPhone: ReadonlySet<string> }} day @returns {Of[]}
 */
export function leftBehind(own, { ids, onPhone }) {
  return ids === undefined ? [] : own.filter(({ visitId, state }) => (state === 'draft' || state === 'mend') && !ids.includes(visitId) && !onPhone.has(visitId));
}

/** What was typed, for whoever decides what becomes of it: the sentences, and not what was ticked or chosen. @param {readonly (readonly [string, string])[]} fields */
export function typedIn(fields) {
  const typed = fields.map(([, value]) => value.trim()).filter((value) => /\s/.test(value));
  return typed.length === 0 ? '' : ` You wrote: ${typed.map((value) => `“${value}”`).join(' ')}`;
}

/** Why the phone could not keep something. Browsers seldom say that it is full: of a full disk some say only that writing failed. @param {unknown} error */
export function whyNotKept(error) {
  return error instanceof Error && error.name === 'QuotaExceededError'
    ? 'This phone is full. Your last words or photo are not kept. Make room on the phone, such as by deleting videos, and do not close this page before it says “Kept”.'
    : 'This phone could not keep your last words or photo. It may be full: make room on it, such as by deleting videos, and try again. Do not close this page before it says “Kept”.';
}

const mostBytes = 10 * 1024 * 1024;

/** Why a file can be no photo of a visit, told when it is chosen and not hours later; undefined where it may be one. @param {{ name: string, size: number, type: string }} file */
export function whyNotAPhoto({ name, size, type }) {
  if (size === 0) return `${name} is empty: the camera saved nothing. Take it again.`;
  if (size > mostBytes) return `${name} is larger than 10 megabytes. Take it again with a smaller size set in the camera, or take a screenshot of it and add that.`;
  return type === '' || type.startsWith('image/') ? undefined : `${name} is not a photo.`;
}

/** "before the work". @param {string} phase */
export const whatPhotoShows = (phase) => `${phase} the work`;
