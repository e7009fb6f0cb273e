import type { PlainDate } from '../../clock/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import type { Representative } from '../model/representatives.ts';
import { isUuid } from '../../platform/uuid.ts';
import {
  wordsOfWithdrawn, type Channel, type ConsentBasis, type ContactDetails, type Format, type HouseholdNeed, type NeedsAnswer, type NeedSource, type Resident, type ResidentId,
} from '../model.ts';

/** More than anybody has; of those that ended, the rest would be found the next time. */
const mostNeeds = 1000;

interface ResidentRecord {
  readonly id: ResidentId;
  readonly name: string;
  readonly date_of_birth: PlainDate | null;
  readonly mobile: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly preferred_channel: Channel;
  readonly contact_times: string | null;
  readonly language: string;
  readonly format: Format;
  readonly needs_answer: NeedsAnswer['answer'];
  readonly needs_confirmed_on: PlainDate | null;
  readonly needs_source: NeedSource | null;
  readonly needs_consent_basis: ConsentBasis | null;
  readonly version: number;
}

/** The person with this id and their needs that have not ended, or undefined. Any text may be asked for. */
export const residentById = (tx: Tx, id: string): Promise<Resident | undefined> => loadResident(tx, id, '');

/** The same, kept from change by others until the transaction ends. */
export const residentForChange = (tx: Tx, id: string): Promise<Resident | undefined> => loadResident(tx, id, 'for update');

async function loadResident(tx: Tx, id: string, lock: '' | 'for update'): Promise<Resident | undefined> {
  if (!isUuid(id)) return undefined;
  const [found] = await tx.query<ResidentRecord>(`select * from residents where landlord_id = $1 and id = $2 ${lock}`, [tx.landlordId, id]);
  if (found === undefined) return undefined;
  const rows = await tx.query<HouseholdNeed & { readonly hasEnded: boolean }>(
    `select id, kind, detail, instruction, source, consent_basis as "consentBasis", declared_on as "declaredOn", last_confirmed_on as "lastConfirmedOn", ended_on is not null as "hasEnded"
     from household_needs where landlord_id = $1 and resident_id = $2 and (ended_on is null or (consent_basis = 'explicit consent' and detail <> $3))
     order by ended_on is not null, declared_on, id limit ${mostNeeds}`,
    [tx.landlordId, id, wordsOfWithdrawn],
  );
  const needs = rows.filter(({ hasEnded }) => !hasEnded).map(({ hasEnded: _hasEnded, ...need }) => need);
  const endedByConsent = rows.filter(({ hasEnded }) => hasEnded).map((need) => need.id);
  const representatives = await representativesOf(tx, id);
  return { ...detailsOf(found), id: found.id, name: found.name, dateOfBirth: found.date_of_birth, needsAnswer: answerOf(found), needs, endedByConsent, representatives, version: found.version };
}

/** Whoever acts for them and has not been ended, the newest first: at most 50. */
export function representativesOf(tx: Tx, residentId: string): Promise<Representative[]> {
  return tx.query<Representative>(
    `select id, name, part, phone, email, may_decide as "mayDecide", agreed_how as "agreedHow", agreed_words as "agreedWords", agreed_on as "agreedOn", until, ended_on as "endedOn"
     from representatives where landlord_id = $1 and resident_id = $2 and ended_on is null order by agreed_on desc, id limit 50`,
    [tx.landlordId, residentId],
  );
}

const detailsOf = (row: ResidentRecord): ContactDetails => ({
  mobile: row.mobile, phone: row.phone, email: row.email, preferredChannel: row.preferred_channel,
  contactTimes: row.contact_times, language: row.language, format: row.format,
});

function answerOf(row: ResidentRecord): NeedsAnswer {
  const { needs_answer: answer, needs_confirmed_on: confirmedOn, needs_source: source, needs_consent_basis: consentBasis } = row;
  if (answer === 'unknown' || confirmedOn === null || source === null || consentBasis === null) return { answer: 'unknown' };
  return { answer, confirmedOn, source, consentBasis };
}

/** How to reach somebody, with their name, for a message; undefined when there is no such person. */
export async function contactDetailsOf(tx: Tx, residentId: string): Promise<(ContactDetails & Pick<Resident, 'id' | 'name'>) | undefined> {
  if (!isUuid(residentId)) return undefined;
  const [found] = await tx.query<ResidentRecord>('select * from residents where landlord_id = $1 and id = $2', [tx.landlordId, residentId]);
  return found === undefined ? undefined : { ...detailsOf(found), id: found.id, name: found.name };
}
