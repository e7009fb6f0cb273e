import { daysBetween, type PlainDate } from '../../clock/index.ts';

/** One report of damp, mould or a leak from a home. `closedOn` is null while its case is open. */
export interface HomeReport {
  readonly home: string;
  readonly reportedOn: PlainDate;
  readonly closedOn: PlainDate | null;
}

/** What a home went through once, however often it was reported. */
export interface Episode {
  readonly home: string;
  readonly from: PlainDate;
  readonly lastReportedOn: PlainDate;
  /** Null while a case of it is open. */
  readonly closedOn: PlainDate | null;
  readonly reports: number;
}

/** Days between two reports of a home up to which they are of one episode, even when the first was closed. */
export const longestGap = 56;

/**
 * Reports of a home joined into episodes: the next one belongs to the same episode while a case of it is open, or when it comes
 * within 56 days of the last report. Counting reports instead breaks every method that follows: one home may report a hundred times.
 */
export function episodesOf(reports: readonly HomeReport[]): readonly Episode[] {
  const inOrder = reports.toSorted((one, other) => compare(one.home, other.home) || compare(one.reportedOn, other.reportedOn));
  const episodes: Episode[] = [];
  for (const report of inOrder) {
    const last = episodes.at(-1);
    if (last !== undefined && isSameEpisode(last, report)) episodes[episodes.length - 1] = joined(last, report);
    else episodes.push({ home: report.home, from: report.reportedOn, lastReportedOn: report.reportedOn, closedOn: report.closedOn, reports: 1 });
  }
  return episodes;
}

const compare = (one: string, other: string) => (one < other ? -1 : Number(one > other));

function isSameEpisode(episode: Episode, report: HomeReport): boolean {
  if (episode.home !== report.home) return false;
  if (episode.closedOn === null || report.reportedOn <= episode.closedOn) return true;
  return daysBetween(episode.lastReportedOn, report.reportedOn) <= longestGap;
}

function joined(episode: Episode, report: HomeReport): Episode {
  const closedOn = episode.closedOn === null || report.closedOn === null ? null : later(episode.closedOn, report.closedOn);
  return { ...episode, lastReportedOn: report.reportedOn, closedOn, reports: episode.reports + 1 };
}

const later = (one: PlainDate, other: PlainDate) => (one > other ? one : other);
