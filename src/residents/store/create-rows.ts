import type { PlainDate } from '../../clock/index.ts';
import { insertRows, type Tx } from '../../platform/database/index.ts';
import type { ContactDetails, HouseholdNeed, NeedsAnswer, ResidentId, TenancyId, TenancyKind, TenancyPart } from '../model.ts';
import { rewriteSearchOfResidents } from './search-pieces.ts';

export interface NewResident extends ContactDetails {
  readonly id: ResidentId;
  /** The landlord's own number of the person, and what their file said of them, where they came from one. */
  readonly key?: string;
  readonly importedSha256?: string;
  readonly name: string;
  readonly dateOfBirth: PlainDate | null;
  readonly needsAnswer: NeedsAnswer;
}

export interface NewTenancy {
  readonly id: TenancyId;
  readonly key?: string;
  readonly homeId: string;
  readonly kind: TenancyKind;
  readonly startedOn: PlainDate;
  readonly endedOn: PlainDate | null;
}

export interface NewTenancyPerson {
  readonly tenancyId: TenancyId;
  readonly residentId: ResidentId;
  readonly part: TenancyPart;
}

/** People and their tenancies as they come from another system, or from the demonstration. */
export interface NewResidentRows {
  readonly residents: readonly NewResident[];
  readonly tenancies: readonly NewTenancy[];
  readonly people: readonly NewTenancyPerson[];
  readonly needs: readonly (HouseholdNeed & { readonly residentId: ResidentId })[];
}

/** Writes many at once, each list in as few statements as may be. */
export async function createResidentRows(tx: Tx, rows: NewResidentRows, now: string): Promise<void> {
  const landlord_id = tx.landlordId;
  await insertRows(tx, 'residents', rows.residents.map((resident) => residentRow(landlord_id, resident, now)));
  await rewriteSearchOfResidents(tx, rows.residents.map(({ id }) => id), now);
  await insertRows(tx, 'tenancies', rows.tenancies.map((tenancy) => ({
    landlord_id, id: tenancy.id, tenancy_key: tenancy.key ?? null, home_id: tenancy.homeId, tenure: tenancy.kind, started_on: tenancy.startedOn, ended_on: tenancy.endedOn,
  })));
  await insertRows(tx, 'tenancy_people', rows.people.map((person) => ({
    landlord_id, tenancy_id: person.tenancyId, resident_id: person.residentId, part: person.part,
  })));
  await insertRows(tx, 'household_needs', rows.needs.map((need) => ({
    landlord_id, id: need.id, resident_id: need.residentId, kind: need.kind, detail: need.detail, instruction: need.instruction,
    source: need.source, consent_basis: need.consentBasis, declared_on: need.declaredOn, last_confirmed_on: need.lastConfirmedOn,
  })));
}

function residentRow(landlord_id: string, { needsAnswer, ...resident }: NewResident, now: string) {
  const grounds = needsAnswer.answer === 'unknown' ? undefined : needsAnswer;
  return {
    landlord_id, id: resident.id, resident_key: resident.key ?? null, imported_sha256: resident.importedSha256 ?? null, name: resident.name, date_of_birth: resident.dateOfBirth,
    mobile: resident.mobile, phone: resident.phone, email: resident.email,
    preferred_channel: resident.preferredChannel, contact_times: resident.contactTimes, language: resident.language, format: resident.format,
    needs_answer: needsAnswer.answer,
    needs_confirmed_on: grounds?.confirmedOn ?? null, needs_source: grounds?.source ?? null, needs_consent_basis: grounds?.consentBasis ?? null,
    search_text: searchTextOf(resident),
    updated_at: now,
  };
}

/** What the search box looks through; changing contact details writes it anew in the same way. */
const searchTextOf = ({ name, mobile, phone, email }: Pick<NewResident, 'name' | 'mobile' | 'phone' | 'email'>): string =>
  [name, withoutSpaces(mobile), withoutSpaces(phone), email].filter((text) => text !== null).join(' ').toLowerCase();

const withoutSpaces = (number: string | null): string | null => number?.replaceAll(' ', '') ?? null;
