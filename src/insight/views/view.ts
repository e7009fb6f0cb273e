import type { PlainDate } from '../../clock/index.ts';
import type { AskingRefusal } from '../decide.ts';
import type { ClusterFound, Level } from '../model.ts';
import type { AreaListed } from '../queries/areas.ts';
import type { AlarmListed } from '../queries/findings.ts';
import type { DoneRun, NewestRun } from '../queries/runs.ts';

/** All that the dashboard shows: read as it was stored. */
export interface DampView {
  readonly newest: NewestRun | undefined;
  readonly run: DoneRun | undefined;
  readonly level: Level;
  readonly unadjusted: readonly AreaListed[];
  readonly adjusted: readonly AreaListed[];
  readonly clusters: readonly ClusterFound[];
  readonly areasOfClusters: readonly AreaListed[];
  readonly alarms: readonly AlarmListed[];
  readonly today: PlainDate;
  readonly csrfToken: string;
  /** Board members read numbers, never whose home. */
  readonly mayOpenRows: boolean;
  readonly refusal: AskingRefusal | undefined;
}
