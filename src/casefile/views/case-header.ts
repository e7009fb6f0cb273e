import { tag, warningText } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import type { CasePage, CasePerson } from './case-page.ts';

/** The title of a case's page: "Repair REP-2026-08817: Leak under kitchen sink". */
export function caseTitle({ kindName, file }: Pick<CasePage, 'kindName' | 'file'>): string {
  return `${kindName} ${file.reference}: ${file.title}`;
}

/** Whose case it is, where, for whom, and how it stands. */
export function caseHeader(page: CasePage, warning: string | undefined): Html {
  const { file, priorityName, stageName, instructions } = page;
  return html`<h1 class="govuk-heading-l govuk-!-margin-bottom-3">${caseTitle(page)}</h1>
<p class="govuk-body">${tag({ text: stageName, classes: file.closedAt === null ? 'govuk-tag--blue' : 'govuk-tag--grey' })}
${priorityName !== null && tag({ text: priorityName, classes: 'govuk-tag--purple' })}</p>
${warning !== undefined && warningText({ text: warning })}
<p class="govuk-body">${place(page)}${person(page)}<br>
Owner: <strong>${page.ownerName}</strong> (${page.teamName})${page.may['change owner'] && file.closedAt === null && html` · <a class="govuk-link" href="/cases/${file.reference}/owner">Change<span class="govuk-visually-hidden"> owner</span></a>`}</p>
${instructions.length > 0 && html`<div class="govuk-inset-text"><strong>At the door:</strong> ${instructions.join('. ')}</div>`}`;
}

function place({ place: { homeId, address, estate } }: CasePage): Html {
  const where = homeId === null ? html`${address}` : html`<a class="govuk-link" href="/homes/${homeId}">${address}</a>`;
  return html`${where}${estate !== null && `, ${estate}`}`;
}

function person({ person: resident, mayOpenPerson }: CasePage): Html | undefined {
  if (resident === null) return undefined;
  const name = mayOpenPerson ? html`<a class="govuk-link" href="/residents/${resident.id}">${resident.name}</a>` : html`${resident.name}`;
  return html` · ${name} · ${preferenceOf(resident)}`;
}

const channelFirst: Readonly<Record<string, string>> = { text: 'text first', email: 'email first', phone: 'phone first', letter: 'write first' };

/** "text first, after 3pm, 07700 900123, speaks Polish, large print". */
export function preferenceOf({ preferredChannel, contactTimes, mobile, phone, email, language, format }: CasePerson): string {
  const number = mobile ?? phone;
  const address = preferredChannel === 'email' ? (email ?? number) : number;
  return [
    channelFirst[preferredChannel] ?? preferredChannel,
    contactTimes,
    address,
    language === 'English' ? null : `speaks ${language}`,
    format === 'standard' ? null : format,
  ].filter((part) => part !== null && part !== '').join(', ');
}
