import { insetText, passwordField, radioField, textField } from '../../platform/govuk/index.ts';
import { html } from '../../platform/html/index.ts';
import type { Html } from '../../platform/html/index.ts';
import type { PageWords } from '../../platform/http/layout.ts';
import { column, hasErrors, heading, link, paragraph, postForm } from './form.ts';
import type { FormFacts } from './form.ts';

export interface LandlordChoice {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
}

export interface SignInFacts extends FormFacts {
  readonly email: string;
  readonly returnTo: string;
  /** Landlords whose staff may use their organisation's own account. */
  readonly services: readonly LandlordChoice[];
  /** Given when the same name and password fit several landlords. */
  readonly whichLandlord?: readonly LandlordChoice[];
  readonly notice?: string;
}

/** Where staff say who they are. */
export function signInPage(facts: SignInFacts): PageWords {
  const { email, returnTo, services, whichLandlord = [], notice, errors = {} } = facts;
  const fields = html`
    ${textField({ name: 'email', label: 'Email address', type: 'email', value: email, autocomplete: 'username', spellcheck: false, error: errors['email'] })}
    ${passwordField({ name: 'password', label: 'Password', error: errors['password'] })}
    ${whichLandlord.length > 0 && radioField({
      name: 'landlord',
      label: 'Who are you working for now?',
      choices: whichLandlord.map(({ id, name }) => ({ value: id, text: name })),
      error: errors['landlord'],
    })}`;
  const main = html`${heading('Sign in', errors)}
    ${notice !== undefined && insetText({ text: notice })}
    ${postForm(facts, { action: '/sign-in', verb: 'Sign in', fields, hidden: { returnTo } })}
    ${services.length > 0 && serviceLinks(services, returnTo)}
    ${paragraph('If you cannot sign in, ask an administrator where you work for a temporary password.')}
    ${paragraph('Residents do not sign in: follow the link in our message to you, or call us.')}`;
  return { title: 'Sign in', main: column(main), ...hasErrors(facts) };
}

function serviceLinks(services: readonly LandlordChoice[], returnTo: string): Html {
  const there = ({ slug }: LandlordChoice) => `/sign-in/with/${slug}?returnTo=${encodeURIComponent(returnTo)}`;
  return html`<h2 class="govuk-heading-m">Or use your work account</h2>
    <ul class="govuk-list">${services.map((landlord) => html`<li>${link(there(landlord), `Sign in with your ${landlord.name} account`)}</li>`)}</ul>`;
}

/** The person came back from their sign-in service, and it did not let them in here. */
export function serviceRefusedPage(why: string): PageWords {
  const title = 'We could not sign you in';
  return { title, main: column(html`${heading(title)}${paragraph(why)}${paragraph(link('/sign-in', 'Go back to sign-in'))}`) };
}
