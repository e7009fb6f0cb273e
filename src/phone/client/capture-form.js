import { missingIn } from './check-form.js';
import { button, element, timeOfDay } from './dom.js';
import { filesOf, put, remove } from './records.js';
import { asAddress } from './server.js';
import { openAround, showErrors } from './show-errors.js';
import { signaturePad } from './signature.js';
import { whyNotKept } from './words.js';

/** @typedef {import('./records.js').Capture} Capture */

const mostBytes = 10 * 1024 * 1024;
const mostPhotos = 6;

/**
 * Makes the form of a visit's page one that is filled in without signal: every word typed is kept at once, photos and the
 * signature too, and pressing the button lets it wait to be sent.
 * @param {HTMLElement} place @param {HTMLFormElement} form @param {Capture} capture @param {() => Promise<unknown>} onRecorded
 */
export async function captureForm(place, form, capture, onRecorded) {
  fill(form, capture.fields);
  // What is pressed twice here is recorded once; a form put right may be sent at once.
  form.querySelector('[data-prevent-double-click]')?.removeAttribute('data-prevent-double-click');
  const tell = keptLine(form, capture.fields.length > 0 || capture.state === 'mend');
  const keep = () => put('captures', { ...capture, fields: fieldsIn(form) }).then(() => tell(undefined), tell);
  form.addEventListener('input', () => void keep());
  form.addEventListener('change', () => void keep());
  await photosOf(place, form, capture, { keep, tell });
  await signatureOf(form, capture, { keep, tell });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const errors = missingIn(form);
    if (Object.keys(errors).length > 0) showErrors(place, form, errors);
    else void record(form, capture).then(onRecorded, (error) => {
      tell(error);
      showErrors(place, form, { '': whyNotKept(error) });
    });
  });
  if (capture.errors !== undefined) showErrors(place, form, capture.errors);
}

/**
 * At the foot of the screen, as long as the form is on it: what is kept, and what is not.
 * @param {HTMLFormElement} form @param {boolean} isBegun @returns {(problem: unknown) => void} Tells that it was kept, or what went wrong
 */
function keptLine(form, isBegun) {
  const line = element('p', { class: 'govuk-body-s house-kept', role: 'status' }, isBegun ? 'What you began is kept on this phone. Not recorded yet.' : 'What you write is kept on this phone as you write it.');
  form.append(line);
  return (problem) => {
    const words = problem === undefined ? `Kept on this phone at ${timeOfDay(new Date().toISOString())}. Not recorded yet.` : whyNotKept(problem);
    line.classList.toggle('house-kept--not', problem !== undefined);
    // Said once, and not again at each letter.
    if (line.textContent !== words) line.textContent = words;
  };
}

/** From now on it is recorded: at this moment by this phone's clock. @param {HTMLFormElement} form @param {Capture} capture */
export async function record(form, capture, asItIs = false) {
  await put('captures', { ...capture, errors: {}, state: 'waiting', fields: fieldsIn(form), recordedAt: new Date().toISOString(), ...(asItIs ? { asItIs } : {}) });
}

/** @param {HTMLFormElement} form @returns {[string, string][]} */
function fieldsIn(form) {
  const own = new Set(['_csrf', 'seenVersion']);
  return [...new FormData(form)].flatMap(([name, value]) => (typeof value === 'string' && !own.has(name) && value !== '' ? [/** @type {[string, string]} */ ([name, value])] : []));
}

/** @param {HTMLFormElement} form @param {[string, string][]} fields */
function fill(form, fields) {
  for (const [name, value] of fields) {
    for (const field of form.querySelectorAll(`[name="${CSS.escape(name)}"]`)) {
      if (field instanceof HTMLInputElement && (field.type === 'radio' || field.type === 'checkbox')) field.checked ||= field.value === value;
      else if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement || field instanceof HTMLSelectElement) field.value = value;
      openAround(field);
    }
  }
}

/** @typedef {{ keep: () => Promise<unknown>, tell: (problem: unknown) => void }} Keeping */

