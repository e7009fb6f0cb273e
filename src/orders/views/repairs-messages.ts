import { addHours, dateInLondon, nextDay, startOfDay, type Instant } from '../../clock/index.ts';
import type { Contract, Contractor, OrderLine, OrderPriority, WorkOrder } from '../model.ts';
import { orderPartInWords } from '../words.ts';

// The four messages about work orders of the UK Housing Data Standards (HACT). Member names are those of their JSON schemas
// as a council publishes them (RaiseRepair, ScheduleRepair, JobStatusUpdate and WorkOrderComplete, "M3SoR-v7"). What the values
// of some code lists mean is not in those files: docs/how-to/exchange-repairs-messages.md says what we do about each.

/** Our reading of WorkPriorityCode, which has 1 to 5 and no meanings. */
export const priorityCodes: Readonly<Record<OrderPriority, string>> = { emergency: '1', urgent: '2', routine: '3', planned: '4' };

/** What a message tells besides the order itself. */
export interface ToldOfOrder {
  readonly reference: string;
  readonly landlordName: string;
  readonly address: string;
  readonly contractor: Pick<Contractor, 'name'> | undefined;
  readonly contract: Pick<Contract, 'name'> | undefined;
}

/** One message under its name, with whom it is for: the names of ours, since the standard has no contract. */
export interface RepairsMessage {
  readonly contractor: string;
  readonly contract: string | null;
  readonly [name: string]: unknown;
}

/** How other programs name an order. */
export const orderReference = (reference: string, number: number): string => `${reference}/${number}`;

/** Everything there is to tell of an order, in the order in which it happened. Never about whom: the instruction, and what to know at the door. */
export function messagesOf(order: WorkOrder, told: ToldOfOrder): readonly RepairsMessage[] {
  const to = { contractor: told.contractor?.name ?? '', contract: told.contract?.name ?? null };
  const status = statusOf(order, told);
  return [
    { ...to, RaiseRepair: { ...theWork(order), SitePropertyUnit: [{ Address: { AddressLine: addressLines(told.address) } }] } },
    { ...to, ScheduleRepair: scheduleRepair(order, told) },
    ...(status === undefined ? [] : [{ ...to, JobStatusUpdate: status }]),
    ...(order.state.kind === 'completed' ? [{ ...to, WorkOrderComplete: workOrderComplete(order, told) }] : []),
  ];
}

function theWork(order: WorkOrder): Readonly<Record<string, unknown>> {
  return {
    DescriptionOfWork: order.work,
    Priority: { PriorityCode: priorityCodes[order.priority], RequiredCompletionDateTime: requiredBy(order) },
    WorkClass: { WorkClassSubType: { WorkClassSubType: [order.purpose] } },
    WorkElement: [{ Trade: [{ CustomCode: order.trade }], RateScheduleItem: order.lines.map(rateItem) }],
    ...(order.accessNeeds === '' ? {} : { AccessInformation: { Description: order.accessNeeds } }),
    ...alertsOf(order),
  };
}

/** What somebody wrote of the place, and what the register said of it. */
function alertsOf({ siteHazards, registerTold }: WorkOrder): Readonly<Record<string, unknown>> {
  const said = [siteHazards, registerTold ?? ''].filter((words) => words !== '');
  return said.length === 0 ? {} : { LocationAlert: said.map((Comments) => ({ Comments })) };
}

function scheduleRepair(order: WorkOrder, told: ToldOfOrder): Readonly<Record<string, unknown>> {
  return {
    Reference: [nameOf(order, told)], ...theWork(order), DateRaised: order.raisedAt,
    InstructedBy: { Name: told.landlordName }, AssignedToPrimary: { Organization: { Name: told.contractor?.name ?? '' } },
    Site: { Property: [{ Address: { AddressLine: addressLines(told.address) } }] },
  };
}

/** How far it is, in words: which TypeCode stands for what is not known to us. Nothing while nobody has accepted it. */
function statusOf(order: WorkOrder, told: ToldOfOrder): Readonly<Record<string, unknown>> | undefined {
  const { state } = order;
  const about = { RelatedWorkOrderReference: nameOf(order, told) };
  switch (state.kind) {
    case 'raised': return undefined;
    case 'accepted': return { ...about, EventTime: state.at, OtherType: 'accepted' };
    case 'scheduled': return { ...about, OtherType: 'scheduled', RefinedAppointmentWindow: { Date: state.on, TimeOfDay: { Name: state.part } }, Comments: `${state.on}, ${orderPartInWords(state.part)}` };
    case 'completed': return { ...about, ...endedAt(order), OtherType: 'completed', Comments: state.words };
    case 'cancelled': return { ...about, ...endedAt(order), OtherType: 'cancelled', Comments: `${state.reason}. ${state.words}` };
  }
}

const endedAt = ({ settledAt }: WorkOrder) => (settledAt === null ? {} : { EventTime: settledAt });

function workOrderComplete(order: WorkOrder, told: ToldOfOrder): Readonly<Record<string, unknown>> {
  const { state } = order;
  const update = state.kind === 'completed' ? [{ OtherType: 'completed', EventTime: startOfDay(state.on), Comments: state.words }] : [];
  return { WorkOrderReference: nameOf(order, told), CompletedWorkElements: [{ RateScheduleItem: order.lines.map(rateItem) }], JobStatusUpdates: update };
}

const nameOf = ({ number }: WorkOrder, { reference, landlordName }: ToldOfOrder) => ({ ID: orderReference(reference, number), AllocatedBy: landlordName });

/** Words with a price are in no schedule, and the standard has no price: ours is called ours. */
function rateItem(line: OrderLine): Readonly<Record<string, unknown>> {
  if (line.kind === 'words') return { CustomName: line.description, PutrightPricePence: line.pricePence };
  return { CustomCode: line.code, CustomName: line.description, Quantity: { Amount: [line.hundredths / 100] } };
}

/** The standard has moments only: the last hour of the day, which is that day in any reading. */
function requiredBy({ targetAt, targetOn, raisedAt }: WorkOrder): Instant {
  return targetAt ?? addHours(startOfDay(nextDay(targetOn ?? dateInLondon(raisedAt))), -1);
}

const addressLines = (address: string): readonly string[] => address.split(', ').slice(0, 7);
