import { episodesOf, type Episode, type HomeReport } from '../../statistics/exposure/episodes.ts';

/** A report of damp as its repair has it. */
export interface DampReport extends HomeReport {
  readonly caseId: string;
}

/** An episode with the case of its first report. */
export interface KeptEpisode extends Episode {
  readonly caseId: string;
}

/** Reports joined into episodes. Of two first reports on one day the smaller id is taken, so that counting again changes nothing. */
export function episodesWithCase(reports: readonly DampReport[]): readonly KeptEpisode[] {
  const first = new Map<string, string>();
  for (const { home, reportedOn, caseId } of reports) {
    const key = `${home} ${reportedOn}`;
    const known = first.get(key);
    if (known === undefined || caseId < known) first.set(key, caseId);
  }
  return episodesOf(reports).map(({ home, from, lastReportedOn, closedOn, reports: count }) => ({ home, from, lastReportedOn, closedOn, reports: count, caseId: first.get(`${home} ${from}`) ?? '' }));
}
