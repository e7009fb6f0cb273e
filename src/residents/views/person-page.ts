import type { CaseBriefPage } from '../../casefile/index.ts';
import { dateInLondon, longDateTime, longDateWithYear, type Instant } from '../../clock/index.ts';
import { caseTimeline } from '../../homes/index.ts';
import { details, stackingTable, summaryList, tag, timeline } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import type { Resident } from '../model.ts';
import type { ChangeOfPerson, ContactOfPerson, TenancyOfPerson } from '../queries/index.ts';
import { representativesSection } from './representatives.ts';
import { needsSection } from './needs-section.ts';
import { changeWords, channelWords } from './words.ts';

export interface PersonPageFacts {
  readonly resident: Resident;
  readonly sees: 'detail' | 'instruction' | 'nothing';
  readonly tenancies: readonly TenancyOfPerson[];
  readonly cases: CaseBriefPage;
  readonly now: Instant;
  readonly contacts: readonly ContactOfPerson[];
  readonly changes: readonly ChangeOfPerson[];
  readonly notWorking: readonly AddressNotWorking[];
}

/** An address that a message to them came back from. */
export interface AddressNotWorking {
  readonly channel: 'text' | 'email' | 'letter';
  readonly address: string;
  readonly why: string;
  readonly since: string;
}

/** One person: how to reach them, what to know before a visit, where they live, and what is between us. */
export function personPage(facts: PersonPageFacts): Html {
  const { resident } = facts;
  return html`<h1 class="govuk-heading-l">${resident.name}</h1>
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <h2 class="govuk-heading-m">Household needs</h2>
        ${needsSection(resident, facts.sees)}
        <h2 class="govuk-heading-m">Their cases</h2>
        ${caseTimeline({ page: { ...facts.cases, cases: facts.cases.cases.map((one) => ({ ...one, mayOpen: true })) }, ownOnly: false, now: facts.now, href: `/residents/${resident.id}`, repeats: new Map() })}
        <h2 class="govuk-heading-m">Latest contacts</h2>
        ${contactList(facts.contacts)}
      </div>
      <div class="govuk-grid-column-one-third">
        <h2 class="govuk-heading-m">How to reach them</h2>
        ${contactDetails(resident, facts.tenancies[0]?.personKey ?? null)}
        ${notWorkingList(facts.notWorking)}
        <h2 class="govuk-heading-m">Who acts for them</h2>
        ${representativesSection(resident, dateInLondon(facts.now))}
        <h2 class="govuk-heading-m">Changes to this record</h2>
        ${changeList(facts.changes)}
      </div>
    </div>
    <h2 class="govuk-heading-m">Tenancies</h2>
    ${tenancyTable(facts.tenancies)}`;
}

function contactDetails(resident: Resident, key: string | null): Html {
  const rows: readonly (readonly [string, string | null])[] = [
    ['Wants', resident.contactTimes === null ? channelWords[resident.preferredChannel] : `${channelWords[resident.preferredChannel]}, ${resident.contactTimes}`],
    ['Mobile', resident.mobile],
    ['Phone', resident.phone],
    ['Email', resident.email],
    ['Language', resident.language],
    ['Format', resident.format],
    ['Born', resident.dateOfBirth === null ? null : longDateWithYear(resident.dateOfBirth)],
    ['Number in files', key],
  ];
  return html`${summaryList({ rows: rows.map(([name, value]) => ({ key: { text: name }, value: { text: value ?? 'Not known' } })) })}
    <p class="govuk-body"><a class="govuk-link" href="/residents/${resident.id}/contact-details">Change contact details</a></p>`;
}

/** What we no longer write to, and since when. */
function notWorkingList(broken: readonly AddressNotWorking[]): Html | undefined {
  if (broken.length === 0) return undefined;
  return html`<h3 class="govuk-heading-s">Not written to</h3>
    <ul class="govuk-list govuk-list--bullet">${broken.map(({ channel, address, why, since }) => html`<li class="govuk-!-text-break-word">${tag({ text: channelWords[channel], classes: 'govuk-tag--red' })} ${address}<br>
      <span class="govuk-hint">${longDateTime(since as Instant)}: ${why}</span></li>`)}</ul>
    <p class="govuk-body">Messages go another way until it is changed, or a message sent to it by hand gets through. Texts that they stopped begin again when they text START, or when you choose texts for them because they asked.</p>`;
}

function contactList(contacts: readonly ContactOfPerson[]): Html {
  if (contacts.length === 0) return html`<p class="govuk-body">No contact is recorded yet.</p>`;
  return timeline({
    entries: contacts.map((contact) => ({
      title: `${contact.direction === 'in' ? 'From them' : 'From us'}, by ${contact.channel}`,
      when: longDateTime(contact.at),
      dateTime: contact.at,
      who: contact.staffName ?? undefined,
      body: html`<p class="govuk-body">${contact.words} <a class="govuk-link" href="/cases/${contact.reference}">${contact.reference}</a></p>`,
    })),
  });
}

function changeList(changes: readonly ChangeOfPerson[]): Html {
  if (changes.length === 0) return html`<p class="govuk-body">None since it was made.</p>`;
  const list = html`<ul class="govuk-list">${changes.map((change) => html`<li>${changeWords[change.type] ?? change.type}<br>
    <span class="govuk-hint">${longDateTime(change.at)}, ${change.actorName}</span></li>`)}</ul>`;
  return details({ summaryText: `The latest ${changes.length}`, html: list });
}

function tenancyTable(tenancies: readonly TenancyOfPerson[]): Html {
  if (tenancies.length === 0) return html`<p class="govuk-body">No tenancy is recorded.</p>`;
  return stackingTable({
    head: [{ text: 'Home' }, { text: 'Tenancy' }, { text: 'Number in files' }, { text: 'Part' }, { text: 'From' }, { text: 'Until' }],
    rows: tenancies.map((tenancy) => [
      { html: html`<a class="govuk-link" href="/homes/${tenancy.homeId}">${tenancy.address}</a>` },
      { text: tenancy.kind },
      { text: tenancy.key ?? 'None' },
      { text: tenancy.part },
      { text: longDateWithYear(tenancy.startedOn) },
      { text: tenancy.endedOn === null ? 'Now' : longDateWithYear(tenancy.endedOn) },
    ]),
  });
}
