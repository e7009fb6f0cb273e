// Served as a module from beside govuk-frontend.min.js, because our security policy allows no script inside a page.
import { initAll } from './govuk-frontend.min.js';

document.body.classList.add('js-enabled');
if ('noModule' in HTMLScriptElement.prototype) {
  document.body.classList.add('govuk-frontend-supported');
  initAll();
}
// Whoever comes to sign in is not signed in: what this device took along for the person before goes. What they recorded and
// could not send yet is kept apart, and stays.
if (location.pathname === '/sign-in') indexedDB.deleteDatabase('putright-day');
