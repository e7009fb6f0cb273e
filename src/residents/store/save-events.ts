import { insertRows, NotFound, RecordChanged, type Tx } from '../../platform/database/index.ts';
import { NotAllowed } from '../../platform/http/index.ts';
import { mayChangeNeeds, whoMayChangeNeeds } from '../access.ts';
import type { Representative } from '../model/representatives.ts';
import { confirmNeeds, type ResidentRefusal } from '../decide.ts';
import { wordsOfWithdrawn, type ConfirmNeeds, type Resident, type ResidentContext, type ResidentEvent } from '../model.ts';
import { confirmOwnNeeds, type OwnNeedsAnswer, type OwnNeedsDecision } from '../own-needs.ts';
import { residentForChange } from '../queries/index.ts';
import { rewriteSearchOfResidents } from './search-pieces.ts';

/** Saves what was decided about a person and appends who did it. Someone else having changed the person meanwhile is refused. */
export async function saveResidentEvents(tx: Tx, resident: Pick<Resident, 'id' | 'version'>, events: readonly ResidentEvent[], context: ResidentContext): Promise<void> {
  const claimed = await tx.query(
    'update residents set version = version + 1, updated_at = $4 where landlord_id = $1 and id = $2 and version = $3 returning id',
    [tx.landlordId, resident.id, resident.version, context.now],
  );
  if (claimed.length === 0) throw new RecordChanged('resident');
  for (const event of events) await applyEvent(tx, resident.id, event);
  if (events.some(({ type }) => type === 'ContactDetailsChanged' || type === 'PersonCorrected')) await rewriteSearchOfResidents(tx, [resident.id], context.now);
  await insertRows(tx, 'resident_events', events.map((event) => eventRow(tx, resident.id, event, context)));
}

/** What another slice's form learns about needs, such as a repair's report: decided and saved as on the person's own page. */
export async function confirmNeedsOf(
  tx: Tx,
  residentId: string,
  command: ConfirmNeeds,
  context: ResidentContext,
): Promise<{ readonly ok: true } | { readonly ok: false; readonly refusal: ResidentRefusal }> {
  if (!mayChangeNeeds(context.actor)) throw new NotAllowed(whoMayChangeNeeds);
  const resident = await residentForChange(tx, residentId);
  if (resident === undefined) throw new NotFound('resident');
  const decision = confirmNeeds(resident, command, context);
  if (!decision.ok) return decision;
  await saveResidentEvents(tx, resident, decision.events, context);
  return { ok: true };
}

/** The person themselves, by their own link, about themselves and nobody else. */
export async function confirmOwnNeedsOf(tx: Tx, given: OwnNeedsAnswer, context: ResidentContext): Promise<Pick<OwnNeedsDecision, 'ok'>> {
  const { actor } = context;
  if (actor.kind !== 'resident' || actor.id === null) throw new NotAllowed(whoMayChangeNeeds);
  const resident = await residentForChange(tx, actor.id);
  if (resident === undefined) throw new NotFound('resident');
  const decision = confirmOwnNeeds(resident, given, context);
  if (decision.ok) await saveResidentEvents(tx, resident, decision.events, context);
  return decision;
}

async function applyEvent(tx: Tx, residentId: string, event: ResidentEvent): Promise<void> {
  const key = [tx.landlordId, residentId];
  switch (event.type) {
    case 'PersonCorrected':
      return correctPerson(tx, residentId, event);
    case 'NeedsConfirmed':
      await tx.query(
        'update residents set needs_answer = $3, needs_confirmed_on = $4, needs_source = $5, needs_consent_basis = $6 where landlord_id = $1 and id = $2',
        [...key, event.answer, event.confirmedOn, event.source, event.consentBasis],
      );
      return;
    case 'ConsentWithdrawn':
      return forgetNeeds(tx, residentId, event);
    case 'NeedConfirmed':
      await tx.query('update household_needs set last_confirmed_on = $4 where landlord_id = $1 and resident_id = $2 and id = $3', [...key, event.needId, event.on]);
      return;
    case 'NeedEnded':
      await tx.query('update household_needs set ended_on = $4 where landlord_id = $1 and resident_id = $2 and id = $3', [...key, event.needId, event.on]);
      return;
    case 'NeedAdded':
      await insertRows(tx, 'household_needs', [{
        landlord_id: tx.landlordId, id: event.need.id, resident_id: residentId, kind: event.need.kind, detail: event.need.detail,
        instruction: event.need.instruction, source: event.need.source, consent_basis: event.need.consentBasis,
        declared_on: event.need.declaredOn, last_confirmed_on: event.need.lastConfirmedOn, ended_on: null,
      }]);
      return;
    case 'RepresentativeAdded':
      return insertRepresentative(tx, residentId, event.representative);
    case 'RepresentativeEnded':
      return endOfRepresentative(tx, residentId, event);
    case 'ContactDetailsChanged':
      return changeContactDetails(tx, residentId, event);
    // Of the others the rows are written where they are decided; here they are only told of.
    default:
      return;
  }
}

