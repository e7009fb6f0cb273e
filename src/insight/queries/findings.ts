import type { Tx } from '../../platform/database/index.ts';
import type { AlarmFound, ClusterFound } from '../model.ts';

/** The clusters of a run, the likeliest first: ten at most. */
export function clustersOfRun(tx: Tx, runId: string): Promise<ClusterFound[]> {
  return tx.query<ClusterFound>(
    `select from_week as "fromWeek", to_week as "toWeek", homes, cases, expected, log_likelihood_ratio as "logLikelihoodRatio", p, gumbel_p as "gumbelP", once_in_weeks as "onceInWeeks", is_borne_out as "isBorneOut", areas
     from insight_clusters where landlord_id = $1 and run_id = $2 order by place limit 10`,
    [tx.landlordId, runId],
  );
}

export interface AlarmListed extends AlarmFound {
  /** Null of all neighbourhoods together. */
  readonly name: string | null;
}

/** Neighbourhoods beside what was usual for their last week, alarms first. */
export function alarmsOfRun(tx: Tx, runId: string, most: number): Promise<AlarmListed[]> {
  return tx.query<AlarmListed>(
    `select a.neighbourhood_id as "neighbourhoodId", a.state, a.cases, a.expected, a.upper, a.p, a.adjusted_p as "adjustedP", n.name
     from insight_alarms a left join neighbourhoods n on n.landlord_id = $1 and n.id = a.neighbourhood_id
     where a.landlord_id = $1 and a.run_id = $2 order by a.place limit $3`,
    [tx.landlordId, runId, most],
  );
}
