import type { PlainDate } from '../../clock/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { isUuid } from '../../platform/uuid.ts';
import type { PossibleContractor } from '../forms/order.ts';
import { openStates, type Contract, type Contractor, type ContractId, type ContractorId, type ContractorOrderFilter, type OrderPriority, type OrderState, type Trade, type Waiting } from '../model.ts';
import { contractColumns, contractorColumns } from '../store/rows.ts';

export const rowsAPage = 50;

/** Everybody who may be given an order today, by name, each with each contract in force. */
export async function possibleContractors(tx: Tx, today: PlainDate): Promise<PossibleContractor[]> {
  const rows = await tx.query<{ contractorId: ContractorId; name: string; kind: string; contractId: ContractId | null; contract: string | null }>(
    `select k.id as "contractorId", k.name, k.kind, c.id as "contractId", c.name as contract from contractors k
     left join contracts c on c.landlord_id = k.landlord_id and c.contractor_id = k.id and c.starts_on <= $2 and c.ends_on >= $2
     where k.landlord_id = $1 and k.starts_on <= $2 and (k.ends_on is null or k.ends_on >= $2) and (c.id is not null or k.kind = 'own team')
     order by k.name, c.name limit 500`,
    [tx.landlordId, today],
  );
  const under = rows.flatMap(({ contractorId, contractId, name, contract }) => (contract === null ? [] : [{ contractorId, contractId, text: `${name} – ${contract}` }]));
  // A team of our own also works under no contract.
  const own = new Map(rows.filter(({ kind }) => kind === 'own team').map(({ contractorId, name }) => [contractorId, { contractorId, contractId: null, text: name }]));
  return [...own.values(), ...under];
}

/** The one of these names who may be given an order today. */
export async function possibleContractorNamed(tx: Tx, today: PlainDate, names: { readonly contractor: string; readonly contract: string | null }): Promise<PossibleContractor | undefined> {
  const text = names.contract === null ? names.contractor : `${names.contractor} – ${names.contract}`;
  return (await possibleContractors(tx, today)).find((one) => one.text === text);
}

/** An order in one line: where it is and how far, never who lives there. */
export interface OrderListed {
  readonly id: string;
  readonly reference: string;
  readonly number: number;
  readonly address: string;
  readonly trade: Trade;
  readonly contractorName: string;
  readonly valuePence: number;
  readonly priority: OrderPriority;
  readonly targetOn: PlainDate | null;
  readonly targetAt: string | null;
  readonly state: OrderState['kind'];
  readonly raisedAt: string;
  readonly waiting: Waiting | null;
  readonly waitingSince: string | null;
  readonly timesNoAccess: number;
  readonly variationsAsked: number;
  readonly variationsAgreed: number;
}

const listed = `select o.id, c.reference, o.number, o.trade, k.name as "contractorName", o.value_pence as "valuePence", o.priority, o.target_on as "targetOn",
    o.target_at as "targetAt", o.state, o.raised_at as "raisedAt", o.waiting, o.waiting_since as "waitingSince", o.times_no_access as "timesNoAccess", o.variations_asked as "variationsAsked", o.variations_agreed as "variationsAgreed",
    coalesce(concat_ws(', ', h.address_line, h.town, h.postcode), '') || coalesce(a.name, '') as address
  from work_orders o
  join cases c on c.landlord_id = o.landlord_id and c.id = o.case_id
  join contractors k on k.landlord_id = o.landlord_id and k.id = o.contractor_id
  left join homes h on h.landlord_id = c.landlord_id and h.id = c.home_id
  left join communal_areas a on a.landlord_id = c.landlord_id and a.id = c.communal_area_id`;
const atHomesOf = (parameter: string) => `(h.id is null or h.owning_organisation_id = ${parameter} or h.managing_organisation_id = ${parameter})`;

/** Who reads a list, and where the page before ended. */
export interface ListReader {
  readonly organisationId: string;
  readonly after: string | undefined;
  readonly most?: number;
}

/** What waits for somebody with such a limit who did not ask, the longest waiting first. */
export function ordersWaiting(tx: Tx, who: ListReader & { readonly staffId: string; readonly limitPence: number }): Promise<OrderListed[]> {
  return tx.query<OrderListed>(
    `${listed} where o.landlord_id = $1 and o.waiting_since is not null and o.waiting_pence <= $2 and (o.waiting_asked_by is null or o.waiting_asked_by <> $3)
       and (c.closed_at is null or o.waiting ->> 'wentAhead' = 'true') and ${atHomesOf('$4')}
       and ($5::uuid is null or (o.waiting_since, o.id) > (select w.waiting_since, w.id from work_orders w where w.landlord_id = $1 and w.id = $5))
     order by o.waiting_since, o.id limit $6`,
    [tx.landlordId, who.limitPence, who.staffId, who.organisationId, isUuid(who.after) ? who.after : null, who.most ?? rowsAPage + 1],
  );
}

