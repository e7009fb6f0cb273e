import { NotFound, type Tx } from '../../platform/database/index.ts';
import { changeContactDetails, confirmNeeds } from '../decide.ts';
import { contactDetailsFrom, type ImportedPerson } from '../forms/import-row.ts';
import type { NewNeed, Resident, ResidentContext, ResidentEvent } from '../model.ts';
import { residentForChange } from '../queries/index.ts';
import { saveResidentEvents } from './save-events.ts';

/** Puts what a newer file says of somebody on their record, by the rules and with the entries of their own page. */
export async function changeFromFile(tx: Tx, residentId: string, { person, personSha256 }: { readonly person: ImportedPerson; readonly personSha256: string }, context: ResidentContext): Promise<void> {
  const resident = await residentForChange(tx, residentId);
  if (resident === undefined) throw new NotFound('resident');
  const events = [...corrections(resident, person), ...contactChanges(resident, person), ...(await isWithdrawn(tx, residentId, person) ? [] : newerAnswer(resident, person, context))];
  if (events.length > 0) await saveResidentEvents(tx, resident, events, context);
  await tx.query('update residents set imported_sha256 = $3 where landlord_id = $1 and id = $2', [tx.landlordId, residentId, personSha256]);
}

/** What was said before somebody withdrew their consent does not come back by a file that still has it. */
async function isWithdrawn(tx: Tx, residentId: string, { needs }: ImportedPerson): Promise<boolean> {
  if (needs.answer === 'unknown' || needs.consentBasis !== 'explicit consent') return false;
  const rows = await tx.query(
    `select 1 from resident_events where landlord_id = $1 and resident_id = $2 and type = 'ConsentWithdrawn' and at >= $3::date limit 1`,
    [tx.landlordId, residentId, needs.confirmedOn],
  );
  return rows.length > 0;
}

function corrections(resident: Resident, { name, dateOfBirth }: ImportedPerson): ResidentEvent[] {
  const born = dateOfBirth ?? resident.dateOfBirth;
  const fields = [...(name === resident.name ? [] : ['name' as const]), ...(born === resident.dateOfBirth ? [] : ['dateOfBirth' as const])];
  return fields.length === 0 ? [] : [{ type: 'PersonCorrected', fields, name, dateOfBirth: born }];
}

/** An empty cell says nothing: what is known here stays. */
function contactChanges(resident: Resident, person: ImportedPerson): readonly ResidentEvent[] {
  const decision = changeContactDetails(resident, contactDetailsFrom(person, resident));
  return decision.ok ? decision.events : [];
}

/** An answer counts when it is newer than the one here. It is the whole answer: needs it does not name have ended. */
function newerAnswer(resident: Resident, { needs: told }: ImportedPerson, context: ResidentContext): readonly ResidentEvent[] {
  if (told.answer === 'unknown') return [];
  if (resident.needsAnswer.answer !== 'unknown' && resident.needsAnswer.confirmedOn >= told.confirmedOn) return [];
  const { answer, source, consentBasis, needs } = told;
  const isThere = (need: NewNeed, among: readonly NewNeed[]) => among.some(({ kind, detail }) => kind === need.kind && detail === need.detail);
  const add = needs.filter((need) => !isThere(need, resident.needs));
  const end = resident.needs.filter((need) => !isThere(need, needs)).map(({ id }) => id);
  const decision = confirmNeeds(resident, { answer, source, consentBasis, add, end }, { ...context, today: told.confirmedOn });
  return decision.ok ? decision.events : [];
}
