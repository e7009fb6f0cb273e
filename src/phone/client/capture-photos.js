import { button, element } from './dom.js';
import { filesOf, put, remove } from './records.js';
import { asAddress } from './server.js';
import { showErrors } from './show-errors.js';
import { whatPhotoShows, whyNotAPhoto, whyNotKept } from './words.js';

/** @typedef {import('./records.js').Capture} Capture */
/** @typedef {import('./records.js').CapturedFile} CapturedFile */
/** @typedef {{ keep: () => Promise<unknown>, tell: (problem: unknown) => void }} Keeping */
/** @typedef {{ place: HTMLElement, form: HTMLFormElement, capture: Capture, keeping: Keeping }} Hand What is being filled in, and where what went wrong is told. */

const mostPhotos = 6;

/** Gives each field for photos a button and the photos that were taken; one put under the wrong heading can be moved. @param {Hand} hand */
export async function photosOf(hand) {
  const inputs = [.../** @type {NodeListOf<HTMLInputElement>} */ (hand.form.querySelectorAll('input[type="file"]'))];
  /** @type {(() => Promise<unknown>)[]} */
  const shows = [];
  const showAll = () => Promise.all(shows.map((show) => show()));
  for (const input of inputs) shows.push(photosOfField(input, hand, { isAlone: inputs.length === 1, showAll }));
  await showAll();
}

/** @param {HTMLInputElement} input */
const phaseOf = ({ name }) => /^photos-(\w+)$/.exec(name)?.[1];

/** @param {HTMLInputElement} input @param {Hand} hand @param {{ isAlone: boolean, showAll: () => Promise<unknown> }} among */
function photosOfField(input, hand, { isAlone, showAll }) {
  const { form, capture, keeping } = hand;
  const phase = phaseOf(input);
  const list = element('ul', { class: 'govuk-list house-photos', 'aria-label': `Photos taken${phase === undefined ? '' : ` ${whatPhotoShows(phase)}`}` });
  const told = element('p', { class: 'govuk-body', role: 'alert' });
  input.removeAttribute('data-module');
  // The page's own words are of a form that comes back without its photos: here they stay.
  const hint = form.querySelector(`#${CSS.escape(input.id)}-hint`);
  if (hint !== null) hint.textContent = (hint.textContent ?? '').replace(/If this page comes back.*$/s, 'They are kept on this phone until they are sent.');
  input.after(photoButton(input, form, isAlone), told, list);
  input.addEventListener('cancel', () => {
    told.classList.remove('govuk-error-message');
    told.textContent = 'No photo was added. If the camera does not open, allow this browser to use it in the phone’s settings; or take the photo with the phone’s own camera and choose it here.';
  });
  input.addEventListener('change', async () => {
    told.textContent = '';
    await keeping.keep();
    const wrong = await take(input, phase, hand);
    await showAll();
    // Told where it was chosen, and not at the top of the page: the others are kept, and the thumb stays where it is.
    told.classList.toggle('govuk-error-message', wrong !== '');
    told.textContent = wrong;
  });
  return async () => {
    const photos = (await filesOf(capture.id)).filter((file) => file.purpose === 'photo' && (isAlone || file.phase === phase));
    list.replaceChildren(...(await Promise.all(photos.map((photo, at) => photoLine({ photo, at, isAlone, showAll, tell: keeping.tell })))));
  };
}

/** @param {HTMLInputElement} input @param {string | undefined} phase @param {Hand} hand @returns {Promise<string>} What is wrong with some of them */
async function take(input, phase, { place, form, capture, keeping }) {
  const { wrong, problem } = await keepPhotos(capture, [...(input.files ?? [])], phase);
  input.value = '';
  showErrors(place, form, problem === undefined ? {} : { [input.name]: whyNotKept(problem) });
  if (problem !== undefined || wrong.length === 0) keeping.tell(problem);
  return wrong.join(' ');
}

