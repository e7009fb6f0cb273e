import { keepFile, photosOf } from './capture-photos.js';
import { missingIn } from './check-form.js';
import { element, timeOfDay } from './dom.js';
import { filesOf, put, remove } from './records.js';
import { openAround, showErrors } from './show-errors.js';
import { signaturePad } from './signature.js';
import { whyNotKept } from './words.js';

/** @typedef {import('./records.js').Capture} Capture */

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
  await photosOf({ place, form, capture, keeping: { keep, tell } });
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

/** @typedef {import('./capture-photos.js').Keeping} Keeping */

/** @param {HTMLFormElement} form @param {Capture} capture @param {Keeping} keeping */
async function signatureOf(form, capture, { keep, tell }) {
  const radios = form.querySelector('input[name="presence"]')?.closest('.govuk-form-group');
  const signatures = async () => (await filesOf(capture.id)).filter(({ purpose }) => purpose === 'signature');
  const note = async () => (form.dataset['isSigned'] = (await signatures()).length > 0 ? 'yes' : 'no');
  const pad = signaturePad(async (blob) => {
    for (const { id } of await signatures()) await remove('files', id);
    await keep();
    if (blob !== undefined) await keepFile(capture, { purpose: 'signature', fileName: 'signature.png', blob }).catch(tell);
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