async function insertRepresentative(tx: Tx, residentId: string, { id, name, part, phone, email, mayDecide, agreedHow, agreedWords, agreedOn, until }: Representative): Promise<void> {
  await insertRows(tx, 'representatives', [{
    landlord_id: tx.landlordId, id, resident_id: residentId, name, part, phone, email, may_decide: mayDecide, agreed_how: agreedHow, agreed_words: agreedWords, agreed_on: agreedOn, until,
  }]);
}

async function changeContactDetails(tx: Tx, residentId: string, { details }: Extract<ResidentEvent, { type: 'ContactDetailsChanged' }>): Promise<void> {
  const { mobile, phone, email, preferredChannel, contactTimes, language, format } = details;
  await tx.query(
    `update residents set mobile = $3, phone = $4, email = $5, preferred_channel = $6, contact_times = $7, language = $8, format = $9,
       search_text = lower(concat_ws(' ', name, $3::text, $4::text, $5::text))
     where landlord_id = $1 and id = $2`,
    [tx.landlordId, residentId, mobile, phone, email, preferredChannel, contactTimes, language, format],
  );
}

async function endOfRepresentative(tx: Tx, residentId: string, { representativeId, on, because }: Extract<ResidentEvent, { type: 'RepresentativeEnded' }>): Promise<void> {
  await tx.query('update representatives set ended_on = $4, ended_because = $5 where landlord_id = $1 and resident_id = $2 and id = $3', [tx.landlordId, residentId, representativeId, on, because]);
}

async function correctPerson(tx: Tx, residentId: string, { name, dateOfBirth }: Extract<ResidentEvent, { type: 'PersonCorrected' }>): Promise<void> {
  await tx.query(
    `update residents set name = $3, date_of_birth = $4, search_text = lower(concat_ws(' ', $3::text, mobile, phone, email))
     where landlord_id = $1 and id = $2`,
    [tx.landlordId, residentId, name, dateOfBirth],
  );
}

/** The row of a need stays, so that the list of changes can name it; nothing that it said does. */
async function forgetNeeds(tx: Tx, residentId: string, { needIds, left, on }: Extract<ResidentEvent, { type: 'ConsentWithdrawn' }>): Promise<void> {
  const grounds = left.answer === 'unknown' ? undefined : left;
  await tx.query(
    `update household_needs set kind = 'other', detail = $5, instruction = null, ended_on = coalesce(ended_on, $4)
     where landlord_id = $1 and resident_id = $2 and id = any ($3::uuid[])`,
    [tx.landlordId, residentId, needIds, on, wordsOfWithdrawn],
  );
  await tx.query(
    'update residents set needs_answer = $3, needs_confirmed_on = $4, needs_source = $5, needs_consent_basis = $6 where landlord_id = $1 and id = $2',
    [tx.landlordId, residentId, left.answer, grounds?.confirmedOn ?? null, grounds?.source ?? null, grounds?.consentBasis ?? null],
  );
}

/** One line of the list of changes. */
export function eventRow(tx: Tx, residentId: string, event: ResidentEvent, { actor, now, newId }: ResidentContext) {
  return {
    landlord_id: tx.landlordId, id: newId(), resident_id: residentId, at: now,
    actor_kind: actor.kind, actor_id: actor.kind === 'system' ? null : actor.id, actor_name: actor.name,
    type: event.type, data: dataOf(event),
  };
}

/** Names and dates of what changed, never a phone number or a diagnosis: this list outlives them. */
function dataOf(event: ResidentEvent): Readonly<Record<string, unknown>> {
  switch (event.type) {
    case 'PersonImported': return { fileSha256: event.fileSha256 };
    case 'PersonCorrected': return { fields: event.fields };
    case 'PersonAdded': return { tenancyId: event.tenancyId };
    case 'ConsentWithdrawn': return { source: event.source, needIds: event.needIds, left: event.left.answer };
    case 'TenancyChanged': return { tenancyId: event.tenancyId, fields: event.fields };
    case 'NeedsConfirmed': return { answer: event.answer, source: event.source, consentBasis: event.consentBasis, on: event.confirmedOn };
    case 'NeedConfirmed': return { needId: event.needId };
    case 'NeedEnded': return { needId: event.needId };
    case 'NeedAdded': return { needId: event.need.id };
    case 'TextsStopped':
    case 'TextsStarted': return { how: 'a text of theirs' };
    case 'ContactDetailsChanged': return { fields: event.fields };
    case 'RepresentativeAdded': return { representativeId: event.representative.id, mayDecide: event.representative.mayDecide, until: event.representative.until };
    case 'RepresentativeEnded': return { representativeId: event.representativeId, on: event.on };
  }
}
