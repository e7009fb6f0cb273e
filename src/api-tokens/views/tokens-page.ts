import { longDateWithYear, type Instant, dateInLondon } from '../../clock/index.ts';
import { insetText, notificationBanner, stackingTable, tag, warningText } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import type { PageWords } from '../../platform/http/layout.ts';
import { column, heading, link, paragraph, postForm, type FormFacts } from '../../staff/index.ts';
import { stateOf, type TokenState } from '../decide.ts';
import type { ApiToken } from '../model.ts';

export interface TokensFacts extends FormFacts {
  readonly tokens: readonly ApiToken[];
  readonly now: Instant;
  readonly wasRevoked: boolean;
}

const title = 'API tokens';
const backLink = { href: '/admin/staff', text: 'Staff' };

/** Every token there is, and a way to stop each. */
export function tokensPage({ tokens, now, wasRevoked, csrfToken }: TokensFacts): PageWords {
  const rows = tokens.map((token) => [
    { text: token.name },
    { text: token.actsAsName },
    { text: token.scopes.join(', ') },
    { html: stateTag(stateOf(token, now), token) },
    { text: token.lastUsedOn === null ? 'Never' : longDateWithYear(token.lastUsedOn) },
    { html: stateOf(token, now) === 'works' ? postForm({ csrfToken }, { action: `/admin/api-tokens/${token.id}/revoke`, verb: 'Revoke', verbObject: token.name, look: 'secondary' }) : html`` },
  ]);
  const head = [{ text: 'Name' }, { text: 'Acts for' }, { text: 'May' }, { text: 'State' }, { text: 'Last used' }, { html: html`<span class="govuk-visually-hidden">Action</span>` }];
  const main = html`${heading(title)}
    ${paragraph(html`Another program uses a token to work in the name of one person. It may do no more than that person, and stops when they leave. See ${link('/api/openapi.json', 'what programs may do')}.`)}
    ${paragraph(link('/admin/api-tokens/new', 'Make a token'))}
    ${rows.length === 0 ? paragraph('There are no tokens: no other program has access.') : stackingTable({ head, rows })}`;
  return { title, main, wide: true, current: '/admin/staff', backLink, ...(wasRevoked ? { notification: notificationBanner({ type: 'success', text: 'Revoked: it opens nothing any more.' }) } : {}) };
}

function stateTag(state: TokenState, { expiresAt }: ApiToken): Html {
  if (state === 'works') return html`Works until ${longDateWithYear(dateInLondon(expiresAt))}`;
  return tag({ text: { revoked: 'Revoked', expired: 'Expired', 'person left': 'Stopped: the person has left' }[state], classes: 'govuk-tag--grey' });
}

/** The one time a token can be read. */
export function newTokenShown(name: string, token: string): PageWords {
  const shownTitle = `The token ${name}`;
  const main = html`${heading(shownTitle)}
    ${insetText({ html: html`<code>${token}</code>` })}
    ${warningText({ text: 'This page shows it once. Put it where the program keeps its secrets, and nowhere else. Whoever has it can do what it may do.', iconFallbackText: 'Warning' })}
    ${paragraph(link('/admin/api-tokens', 'Go to the tokens'))}`;
  return { title: shownTitle, main: column(main), current: '/admin/staff', backLink: { href: '/admin/api-tokens', text: title } };
}
