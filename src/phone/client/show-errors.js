import { element } from './dom.js';

/** Says what is wrong above the form and at each field, as the pages do. @param {HTMLElement} place @param {HTMLFormElement} form @param {Record<string, string>} errors */
export function showErrors(place, form, errors) {
  for (const old of place.querySelectorAll('.govuk-error-summary, .govuk-error-message')) old.remove();
  for (const old of place.querySelectorAll('.govuk-form-group--error')) old.classList.remove('govuk-form-group--error');
  if (Object.keys(errors).length === 0) return;
  const lines = Object.entries(errors).map(([name, words]) => {
    const field = fieldOf(form, name);
    if (field !== null) showAt(field, name, words);
    return element('li', {}, field === null ? words : element('a', { href: `#${field.id}` }, words));
  });
  const summary = element('div', { class: 'govuk-error-summary', tabindex: '-1' },
    element('div', { role: 'alert' }, element('h2', { class: 'govuk-error-summary__title' }, 'There is a problem'),
      element('div', { class: 'govuk-error-summary__body' }, element('ul', { class: 'govuk-list govuk-error-summary__list' }, lines))));
  // The phone's page keeps its place in the part of the address that a link to a field would change.
  summary.addEventListener('click', (event) => {
    const name = event.target instanceof HTMLAnchorElement ? event.target.hash.slice(1) : '';
    if (name === '') return;
    event.preventDefault();
    const field = document.getElementById(name);
    openAround(field);
    field?.scrollIntoView({ block: 'center' });
    field?.focus();
  });
  place.prepend(summary);
  summary.scrollIntoView();
  summary.focus();
}

/** What is folded away hides what is in it. @param {Element | null | undefined} field */
export function openAround(field) {
  const folded = field?.closest('details');
  if (folded) folded.open = true;
}

/** @param {HTMLFormElement} form @param {string} name @returns {HTMLElement | null} */
function fieldOf(form, name) {
  if (name === '') return null;
  return form.querySelector(`[name="${CSS.escape(name)}"], [name="${CSS.escape(name)}-day"]`) ?? form.querySelector(`#${CSS.escape(name)}`);
}

/** @param {HTMLElement} field @param {string} name @param {string} words */
function showAt(field, name, words) {
  // A choice that reveals a question stands inside the group that asks for the choice.
  const groups = [...document.querySelectorAll('.govuk-form-group')].filter((group) => group.contains(field));
  const group = groups.at(-1);
  if (group === undefined) return;
  openAround(group);
  group.classList.add('govuk-form-group--error');
  const message = element('p', { class: 'govuk-error-message', id: `${name}-error` }, element('span', { class: 'govuk-visually-hidden' }, 'Error: '), words);
  (group.querySelector('.govuk-input, .govuk-textarea, .govuk-select, .govuk-radios, .govuk-checkboxes, .govuk-date-input, .govuk-file-upload') ?? group.firstElementChild)?.before(message);
}
