import { all, filesOf, forgetDay, forgetVisit, one, put, remove } from './records.js';
import { NoSignal, read, Refused, send, SignedOut } from './server.js';
import { caseOf, readDay, takeAlong } from './take-along.js';

/** @typedef {'up-to-date' | 'no-signal' | 'signed-out' | 'not-allowed' | 'busy' | 'trouble'} Outcome */

/**
 * Brings the day up to date and sends everything that waits. Only one of the phone's pages, or what works behind them, does
 * so at a time.
 * @returns {Promise<Outcome>}
 */
export function synchronise() {
  return navigator.locks.request('putright-sending', { ifAvailable: true }, async (lock) => {
    if (lock === null) return 'busy';
    try {
      await leaveIfAsked();
      const day = await readDay();
      // What was recorded goes first: where there is little signal, what is taken along must not use it up.
      const { wasSome, isWhole } = await sendAll(day);
      const { lines, makesVisits } = wasSome ? await readDay() : day;
      if (!makesVisits) {
        // What is begun stands by itself then, to be handed over.
        for (const { id } of await all('visits')) await forgetVisit(id);
        return 'not-allowed';
      }
      return (await takeAlong(lines)) && isWhole ? 'up-to-date' : 'trouble';
    } catch (error) {
      // Also a session that was ended from elsewhere, because the phone was lost.
      if (error instanceof SignedOut) await forgetDay();
      return outcomeOf(error);
    }
  });
}

/** Whoever signed out where there was no signal is signed out at the first signal, and nothing is taken along before. */
async function leaveIfAsked() {
  if ((await one('leaving', 'leaving')) === undefined) return;
  const { csrfToken } = await read('/phone/day').catch(forgetAsking);
  await send('/sign-out', new URLSearchParams({ _csrf: csrfToken })).catch(forgetAsking);
}

/** @param {unknown} error @returns {Promise<never>} */
async function forgetAsking(error) {
  if (error instanceof SignedOut) await remove('leaving', 'leaving');
  throw error;
}

/** @param {unknown} error @returns {Outcome} */
function outcomeOf(error) {
  if (error instanceof NoSignal) return 'no-signal';
  if (error instanceof SignedOut) return 'signed-out';
  return error instanceof Refused && error.status === 403 ? 'not-allowed' : 'trouble';
}

/** @param {{ csrfToken: string, personId: string }} day @returns {Promise<{ wasSome: boolean, isWhole: boolean }>} */
async function sendAll({ csrfToken, personId }) {
  const waiting = (await all('captures')).filter((capture) => capture.state === 'waiting' && capture.personId === personId);
  let isWhole = true;
  for (const capture of waiting) {
    // One that the server cannot take now must not keep the others waiting.
    await sendOne(capture, csrfToken).catch((error) => {
      if (!(error instanceof Refused)) throw error;
      isWhole = false;
    });
  }
  return { wasSome: waiting.length > 0, isWhole };
}

/**
 * What was recorded can be changed as long as its words never left the phone: after that the server may have them.
 * @param {string} captureId @returns {Promise<boolean>} False where it is too late.
 */
export function takeBack(captureId) {
  return navigator.locks.request('putright-sending', { ifAvailable: true }, async (lock) => {
    const capture = lock === null ? undefined : await one('captures', captureId);
    if (capture?.state !== 'waiting' || capture.isTried === true) return false;
    await put('captures', { ...capture, state: 'draft' });
    return true;
  });
}

/** Which visit it is of, or which hazard. @param {import('./records.js').Capture} capture @returns {Record<string, string>} */
const ofWhat = ({ kind, visitId }) => (kind === undefined ? { visitId } : { hazardId: caseOf(visitId), toDo: kind === 'dry-check' ? kind : 'investigation' });

/** Photos first, each by itself, then the words. Whatever is cut off begins again where it was. @param {import('./records.js').Capture} capture @param {string} csrfToken */
async function sendOne(capture, csrfToken) {
  const files = await filesOf(capture.id);
  for (const file of files.filter(({ isSent }) => !isSent)) {
    const problem = await sendFile(file, capture, csrfToken);
    if (problem !== undefined) return put('captures', { ...capture, state: 'mend', errors: problem });
    // On a full phone it cannot be noted: then it is sent again, and known again by its id.
    await put('files', { ...file, isSent: true }).catch(() => undefined);
  }
  await put('captures', { ...capture, isTried: true }).catch(() => undefined);
  const own = { _csrf: csrfToken, captureId: capture.id, ...ofWhat(capture), recordedAt: capture.recordedAt, sentAt: new Date().toISOString() };
  const more = [...files.map(({ id }) => ['files', id]), ...(capture.asItIs === true ? [['asItIs', 'yes']] : [])];
  const { status, said } = await send('/phone/captures', new URLSearchParams([...Object.entries(own), ...more, ...capture.fields]));
  if (status === 409) return sendAgain(files, said.missing);
  if (status === 422) return put('captures', { ...capture, state: 'mend', errors: said.errors });
  return settle(capture, said);
}

/** @param {import('./records.js').CapturedFile} file @param {import('./records.js').Capture} capture @param {string} csrfToken @returns {Promise<Record<string, string> | undefined>} */
async function sendFile({ id, purpose, phase = '', blob, fileName }, capture, csrfToken) {
  const form = new FormData();
  for (const [name, value] of Object.entries({ _csrf: csrfToken, captureId: capture.id, ...ofWhat(capture), fileId: id, purpose, phase })) form.append(name, value);
  form.append('photo', blob, fileName);
  const { status, said } = await send('/phone/files', form).catch((error) => {
    if (error instanceof Refused && (error.status === 413 || error.status === 415)) return { status: 422, said: { errors: { photos: `${fileName} is too large to send. Take it away, or take it again.` } } };
    throw error;
  });
  return status === 422 ? said.errors : undefined;
}

/** The server has lost or forgotten some: they are sent again the next time. @param {import('./records.js').CapturedFile[]} files @param {string[]} missing */
async function sendAgain(files, missing) {
  for (const file of files.filter(({ id }) => missing.includes(id))) await put('files', { ...file, isSent: false });
  throw new Refused(409);
}

/** The server has it now, so nothing of it stays on the phone but the receipt. @param {import('./records.js').Capture} capture @param {any} answer */
async function settle(capture, answer) {
  const { id, personId, visitId, recordedAt } = capture;
  // First what is large: a full phone has no room for the receipt before. Cut off between, it is sent again and answered as the first time.
  for (const file of await filesOf(id)) await remove('files', file.id);
  // Of a check of finished work the receipt is of the inspection's record.
  await put('captures', { id, personId, visitId, reference: answer.reference, recordedAt, address: '', fields: [], state: answer.state === 'unfit' ? 'unfit' : 'sent', why: answer.why, entry: answer.entry, receivedAt: answer.receivedAt });
  await forgetVisit(visitId);
}
