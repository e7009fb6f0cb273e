import { Type, type Static } from 'typebox';
import { date, instantText, object, orNull } from '../../../platform/api/index.ts';
import { mostWords } from '../../../platform/forms/index.ts';
import { orderParts, orderPurposes, trades } from '../../model.ts';
import { priorityCodes } from '../../views/repairs-messages.ts';

const text = (most: number, description: string) => Type.String({ maxLength: most, description });
const maybe = Type.Optional;
const unread = 'Taken, and not read.';
const some = <const Item extends Parameters<typeof Type.Array>[0]>(item: Item, most: number) => Type.Array(item, { minItems: 1, maxItems: most });
const named = object({ ID: text(100, 'The order, as its messages name it.'), Description: maybe(text(200, unread)), AllocatedBy: maybe(text(200, unread)) });
const address = object({ AddressLine: maybe(Type.Array(text(200, unread), { maxItems: 7 })), PostalCode: maybe(text(10, unread)) });

const rateItem = object({
  CustomCode: maybe(Type.String({ pattern: '^[^\\s]{1,40}$', maxLength: 40, description: 'A code of the contract’s schedule of rates. Left out for words with a price.' })),
  CustomName: maybe(Type.String({ pattern: '^[^\\n\\r=]{1,200}$', maxLength: 200, description: 'Its name; for words with a price, the words.' })),
  Quantity: maybe(object({ Amount: some(Type.Number({ minimum: 0.01, maximum: 99_999, description: 'How many, to two places.' }), 1) })),
  PutrightPricePence: maybe(Type.Integer({ minimum: 0, maximum: 100_000_000, description: 'Of words: their price. Not a member of the standard.' })),
});

const work = {
  DescriptionOfWork: Type.String({ minLength: 1, maxLength: mostWords, description: 'What is to be done. Nothing about the resident.' }),
  Priority: object({ PriorityCode: Type.Enum(Object.values(priorityCodes), { description: '1 emergency, 2 urgent, 3 routine, 4 planned.' }), RequiredCompletionDateTime: instantText('By when. Of an emergency it is not read: the landlord’s own hours count.') }),
  WorkClass: object({ WorkClassSubType: object({ WorkClassSubType: some(Type.Enum([...orderPurposes], { description: 'What it is for.' }), 1) }) }),
  WorkElement: some(object({ Trade: some(object({ CustomCode: Type.Enum([...trades], { description: 'The trade.' }) }), 1), RateScheduleItem: some(rateItem, 50) }), 1),
  AccessInformation: maybe(object({ Description: text(mostWords, 'What to know at the door: the instruction, never the reason.') })),
  LocationAlert: maybe(some(object({ Comments: text(mostWords, 'A danger of the place.') }), 5)),
};

const raise = object({ ...work, SitePropertyUnit: maybe(some(object({ Address: address }), 1)) });
const schedule = object({
  ...work, Reference: some(named, 5), DateRaised: maybe(instantText(unread)), InstructedBy: maybe(object({ Name: text(200, unread) })),
  AssignedToPrimary: maybe(object({ Organization: object({ Name: text(200, unread) }) })), Site: maybe(object({ Property: some(object({ Address: address }), 1) })),
});

const statusUpdate = {
  OtherType: Type.Enum(['accepted', 'scheduled'], { description: 'What happened.' }), EventTime: maybe(instantText(unread)), Comments: maybe(text(mostWords, unread)),
  RefinedAppointmentWindow: maybe(object({ Date: date('The day. Needed when scheduled.'), TimeOfDay: object({ Name: Type.Enum([...orderParts], { description: 'The part of the day.' }) }) })),
};
const completedUpdate = object({ OtherType: Type.Enum(['completed']), EventTime: instantText('When it was done.'), Comments: Type.String({ minLength: 1, maxLength: mostWords, description: 'What was done.' }) });

const whom = { contractor: text(120, 'Whoever does it, by their name here.'), contract: maybe(orNull(text(120, 'Their contract, by its name here. None for a team of your own.'))) };

/** A message that raises an order: exactly one of the two. */
export const raisingMessage = object({ ...whom, RaiseRepair: maybe(raise), ScheduleRepair: maybe(schedule) });

/** A message about an order that is there: exactly one of the two. */
export const orderMessage = object({
  contractor: maybe(text(120, unread)), contract: maybe(orNull(text(120, unread))),
  JobStatusUpdate: maybe(object({ RelatedWorkOrderReference: named, ...statusUpdate })),
  WorkOrderComplete: maybe(object({ WorkOrderReference: named, CompletedWorkElements: maybe(some(object({ RateScheduleItem: some(rateItem, 50) }), 1)), JobStatusUpdates: some(completedUpdate, 1) })),
});
export type OrderMessage = Static<typeof orderMessage>;
