import { insertRows, type Tx } from '../../platform/database/index.ts';
import type { MoneyFound } from '../money/model.ts';
import type { AuditRow, SilenceFound } from '../silence/model.ts';
import type { Found } from '../work-out/found.ts';

/** Kept with a run, and forgotten with it. */
export const partTables = ['insight_parts', 'insight_silent_places', 'insight_silent_homes', 'insight_silent_audit', 'insight_money'] as const;

/** Writes where nobody is heard from, and where money should go. */
export async function saveParts(tx: Tx, runId: string, { silence, money, deprivation }: Found): Promise<void> {
  const of = { landlord_id: tx.landlordId, run_id: runId };
  await insertRows(tx, 'insight_parts', [
    ...(silence === null ? [] : [{ ...of, part: 'silence', found: silence.summary }]), ...(money === null ? [] : [{ ...of, part: 'money', found: money.summary }]),
    ...(deprivation === null ? [] : [{ ...of, part: 'deprivation', found: deprivation.totals }]),
  ]);
  if (silence !== null) await saveSilence(tx, of, silence);
  if (deprivation !== null) await saveAudit(tx, of, deprivation.rows);
  if (money !== null) await saveMoney(tx, of, money);
}

async function saveSilence(tx: Tx, of: object, { places, homes, audit }: SilenceFound): Promise<void> {
  await insertRows(tx, 'insight_silent_places', places.map(({ level, place, wardCode, estateId, blockId, postcodeKey, state, homes: count, reported, expected, low, high, inspected, reasons }) => ({
    ...of, level, place, ward_code: wardCode, estate_id: estateId, block_id: blockId, postcode_key: postcodeKey, state, homes: count, reported, expected, low, high, inspected, reasons,
  })));
  await insertRows(tx, 'insight_silent_homes', homes.map(({ homeId, risk, isInSilentPlace, reasons }, at) => ({ ...of, place: at + 1, home_id: homeId, risk, is_in_silent_place: isInSilentPlace, reasons })));
  await saveAudit(tx, of, audit);
}

async function saveAudit(tx: Tx, of: object, audit: readonly AuditRow[]): Promise<void> {
  await insertRows(tx, 'insight_silent_audit', audit.map(({ by, place, wardCode, estateId, name, homes: count, listed, share, low, high, state }) => ({
    ...of, by_what: by, place, ward_code: wardCode, estate_id: estateId, name, homes: count, listed, share, low, high, state,
  })));
}

async function saveMoney(tx: Tx, of: object, { blocks }: MoneyFound): Promise<void> {
  await insertRows(tx, 'insight_money', blocks.map((block) => ({
    ...of, number: block.number, ward_code: block.wardCode, estate_id: block.estateId, block_id: block.blockId, postcode_key: block.postcodeKey, homes: block.homes, held: block.held, unsure: block.unsure, mark: block.mark,
    damp_homes: block.dampHomes, episodes: block.episodes, repairs: block.repairs, came_back: block.cameBack, with_orders: block.withOrders, pence: block.pence, cost_times: block.costTimes,
    type_times: block.typeTimes, type_low: block.typeLow, type_high: block.typeHigh,
    parts_place: block.place, damp_place: block.placeBy.damp, recurrence_place: block.placeBy.recurrence, cost_place: block.placeBy.cost, type_place: block.placeBy.type,
  })));
}
