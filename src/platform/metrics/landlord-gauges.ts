import type { Database, Tx } from '../database/index.ts';
import { everyLandlord } from '../landlord.ts';
import { keptReading } from './kept-reading.ts';
import type { Watched } from './metrics.ts';

/** A figure that a slice keeps an eye on. It must be cheap: answered by an index, however much there is. */
export interface LandlordGauge {
  readonly name: string;
  readonly help: string;
  readonly label?: string;
  /** How the figures of several landlords become one: their names are nobody's business here. */
  readonly together: 'sum' | 'largest';
  /** The figure, under '' when there is but one. */
  readonly read: (tx: Tx, now: string) => Promise<Readonly<Record<string, number>>>;
}

/** The gauges of every slice over all landlords, read together at most every 15 seconds. */
export function landlordGauges(gauges: readonly LandlordGauge[], database: Database, readClock: () => string): readonly Watched[] {
  const readings = keptReading(async () => {
    const now = readClock();
    const all = gauges.map((): Record<string, number> => ({}));
    for await (const { id } of everyLandlord(database)) {
      await database.inLandlord(id, async (tx) => {
        for (const [index, gauge] of gauges.entries()) add(all[index] ?? {}, await gauge.read(tx, now), gauge.together);
      });
    }
    return all;
  });
  return gauges.map(({ name, help, label }, index) => ({
    name, help, ...(label === undefined ? {} : { label }),
    read: async () => (await readings())[index] ?? {},
  }));
}

function add(into: Record<string, number>, more: Readonly<Record<string, number>>, together: LandlordGauge['together']): void {
  for (const [key, value] of Object.entries(more)) {
    const before = into[key] ?? 0;
    into[key] = together === 'sum' ? before + value : Math.max(before, value);
  }
}
