/** @typedef {Node | string | false | undefined} Child */

/** Builds an element; words are always text, never markup. @param {string} tag @param {Record<string, string>} attributes @param {...(Child | Child[])} children @returns {HTMLElement} */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children.flat().filter((child) => child !== false && child !== undefined));
  return made;
}

/** @param {...(Child | Child[])} children */
export const paragraph = (...children) => element('p', { class: 'govuk-body' }, ...children);
/** @param {string} href @param {string} words */
export const link = (href, words) => element('a', { class: 'govuk-link', href }, words);
/** @param {string} words @param {string} colour */
export const tag = (words, colour) => element('strong', { class: `govuk-tag govuk-tag--${colour}` }, words);
/** @param {string} words */
export const heading = (words) => element('h2', { class: 'govuk-heading-m' }, words);

/** @param {string} words @param {() => unknown} does @param {string} [look] */
export function button(words, does, look = 'govuk-button--secondary') {
  const made = element('button', { type: 'button', class: `govuk-button ${look}` }, words);
  made.addEventListener('click', () => void does());
  return made;
}

/** "10:02am on 24 November". @param {string} instant */
export function timeInWords(instant) {
  const at = new Date(instant);
  if (Number.isNaN(at.getTime())) return '';
  return `${timeOfDay(instant)} on ${new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', day: 'numeric', month: 'long' }).format(at)}`;
}

/** "10:02am". @param {string} instant */
export const timeOfDay = (instant) => new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', hour: 'numeric', minute: '2-digit', hour12: true }).format(new Date(instant)).replace(' ', '');

/** Today in London, as dates are written in records. */
export const londonToday = () => new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(new Date());
