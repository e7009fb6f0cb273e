import { addDays, dateInLondon, plainDate, type PlainDate } from '../src/clock/index.ts';
import { historyWithoutDatabase, type HistoryAsked, type HistoryWithoutDatabase } from '../src/demonstration/index.ts';
import { episodesWithCase } from '../src/insight/episodes/episodes-with-case.ts';
import { dampProblems } from '../src/insight/model.ts';
import { gatherHomes, nothingGathered, type Gathered } from '../src/insight/work-out/gather.ts';
import { ageBand, noDampRepairs, type HomeFacts } from '../src/insight/work-out/home-facts.ts';
import { mondayOf, weeksBetween } from '../src/statistics/exposure/home-weeks.ts';

/** A Tuesday: the last whole week ended on the Sunday before. */
export const historyToday = plainDate('2026-11-24');

/** A landlord as large as a neighbourhood's, with three years behind it. */
export const plantedHistory = (asked: Partial<HistoryAsked> & { readonly seed: number }): Promise<HistoryWithoutDatabase> =>
  historyWithoutDatabase({ homes: 2500, days: 3 * 365, isPlanted: true, today: historyToday, ...asked });

/** Days for which a report's case stayed open, for joining reports into episodes. */
const daysOpen = 25;

/** Its homes as the dashboard reads them. */
export function factsOfHistory({ homes, reports }: HistoryWithoutDatabase): HomeFacts[] {
  const damp: readonly string[] = dampProblems;
  const told = reports.flatMap(({ home, problem, at }, index) => {
    const reportedOn = dateInLondon(at);
    return damp.includes(problem) ? [{ home: homes[home]?.id ?? '', reportedOn, closedOn: addDays(reportedOn, daysOpen), caseId: String(index) }] : [];
  });
  const episodes = Map.groupBy(episodesWithCase(told), ({ home }) => home);
  return homes.map((home): HomeFacts => ({
    id: home.id, wardCode: home.wardCode, estateId: home.estateId, blockId: home.blockId, postcodeKey: home.postcodeKey, neighbourhoodId: home.neighbourhoodName,
    facets: [ageBand(home.builtUntil), home.wall ?? '', home.heating ?? '', home.ventilation ?? '', `EPC ${home.epcBand}`, home.form],
    lived: home.tenant === undefined ? [] : [[home.since, null]], episodes: (episodes.get(home.id) ?? []).map(({ from }) => from), isInspected: false, position: null, leaks: 0, dampRepairs: noDampRepairs,
  }));
}

/** Added up as a run does. */
export function gatheredHistory(history: HistoryWithoutDatabase, today: PlainDate = historyToday): Gathered {
  const first = history.reports[0];
  const lastMonday = addDays(mondayOf(today), -7);
  const gathered = nothingGathered(weeksBetween(first === undefined ? lastMonday : dateInLondon(first.at), lastMonday));
  gatherHomes(gathered, factsOfHistory(history));
  return gathered;
}
