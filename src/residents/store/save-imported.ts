import { insertRows, type Tx } from '../../platform/database/index.ts';
import type { ImportReading } from '../../platform/importer.ts';
import { contactDetailsFrom, type ImportedPerson } from '../forms/import-row.ts';
import type { HouseholdNeed, NeedId, NeedsAnswer, ResidentContext, ResidentId, TenancyId } from '../model.ts';
import { changeFromFile } from './change-from-file.ts';
import { createResidentRows, type NewResident, type NewTenancy } from './create-rows.ts';
import type { ResidentFacts, TakenResident } from './import-facts.ts';
import { eventRow } from './save-events.ts';

/** Writes a batch: new people, tenancies and parts together, then what changed of those there were. */
export async function savePlannedResidents(tx: Tx, rows: readonly TakenResident[], facts: ResidentFacts, reading: ImportReading): Promise<void> {
  const { now, today, newId, by } = reading;
  const context: ResidentContext = { actor: { kind: 'system', name: `Import by ${by.name}` }, now, today, newId };
  const knownBefore = new Set(facts.people.keys());
  const tenanciesBefore = new Set(facts.tenancies.keys());
  await createNew(tx, rows, facts, { context, fileSha256: reading.source.sha256 });
  const changed = new Map(rows.filter(({ person }) => knownBefore.has(person.key)).map((row) => [row.person.key, row]));
  for (const row of changed.values()) {
    const known = facts.people.get(row.person.key);
    if (known !== undefined && known.importedSha256 !== row.personSha256) await changeFromFile(tx, known.id, row, context);
  }
  for (const row of rows) if (tenanciesBefore.has(row.tenancy.key)) await changeTenancy(tx, row, facts, context);
}

interface Creating {
  readonly context: ResidentContext;
  readonly fileSha256: string | null;
}

async function createNew(tx: Tx, rows: readonly TakenResident[], facts: ResidentFacts, { context, fileSha256 }: Creating): Promise<void> {
  const residents: NewResident[] = [];
  const tenancies: NewTenancy[] = [];
  const needs: (HouseholdNeed & { readonly residentId: ResidentId })[] = [];
  for (const { person, tenancy, personSha256 } of rows) {
    if (!facts.people.has(person.key)) {
      const id = context.newId() as ResidentId;
      residents.push(newResident(id, person, personSha256));
      needs.push(...newNeeds(id, person, context));
      facts.people.set(person.key, { key: person.key, id, importedSha256: personSha256 });
    }
    if (!facts.tenancies.has(tenancy.key)) {
      const made = { id: context.newId() as TenancyId, key: tenancy.key, homeId: facts.homes.get(tenancy.uprn) ?? '', kind: tenancy.kind, startedOn: tenancy.startedOn, endedOn: tenancy.endedOn };
      tenancies.push(made);
      facts.tenancies.set(tenancy.key, made);
    }
  }
  await createResidentRows(tx, { residents, tenancies, people: newParts(rows, facts), needs }, context.now);
  await insertRows(tx, 'resident_events', residents.map(({ id }) => eventRow(tx, id, { type: 'PersonImported', fileSha256 }, context)));
}

function newParts(rows: readonly TakenResident[], facts: ResidentFacts) {
  return rows.filter(({ person, tenancy }) => !facts.parts.has(`${tenancy.key}\n${person.key}`)).flatMap(({ person, tenancy, part }) => {
    const tenancyId = facts.tenancies.get(tenancy.key)?.id;
    const residentId = facts.people.get(person.key)?.id;
    return tenancyId === undefined || residentId === undefined ? [] : [{ tenancyId, residentId, part }];
  });
}

function newResident(id: ResidentId, person: ImportedPerson, importedSha256: string): NewResident {
  const { key, name, dateOfBirth } = person;
  return { ...contactDetailsFrom(person), id, key, importedSha256, name, dateOfBirth, needsAnswer: answerOf(person) };
}

function answerOf({ needs }: ImportedPerson): NeedsAnswer {
  if (needs.answer === 'unknown') return { answer: 'unknown' };
  const { answer, confirmedOn, source, consentBasis } = needs;
  return { answer, confirmedOn, source, consentBasis };
}

function newNeeds(residentId: ResidentId, { needs }: ImportedPerson, { newId }: ResidentContext) {
  if (needs.answer === 'unknown') return [];
  const { source, consentBasis, confirmedOn } = needs;
  return needs.needs.map((need) => ({ ...need, residentId, id: newId() as NeedId, source, consentBasis, declaredOn: confirmedOn, lastConfirmedOn: confirmedOn }));
}

async function changeTenancy(tx: Tx, { person, tenancy, part }: TakenResident, facts: ResidentFacts, context: ResidentContext): Promise<void> {
  const known = facts.tenancies.get(tenancy.key);
  const resident = facts.people.get(person.key);
  if (known === undefined || resident === undefined) return;
  const { kind, startedOn, endedOn } = tenancy;
  const partBefore = facts.parts.get(`${tenancy.key}\n${person.key}`);
  const fields = [
    ...(known.kind === kind ? [] : ['tenure']), ...(known.startedOn === startedOn ? [] : ['start']), ...(known.endedOn === endedOn ? [] : ['end']),
    ...(partBefore === undefined || partBefore === part ? [] : ['part']),
  ];
  if (fields.length === 0) return;
  await tx.query('update tenancies set tenure = $3, started_on = $4, ended_on = $5 where landlord_id = $1 and id = $2', [tx.landlordId, known.id, kind, startedOn, endedOn]);
  await tx.query('update tenancy_people set part = $4 where landlord_id = $1 and tenancy_id = $2 and resident_id = $3', [tx.landlordId, known.id, resident.id, part]);
  await insertRows(tx, 'resident_events', [eventRow(tx, resident.id, { type: 'TenancyChanged', tenancyId: known.id, fields }, context)]);
}
