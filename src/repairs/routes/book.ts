import { html } from '../../platform/html/index.ts';
import type { Route, StaffVisit } from '../../platform/http/index.ts';
import { openVisit } from '../decide/visits.ts';
import { parseBooking, parseMove, parsePostInspection, parseVisitCancelled } from '../forms/booking.ts';
import type { RepairRefusal } from '../decide/index.ts';
import type { VisitId, VisitPurpose } from '../model.ts';
import { bookingChoices } from '../find-slot.ts';
import type { BookingChoices } from '../queries/operatives.ts';
import { fieldsOf } from '../views/action-fields.ts';
import { fieldOf } from '../views/refusal-words.ts';
import { orderField, purposeField, slotFields } from '../views/booking-fields.ts';
import { actionRoutes, type ActionPage } from './action-page.ts';
import type { OpenRepair } from './open-repair.ts';

const book: ActionPage<BookingChoices> = {
  path: 'book',
  action: 'BookVisit',
  title: 'Book a visit',
  verb: 'Book the visit',
  more: (open, visit) => choicesFor(open, visit),
  fields: ({ record, context }, more, form) => html`${purposeField(record.repair, form)}${orderField(record.openOrders, form)}${slotFields(slotFacts(record, more, context), form)}`,
  parse: async ({ body }, _open, { operatives }) => parseBooking(body, operatives),
  refusalField: dayAsTyped,
};

const bookCheck: ActionPage<BookingChoices> = {
  path: 'book-inspection',
  action: 'BookPostInspection',
  title: 'Book a visit to check the work',
  verb: 'Book the visit',
  more: (open, visit) => choicesFor(open, visit, 'post-inspection'),
  fields: ({ record, context }, more, form) => slotFields(slotFacts(record, more, context), form),
  parse: async ({ body }, _open, { operatives }) => parsePostInspection(body, operatives),
  refusalField: dayAsTyped,
};

const move: ActionPage<BookingChoices> = {
  path: 'visits/:visitId/move',
  action: 'MoveVisit',
  title: 'Move the visit',
  verb: 'Move the visit',
  more: (open, visit) => choicesFor(open, visit),
  fields: ({ record, context }, more, form) => {
    const field = fieldsOf(form);
    return html`${slotFields(slotFacts(record, more, context), form)}
      ${field.radios('askedBy', 'Who asked to move it', [{ value: 'resident', text: 'The resident' }, { value: 'us', text: 'Us' }])}
      ${field.words('reason', 'Why it moves', 'The resident reads it after “because”. For example, the part has not arrived.')}`;
  },
  parse: async ({ body, params }, _open, { operatives }) => parseMove(body, params['visitId'] as VisitId, operatives),
  refusalField: (refusal, visit) => (refusal === 'may-be-a-hazard' ? '' : dayAsTyped(refusal, visit)),
};

const cancelVisit: ActionPage<null> = {
  path: 'visits/:visitId/cancel',
  action: 'CancelVisit',
  title: 'Cancel the visit',
  verb: 'Cancel the visit',
  look: 'warning',
  more: async () => null,
  fields: (_open, _more, form) => fieldsOf(form).words('reason', 'Why it is cancelled', 'The resident reads it after “because”, with the day by which we ring to agree another. For example, the part has not arrived.'),
  parse: async ({ body, params }) => parseVisitCancelled(body, params['visitId'] as VisitId),
};

/** Booking, moving and cancelling a visit. */
export const bookingRoutes: readonly Route[] = [...actionRoutes(book), ...actionRoutes(bookCheck), ...actionRoutes(move), ...actionRoutes(cancelVisit)];

const slotFacts = ({ repair, spine }: OpenRepair['record'], choices: BookingChoices, context: OpenRepair['context']) => ({ reference: spine.file.reference, repair, choices, context });

function choicesFor({ record: { repair }, place, context }: OpenRepair, visit: StaffVisit, purpose?: VisitPurpose): Promise<BookingChoices> {
  const usual = openVisit(repair)?.purpose ?? (repair.hazard === 'possible' ? 'inspection' : 'repair');
  return bookingChoices(visit.tx, { repair, place, context }, purpose ?? usual);
}

function dayAsTyped(refusal: RepairRefusal, visit: StaffVisit): string | undefined {
  return fieldOf(refusal) === 'day' && visit.body['day'] === 'other' ? 'otherDay' : undefined;
}
