import { all, forgetDay, forgetVisit, holder, put, remove } from './records.js';
import { read, readPicture, Refused } from './server.js';

const halfAnHour = 30 * 60 * 1000;
const twoDays = 48 * 60 * 60 * 1000;

/**
 * Asks whose day it is, and what is in it. Another person's day goes first.
 * @returns {Promise<{ csrfToken: string, personId: string, makesVisits: boolean, lines: import('./records.js').VisitLine[] }>}
 */
export async function readDay() {
  const day = await read('/phone/day');
  const before = await holder();
  if (before !== undefined && before.personId !== day.person.id) await forgetDay();
  const lines = [...day.visits, ...(day.hazards ?? [])];
  await put('holder', { name: day.person.name, personId: day.person.id, landlord: day.landlord, today: day.today, takenAt: Date.now(), ids: lines.map(({ id }) => id) });
  return { csrfToken: day.csrfToken, personId: day.person.id, makesVisits: day.makesVisits, lines };
}

/** Takes along what is new or changed, and takes off what is over. False where the server refused some: it must not keep the others away. @param {import('./records.js').VisitLine[]} lines */
export async function takeAlong(lines) {
  const kept = new Map((await all('visits')).map((visit) => [visit.id, visit]));
  let isWhole = true;
  for (const line of lines) isWhole = (await unlessRefused(takeVisit(line, kept.get(line.id)))) && isWhole;
  await takeOff(new Set(lines.map(({ id }) => id)));
  return isWhole;
}

/** @param {Promise<unknown>} taking @returns {Promise<boolean>} */
function unlessRefused(taking) {
  return taking.then(() => true, (error) => {
    if (error instanceof Refused) return false;
    throw error;
  });
}

const folderOf = { visit: 'visits', hazard: 'hazards', 'dry-check': 'dry-checks' };
/** The id by which the server knows it. @param {string} id */
export const caseOf = (id) => id.replace(/^dry-/, '');

/** What is needed at the door can change without the case: so what is half an hour old is read again. @param {import('./records.js').VisitLine} line @param {import('./records.js').CarriedVisit | undefined} before */
async function takeVisit(line, before) {
  if (before !== undefined && before.version === line.version && Date.now() - before.takenAt < halfAnHour) return;
  const { html, photoIds } = await read(`/phone/${folderOf[line.kind ?? 'visit']}/${caseOf(line.id)}`);
  await put('visits', { ...line, html, photoIds, takenAt: Date.now() });
  const there = new Set((await all('pictures')).map(({ id }) => id));
  for (const id of photoIds.filter((/** @type {string} */ photoId) => !there.has(photoId))) {
    // A photo that was taken off the case meanwhile is no reason to go without the visit.
    await unlessRefused(readPicture(`/photos/${id}/thumbnail`).then((picture) => put('pictures', { id, visitId: line.id, picture })));
  }
}

/** A visit that is no longer theirs goes, unless something is written down for it: then it says that it changed. @param {Set<string>} still */
async function takeOff(still) {
  const busy = new Set((await all('captures')).filter(({ state }) => state !== 'sent' && state !== 'unfit').map(({ visitId }) => visitId));
  for (const visit of (await all('visits')).filter(({ id }) => !still.has(id))) {
    if (busy.has(visit.id)) await put('visits', { ...visit, isGone: true });
    else await forgetVisit(visit.id);
  }
}

/** A phone that saw no signal for two days carries nobody's addresses any longer, and receipts go with the day. */
export async function forgetWhatIsOld() {
  const now = Date.now();
  const whose = await holder();
  if (whose !== undefined && now - whose.takenAt > twoDays) await forgetDay();
  for (const capture of await all('captures')) {
    if (capture.state === 'sent' && now - Date.parse(capture.receivedAt ?? '') > twoDays / 2) await remove('captures', capture.id);
  }
}
