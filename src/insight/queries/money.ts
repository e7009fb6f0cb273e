import type { PlainDate } from '../../clock/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import type { MoneyBlock, MoneyOrder, MoneySummary } from '../money/model.ts';

/** What a run says of money as a whole. */
export async function moneyOfRun(tx: Tx, runId: string): Promise<MoneySummary | undefined> {
  const [row] = await tx.query<{ found: MoneySummary }>(`select found from insight_parts where landlord_id = $1 and run_id = $2 and part = 'money'`, [tx.landlordId, runId]);
  return row?.found;
}

/** A programme that is still to come at a block, or at homes of it. */
export interface PlannedHere {
  readonly id: string;
  readonly name: string;
  readonly work: string;
  readonly startsOn: PlainDate;
  /** All of the block, or so many of its homes. */
  readonly homes: number | null;
}

/** A block as the list shows it; its place is in the order asked for. */
export interface MoneyListed extends Omit<MoneyBlock, 'wardCode' | 'estateId' | 'blockId' | 'placeBy'> {
  readonly level: 'block';
  readonly wardName: string;
  readonly estateName: string | null;
  readonly blockName: string | null;
  readonly planned: readonly PlannedHere[];
}

export interface MoneyWanted {
  readonly runId: string;
  readonly order: MoneyOrder;
  /** Only blocks for which nothing is planned. */
  readonly isUnplanned: boolean;
  readonly after: number | undefined;
  readonly most: number;
}

const toCome = `p.state = 'planned' and x.done_on is null`;
/** Programmes that hold a block itself; `m` is its row. */
const ofBlock = `select p.id, p.name, p.work, p.starts_on as "startsOn", null::int as homes from programme_places x join programmes p on p.landlord_id = $1 and p.id = x.programme_id
  where x.landlord_id = $1 and x.place_id = m.block_id and x.block_id is not null and ${toCome}`;
/** Programmes that hold some of its homes. */
const ofHomes = `select p.id, p.name, p.work, p.starts_on as "startsOn", count(*)::int as homes from homes h join programme_places x on x.landlord_id = $1 and x.place_id = h.id and x.home_id is not null
  join programmes p on p.landlord_id = $1 and p.id = x.programme_id
  where h.landlord_id = $1 and h.block_id = m.block_id and ${toCome} group by p.id, p.name, p.work, p.starts_on`;

/** Every block that a programme reaches, found once for all rows. */
const andNothingPlanned = ` and (m.block_id is null or m.block_id not in (
  select coalesce(x.block_id, h.block_id) from programme_places x join programmes p on p.landlord_id = $1 and p.id = x.programme_id left join homes h on h.landlord_id = $1 and h.id = x.home_id
  where x.landlord_id = $1 and ${toCome} and coalesce(x.block_id, h.block_id) is not null))`;

/** Blocks in the order asked for, each with what is planned there: looked up for those of the page only. */
export function moneyBlocks(tx: Tx, { runId, order, isUnplanned, after, most }: MoneyWanted): Promise<MoneyListed[]> {
  const place = `${order}_place`;
  return tx.query<MoneyListed>(
    `with m as materialized (
       select * from insight_money m where m.landlord_id = $1 and m.run_id = $2 and m.${place} > $3${isUnplanned ? andNothingPlanned : ''} order by m.${place} limit $4
     )
     select m.number, 'block' as level, m.${place} as place, w.name as "wardName", e.name as "estateName", b.name as "blockName", m.postcode_key as "postcodeKey", m.homes, m.held, m.unsure, m.mark, m.damp_homes as "dampHomes",
       m.episodes, m.repairs, m.came_back as "cameBack", m.with_orders as "withOrders", m.pence::float8 as pence, m.cost_times as "costTimes", m.type_times as "typeTimes", m.type_low as "typeLow", m.type_high as "typeHigh",
       coalesce((select json_agg(n order by n."startsOn", n.id) from (${ofBlock} union all ${ofHomes}) n), '[]') as planned
     from m
     join wards w on w.landlord_id = $1 and w.code = m.ward_code
     left join estates e on e.landlord_id = $1 and e.id = m.estate_id
     left join blocks b on b.landlord_id = $1 and b.id = m.block_id
     order by m.${place} limit $4`,
    [tx.landlordId, runId, after ?? 0, most],
  );
}

/** A programme with what speaks for money at its blocks. */
export interface ProgrammeOfMoney {
  readonly id: string;
  readonly name: string;
  readonly work: string;
  readonly startsOn: PlainDate;
  readonly endsOn: PlainDate;
  /** Blocks of the list that it holds, as a whole or some of their homes; what follows is added up over these. */
  readonly blocks: number;
  readonly homes: number;
  readonly dampHomes: number;
  readonly episodes: number;
  readonly cameBack: number;
  readonly repairs: number;
  readonly withOrders: number;
  readonly pence: number;
}

/** Programmes still to come that hold blocks of the run's list, the soonest first. */
export function moneyProgrammes(tx: Tx, { runId, after, most }: { readonly runId: string; readonly after: { readonly startsOn: string; readonly id: string } | undefined; readonly most: number }): Promise<ProgrammeOfMoney[]> {
  return tx.query<ProgrammeOfMoney>(
    `with touched as (
       select distinct x.programme_id, m.number from programme_places x
       join programmes p on p.landlord_id = $1 and p.id = x.programme_id
       left join homes h on h.landlord_id = $1 and h.id = x.home_id
       join insight_money m on m.landlord_id = $1 and m.run_id = $2 and m.block_id = coalesce(x.block_id, h.block_id)
       where x.landlord_id = $1 and ${toCome} and (p.starts_on, p.id) > ($3::date, $4::uuid)
     )
     select p.id, p.name, p.work, p.starts_on as "startsOn", p.ends_on as "endsOn", count(*)::int as blocks, sum(m.homes)::int as homes, sum(m.damp_homes) as "dampHomes", sum(m.episodes)::int as episodes, sum(m.repairs)::int as repairs,
       sum(m.came_back)::int as "cameBack", sum(m.with_orders)::int as "withOrders", sum(m.pence)::float8 as pence
     from touched t join programmes p on p.landlord_id = $1 and p.id = t.programme_id
     join insight_money m on m.landlord_id = $1 and m.run_id = $2 and m.number = t.number
     group by p.id, p.name, p.work, p.starts_on, p.ends_on order by p.starts_on, p.id limit $5`,
    [tx.landlordId, runId, after?.startsOn ?? '0001-01-01', after?.id ?? '00000000-0000-0000-0000-000000000000', most],
  );
}