/** As large as a thumb, in place of the browser's own, which says that no file is chosen above the photos that were. @param {HTMLInputElement} input @param {HTMLFormElement} form @param {boolean} isAlone */
function photoButton(input, form, isAlone) {
  const label = form.querySelector(`label[for="${CSS.escape(input.id)}"]`);
  const asked = (label?.textContent ?? '').trim().replace(/ \(optional\)$/, '').replace(/^./, (first) => first.toLowerCase());
  const add = button(isAlone ? 'Add photos' : `Add ${asked}`, () => input.click());
  if (!isAlone) label?.classList.add('govuk-visually-hidden');
  const described = input.getAttribute('aria-describedby');
  if (described !== null) add.setAttribute('aria-describedby', described);
  input.classList.add('govuk-visually-hidden');
  input.tabIndex = -1;
  // What is wrong with a photo leads here.
  input.addEventListener('focus', () => add.focus());
  return add;
}

/**
 * Keeps them one after the other.
 * @param {Capture} capture @param {File[]} files @param {string | undefined} phase
 * @returns {Promise<{ wrong: string[], problem?: unknown }>} What is wrong with some of them, in words, and why one could not be kept
 */
async function keepPhotos(capture, files, phase) {
  const wrong = [];
  let taken = (await filesOf(capture.id)).filter(({ purpose }) => purpose === 'photo').length;
  for (const file of files) {
    const why = taken >= mostPhotos ? `A visit takes ${mostPhotos} photos: ${file.name} is not kept. Take one away first.` : whyNotAPhoto(file);
    const bytes = why === undefined ? await file.arrayBuffer().catch(() => undefined) : undefined;
    if (why !== undefined) wrong.push(why);
    else if (bytes === undefined) wrong.push(`${file.name} could not be read: it may be kept online only, or was deleted. Take it again, or add it where there is signal.`);
    else {
      const problem = await keepFile(capture, { purpose: 'photo', phase, fileName: file.name, blob: new Blob([bytes], { type: file.type }) }).then(() => undefined, (error) => error);
      if (problem !== undefined) return { wrong, problem };
      taken += 1;
    }
  }
  return { wrong };
}

/** A file of the phone's gallery can go before it is sent: what is kept is a copy. @param {Capture} capture @param {Pick<CapturedFile, 'purpose' | 'phase' | 'fileName' | 'blob'>} file */
export async function keepFile(capture, file) {
  await put('files', { ...file, id: crypto.randomUUID(), captureId: capture.id, takenAt: performance.timeOrigin + performance.now(), isSent: false });
}

/** @param {{ photo: CapturedFile, at: number, isAlone: boolean, showAll: () => Promise<unknown>, tell: (problem: unknown) => void }} of */
async function photoLine({ photo, at, isAlone, showAll, tell }) {
  const { blob, fileName, phase, id } = photo;
  const name = `photo ${at + 1}${phase === undefined ? '' : ` ${whatPhotoShows(phase)}`}`;
  const picture = element('img', { src: await asAddress(blob), alt: `${name.replace('p', 'P')}: ${fileName}`, width: '120' });
  // Such as HEIC, which this browser may not draw and we can.
  picture.addEventListener('error', () => picture.replaceWith(element('span', {}, `${fileName}: kept. This browser cannot show it; it is sent like any other.`)));
  const away = button(`Take ${name} away`, () => remove('files', id).then(showAll));
  return element('li', {}, picture, element('br'), away, !isAlone && moveTo(photo, name, (to) => put('files', { ...photo, phase: to }).then(showAll, tell)));
}

/** @param {CapturedFile} photo @param {string} name @param {(to: string | undefined) => void} move */
function moveTo({ phase = '' }, name, move) {
  const choices = /** @type {const} */ ([['before', 'Before the work'], ['after', 'After the work'], ['', 'Neither']]);
  const select = /** @type {HTMLSelectElement} */ (element('select', { class: 'govuk-select', 'aria-label': `What ${name} shows` }, choices.map(([value, words]) => element('option', { value, ...(value === phase ? { selected: '' } : {}) }, words))));
  // No field of the form: what it says is kept with the photo.
  select.addEventListener('change', () => move(select.value === '' ? undefined : select.value));
  return select;
}