/** For a day, or to be done by one, on which its contract or its contractor's work for us is over. */
const isAfterTheirLastDay = `coalesce((o.state_facts->>'on')::date, o.target_on) > least(k.ends_on, (select t.ends_on from contracts t where t.landlord_id = o.landlord_id and t.id = o.contract_id))`;

/** What each list of a contractor's orders holds, by which of its times, and whether the newest come first. Each has its index. */
const listsOfContractor: Readonly<Record<ContractorOrderFilter, { readonly holds: string; readonly key: 'raised_at' | 'settled_at'; readonly order: 'asc' | 'desc' }>> = {
  open: { holds: `o.state in (${openStates.map((state) => `'${state}'`).join(', ')})`, key: 'raised_at', order: 'asc' },
  'too-late': { holds: `o.state in (${openStates.map((state) => `'${state}'`).join(', ')}) and ${isAfterTheirLastDay}`, key: 'raised_at', order: 'asc' },
  varied: { holds: 'o.variations_asked > 0', key: 'raised_at', order: 'desc' },
  'no-access': { holds: 'o.times_no_access > 0', key: 'raised_at', order: 'desc' },
  ended: { holds: 'o.settled_at is not null', key: 'settled_at', order: 'desc' },
};

/** The orders of one of them, at homes of the reader's organisation: what is open, the oldest first, or others, the newest first. */
export function ordersOfContractor(tx: Tx, of: { readonly contractorId: ContractorId; readonly filter: ContractorOrderFilter }, who: ListReader): Promise<OrderListed[]> {
  const { holds, key, order } = listsOfContractor[of.filter];
  return tx.query<OrderListed>(
    `${listed} where o.landlord_id = $1 and o.contractor_id = $2 and ${holds} and ${atHomesOf('$3')}
       and ($4::uuid is null or (o.${key}, o.id) ${order === 'asc' ? '>' : '<'} (select w.${key}, w.id from work_orders w where w.landlord_id = $1 and w.id = $4))
     order by o.${key} ${order}, o.id ${order} limit $5`,
    [tx.landlordId, of.contractorId, who.organisationId, isUuid(who.after) ? who.after : null, who.most ?? rowsAPage + 1],
  );
}

/** Contractors and own teams by name. */
export function contractorList(tx: Tx, after: string | undefined, most = rowsAPage + 1): Promise<Contractor[]> {
  return tx.query<Contractor>(
    `select ${contractorColumns} from contractors k where k.landlord_id = $1
       and ($2::uuid is null or (k.name, k.id) > (select w.name, w.id from contractors w where w.landlord_id = $1 and w.id = $2))
     order by k.name, k.id limit $3`,
    [tx.landlordId, isUuid(after) ? after : null, most],
  );
}

/** The contracts of one of them, the newest first. */
export function contractsOf(tx: Tx, contractorId: ContractorId): Promise<Contract[]> {
  return tx.query<Contract>(`select ${contractColumns} from contracts k where k.landlord_id = $1 and k.contractor_id = $2 order by k.starts_on desc, k.id limit 100`, [tx.landlordId, contractorId]);
}

/** Every contract, for choosing one. */
export function contractsByName(tx: Tx): Promise<{ id: ContractId; name: string }[]> {
  return tx.query('select id, name from contracts where landlord_id = $1 order by name limit 500', [tx.landlordId]);
}

export interface ContractorChangeListed {
  readonly at: string;
  readonly actorName: string;
  readonly what: string;
  readonly before: Readonly<Record<string, unknown>>;
  readonly after: Readonly<Record<string, unknown>>;
}

/** The newest twenty changes of one of them and their contracts. */
export function contractorChanges(tx: Tx, contractorId: ContractorId): Promise<ContractorChangeListed[]> {
  return tx.query(
    'select at, actor_name as "actorName", what, before, after from contractor_changes where landlord_id = $1 and contractor_id = $2 order by at desc, id desc limit 20',
    [tx.landlordId, contractorId],
  );
}

/** The names of contractors by their ids. */
export async function contractorNames(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.query<{ id: string; name: string }>('select id, name from contractors where landlord_id = $1 and id = any ($2::uuid[])', [tx.landlordId, [...new Set(ids)]]);
  return new Map(rows.map(({ id, name }) => [id, name]));
}