/** @param {HTMLElement} place @param {HTMLFormElement} form @param {Capture} capture @param {Keeping} keeping */
async function photosOf(place, form, capture, { keep, tell }) {
  const input = form.querySelector('input[type="file"]');
  if (!(input instanceof HTMLInputElement)) return;
  const list = element('ul', { class: 'govuk-list', 'aria-label': 'Photos taken' });
  input.removeAttribute('data-module');
  // The page's own words are of a form that comes back without them: here they stay.
  form.querySelector('#photos-hint')?.replaceChildren(`Up to ${mostPhotos} photos of up to 10 megabytes each. They are kept on this phone until they are sent.`);
  input.after(photoButton(input), list);
  const show = async () => {
    const photos = (await filesOf(capture.id)).filter(({ purpose }) => purpose === 'photo');
    list.replaceChildren(...(await Promise.all(photos.map((photo, at) => photoLine(photo, at, () => remove('files', photo.id).then(show))))));
    return photos.length;
  };
  input.addEventListener('change', async () => {
    await keep();
    const problem = await keepPhotos(capture, [...(input.files ?? [])], await show());
    input.value = '';
    await show();
    showErrors(place, form, typeof problem === 'string' ? { photos: problem } : problem === undefined ? {} : { photos: whyNotKept(problem) });
    if (typeof problem !== 'string') tell(problem);
  });
  await show();
}

/** As large as a thumb, in place of the browser's own, which says that no file is chosen above the photos that were. @param {HTMLInputElement} input */
function photoButton(input) {
  const add = button('Add photos', () => input.click());
  add.setAttribute('aria-describedby', 'photos-hint');
  input.classList.add('govuk-visually-hidden');
  input.tabIndex = -1;
  // What is wrong with a photo leads here.
  input.addEventListener('focus', () => add.focus());
  return add;
}

/** Keeps them one after the other. @param {Capture} capture @param {File[]} files @param {number} before how many there are @returns {Promise<unknown>} What is wrong with one of them, in words, or why it could not be kept */
async function keepPhotos(capture, files, before) {
  let [taken, wrong] = [before, /** @type {string | undefined} */ (undefined)];
  for (const file of files) {
    if (file.size > mostBytes) wrong = `${file.name} is larger than 10 megabytes. Take it again, smaller.`;
    else if (taken >= mostPhotos) wrong = `A visit takes ${mostPhotos} photos. Take one away first.`;
    else {
      const problem = await keepFile(capture, 'photo', file, file.name).catch((error) => error);
      if (problem !== undefined) return problem;
      taken += 1;
    }
  }
  return wrong;
}

/** @param {Capture} capture @param {'photo' | 'signature'} purpose @param {Blob} blob @param {string} fileName */
async function keepFile(capture, purpose, blob, fileName) {
  // A file of the phone's gallery can go before it is sent: its bytes are copied now.
  const copy = new Blob([await blob.arrayBuffer()], { type: blob.type });
  await put('files', { id: crypto.randomUUID(), captureId: capture.id, purpose, fileName, blob: copy, takenAt: performance.timeOrigin + performance.now(), isSent: false });
}

/** @param {import('./records.js').CapturedFile} photo @param {number} at @param {() => Promise<unknown>} takeAway */
async function photoLine({ blob, fileName }, at, takeAway) {
  const picture = element('img', { src: await asAddress(blob), alt: `Photo ${at + 1}: ${fileName}`, width: '120' });
  const away = button(`Take photo ${at + 1} away`, takeAway);
  return element('li', {}, picture, element('br'), away);
}

/** @param {HTMLFormElement} form @param {Capture} capture @param {Keeping} keeping */
async function signatureOf(form, capture, { keep, tell }) {
  const radios = form.querySelector('input[name="presence"]')?.closest('.govuk-form-group');
  const signatures = async () => (await filesOf(capture.id)).filter(({ purpose }) => purpose === 'signature');
  const note = async () => (form.dataset['isSigned'] = (await signatures()).length > 0 ? 'yes' : 'no');
  const pad = signaturePad(async (blob) => {
    for (const { id } of await signatures()) await remove('files', id);
    await keep();
    if (blob !== undefined) await keepFile(capture, 'signature', blob, 'signature.png').catch(tell);
    await note();
  });
  const show = () => {
    pad.hidden = form.querySelector('input[name="presence"][value="signed"]:checked') === null;
  };
  radios?.after(pad);
  radios?.addEventListener('change', show);
  show();
  if ((await note()) === 'yes') pad.append(element('p', { class: 'govuk-body' }, 'Signed already. Signing again replaces it.'));
}
