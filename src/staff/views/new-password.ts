import { passwordField } from '../../platform/govuk/index.ts';
import { html } from '../../platform/html/index.ts';
import type { Html } from '../../platform/html/index.ts';
import type { PageWords } from '../../platform/http/layout.ts';
import { shortestPassword } from '../decide/password-rules.ts';
import { column, hasErrors, heading, link, paragraph, postForm } from './form.ts';
import type { FormFacts } from './form.ts';

const hint = `${shortestPassword} characters or more. Three or four words that do not belong together are easy to remember and hard to guess.`;

function newPasswordFields({ errors = {} }: FormFacts): Html {
  return html`${passwordField({ name: 'new-password', label: 'New password', hint, isNew: true, error: errors['new-password'] })}
    ${passwordField({ name: 'again', label: 'New password again', isNew: true, error: errors['again'] })}`;
}

/** The only page a temporary password opens. */
export function firstPasswordPage(facts: FormFacts & { readonly name: string }): PageWords {
  const title = 'Choose your own password';
  const main = html`${heading(title, facts.errors)}
    ${paragraph(`Hello, ${facts.name}. Your temporary password has let you in once. Choose one that only you know.`)}
    ${postForm(facts, { action: '/sign-in/new-password', verb: 'Save password and sign in', fields: newPasswordFields(facts) })}
    ${paragraph(link('/sign-in?as=somebody-else', 'Sign in as somebody else'))}`;
  return { title, main: column(main), ...hasErrors(facts) };
}

/** Where a person changes their password. */
export function changePasswordPage(facts: FormFacts & { readonly email: string }): PageWords {
  const title = 'Change your password';
  const fields = html`<input type="hidden" name="username" autocomplete="username" value="${facts.email}">
    ${passwordField({ name: 'current-password', label: 'Current password', error: facts.errors?.['current-password'] })}
    ${newPasswordFields(facts)}`;
  const main = html`${heading(title, facts.errors)}
    ${paragraph('You stay signed in here and are signed out everywhere else.')}
    ${postForm(facts, { action: '/account/password', verb: 'Change password', fields })}`;
  return { title, main: column(main), backLink: { href: '/account', text: 'Your account' }, ...hasErrors(facts) };
}
