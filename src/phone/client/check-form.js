/**
 * What is plainly missing, by the name of the field: told at the door, where it can be mended, and not hours later. What the
 * form really asks is decided where it is recorded; its words may then say more.
 * @param {HTMLFormElement} form @returns {Record<string, string>}
 */
export function missingIn(form) {
  const outcome = form.querySelector('input[name="outcome"]:checked');
  // The form of an investigation asks for no outcome: everything that may not be left out stands on it. So does that of a check.
  if (form.querySelector('input[name="outcome"]') === null) return { ...emptyIn(form), ...halfReadings(form), ...unmeasured(form), ...unsigned(form) };
  if (outcome === null) return { outcome: 'Choose what came of the visit' };
  const revealed = document.getElementById(outcome.getAttribute('aria-controls') ?? outcome.getAttribute('data-aria-controls') ?? '');
  return { ...(revealed === null ? {} : emptyIn(revealed)), ...halfReadings(form), ...unsigned(form) };
}

/** Everything that an outcome reveals is asked for, unless its label says that it may be left out, or another answer hides it. @param {Element} place @returns {Record<string, string>} */
function emptyIn(place) {
  /** @type {Record<string, string>} */
  const missing = {};
  for (const group of place.querySelectorAll('.govuk-form-group')) {
    if (group.closest('.govuk-radios__conditional--hidden') !== null) continue;
    const label = labelOf(group);
    const fields = [.../** @type {NodeListOf<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>} */ (group.querySelectorAll('input, textarea, select'))].filter((field) => field.closest('.govuk-form-group') === group && !ofReading.test(field.name));
    if (fields.length === 0 || /\(optional\)/.test(label) || fields.every(isFilled) || (fields.every(isTick) && fields.some(isFilled))) continue;
    const [first] = fields;
    missing[(first?.name ?? '').replace(/-(day|month|year)$/, '')] = `Answer “${label}”`;
  }
  return missing;
}

/** A day, a month and a year are asked for together, by the words above all three. @param {Element} group */
function labelOf(group) {
  const asks = group.closest('.govuk-date-input')?.closest('fieldset') ?? group;
  return (asks.querySelector('legend, label')?.textContent ?? '').trim();
}

/** @param {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} field */
const isTick = (field) => field.type === 'checkbox' || field.type === 'radio';
/** @param {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} field */
const isFilled = (field) => (isTick(field) ? /** @type {HTMLInputElement} */ (field).checked : field.value.trim() !== '');

/** The lines for readings are asked for as far as they were begun. */
const ofReading = /^reading-\d/;

/** Whether it is dry is measured, unless nobody was in. @param {HTMLFormElement} form @returns {Record<string, string>} */
function unmeasured(form) {
  const result = form.querySelector('input[name="result"]:checked');
  const isMeasured = [.../** @type {NodeListOf<HTMLSelectElement>} */ (form.querySelectorAll('select[name^="reading-"]'))].some(({ value }) => value === 'moisture');
  return result instanceof HTMLInputElement && result.value !== 'nobody in' && !isMeasured ? { 'reading-1-kind': 'Measure it: a check has at least one reading of moisture, with its place and its instrument' } : {};
}

/** A reading is a figure, what it measures, where, and by what. @param {HTMLFormElement} form @returns {Record<string, string>} */
function halfReadings(form) {
  /** @type {Record<string, string>} */
  const missing = {};
  const fields = [.../** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll('[name^="reading-"]'))].filter(({ name }) => ofReading.test(name));
  for (const [row, parts] of Map.groupBy(fields, ({ name }) => name.replace(/-[a-z]+$/, ''))) {
    const empty = parts.filter((field) => !isFilled(field));
    if (empty.length > 0 && empty.length < parts.length) missing[empty[0]?.name ?? row] = `Fill in all of ${row.replace('-', ' ')}, or none of it`;
  }
  return missing;
}

/** @param {HTMLFormElement} form @returns {Record<string, string>} */
function unsigned(form) {
  const signs = form.querySelector('input[name="presence"][value="signed"]:checked') !== null;
  return signs && form.dataset['isSigned'] !== 'yes' ? { presence: 'Have them sign, or choose another answer' } : {};
}
