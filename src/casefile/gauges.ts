import type { LandlordGauge } from '../platform/metrics/index.ts';

/** Whether the sweep keeps up: how long the clock that waits longest for it has been due. */
export const casefileGauges: readonly LandlordGauge[] = [
  {
    name: 'putright_deadline_unswept_seconds',
    help: 'How long the clock that waits longest for the sweep has been due',
    together: 'largest',
    read: async (tx, now) => {
      const rows = await tx.query<{ seconds: string | null }>(
        `select extract(epoch from $2::timestamptz - next_look_at) as seconds from deadlines
         where landlord_id = $1 and next_look_at is not null order by next_look_at limit 1`,
        [tx.landlordId, now],
      );
      return { '': Math.max(0, Number(rows[0]?.seconds ?? 0)) };
    },
  },
];
