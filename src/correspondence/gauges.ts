import type { LandlordGauge } from '../platform/metrics/index.ts';

const states = ['queued', 'sending', 'failed', 'uncertain'] as const;

/** Messages that have not arrived yet, and those that somebody has to look at. */
export const correspondenceGauges: readonly LandlordGauge[] = [
  {
    name: 'putright_messages',
    help: 'Messages by state: waiting to be sent, or in need of somebody who looks at them',
    label: 'state',
    together: 'sum',
    read: async (tx) => {
      // One count for each of the two indexes that hold just these states.
      const rows = await tx.query<{ status: string; count: number }>(
        `select status, count(*) from messages where landlord_id = $1 and status in ('queued', 'sending') group by status
         union all select status, count(*) from messages where landlord_id = $1 and status in ('failed', 'uncertain') and seen_to is null group by status`,
        [tx.landlordId],
      );
      return Object.fromEntries(states.map((state) => [state, rows.find(({ status }) => status === state)?.count ?? 0]));
    },
  },
];
