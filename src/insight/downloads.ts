import { addDays } from '../clock/index.ts';
import { NotFound, type Tx } from '../platform/database/index.ts';
import type { StaffVisit } from '../platform/http/index.ts';
import type { DownloadableList } from '../staff/index.ts';
import { marksOf, readAreaFilters, readNumber } from './forms.ts';
import type { HomesAsked } from './model.ts';
import { areasByNumber, areasOfRun, placeOfArea, type AreaListed } from './queries/areas.ts';
import { episodesIn, type EpisodeListed } from './queries/episodes.ts';
import { doneRun } from './queries/runs.ts';
import { whichWords } from './views/areas-page.ts';
import { areaName, lensWords, levelName, liesIn, markWords, yearInWords } from './views/words.ts';

/** Areas of the newest run, under the filters of the page. */
export async function areasDownload({ tx, query, actor: { organisationId } }: StaffVisit): Promise<DownloadableList<AreaListed>> {
  const { lens, level, which } = readAreaFilters(query);
  const run = await doneRun(tx, organisationId);
  return {
    title: `Damp by ${levelName(level, 1)}`,
    counts: 'One row for each area: homes that had an episode of damp in the year, beside what was expected, and what is believed of its rate, as times the landlord’s own.',
    columns: [
      { heading: 'Area', value: areaName },
      { heading: 'Lies in', value: liesIn },
      { heading: 'Mark', value: ({ mark }) => markWords[mark] },
      { heading: 'Homes lived in', kind: 'number', value: ({ homes }) => homes },
      { heading: 'Home-weeks', kind: 'number', value: ({ homeWeeks }) => homeWeeks },
      { heading: 'Homes that reported', kind: 'number', value: ({ cases }) => cases },
      { heading: 'Expected', kind: 'number', value: ({ expected }) => expected },
      { heading: 'Believed, times expected', kind: 'number', value: ({ rate }) => rate },
      { heading: 'From', kind: 'number', value: ({ lower }) => lower },
      { heading: 'To', kind: 'number', value: ({ upper }) => upper },
      { heading: 'Chance of over 1.5 times', kind: 'number', value: ({ probability }) => probability },
      { heading: 'Inspected in the last 24 months', value: ({ isInspected }) => (isInspected ? 'yes' : 'no') },
    ],
    filters: [
      ['Which way', lensWords[lens]], ['Which', whichWords[which]],
      ['When', run === undefined ? 'Nothing has been worked out yet' : yearInWords(run.lastWeek, Math.min(52, run.summary.weeks))], ['Fingerprint of what was read', run?.inputsHash ?? ''],
    ],
    rowsAfter: async (inTx, last, most) => (run === undefined ? [] : areasOfRun(inTx, { runId: run.id, lens, level, marks: marksOf[which], after: last?.place, most })),
  };
}

/** A run of another organisation, or an area that is not of the run, is not found. Undefined before the first run. */
export async function homesAsked(tx: Tx, query: Readonly<Record<string, string | undefined>>, organisationId: string): Promise<HomesAsked | undefined> {
  const isOfRun = query['run'] !== undefined || query['area'] !== undefined;
  const run = await doneRun(tx, organisationId, isOfRun ? (query['run'] ?? '') : undefined);
  if (run === undefined) {
    if (isOfRun) throw new NotFound('run');
    return undefined;
  }
  const span = { from: addDays(run.lastWeek, -51 * 7), until: addDays(run.lastWeek, 6), when: yearInWords(run.lastWeek, Math.min(52, run.summary.weeks)) };
  const number = readNumber(query['area']);
  if (number === undefined) return { ...span, area: undefined, query: {} };
  const [place, [named]] = await Promise.all([placeOfArea(tx, run.id, number), areasByNumber(tx, run.id, [number])]);
  if (place === undefined || named === undefined) throw new NotFound('area');
  const within = liesIn(named);
  return { ...span, area: { place, words: within === '' ? areaName(named) : `${areaName(named)}, ${within}` }, query: { run: run.id, area: String(number) } };
}

/** The homes behind a number. */
export async function homesDownload({ tx, query, actor: { organisationId } }: StaffVisit): Promise<DownloadableList<EpisodeListed>> {
  const asked = await homesAsked(tx, query, organisationId);
  return {
    title: 'Homes that reported damp',
    counts: 'One row for each episode of damp that began in the year, as the record says now.',
    columns: [
      { heading: 'Began', kind: 'date', value: ({ beganOn }) => beganOn },
      { heading: 'Address', value: ({ address }) => address },
      { heading: 'Block', value: ({ blockName }) => blockName },
      { heading: 'Estate', value: ({ estateName }) => estateName },
      { heading: 'First case', value: ({ reference }) => reference },
      { heading: 'Reports', kind: 'number', value: ({ reports }) => reports },
      { heading: 'Last reported', kind: 'date', value: ({ lastReportedOn }) => lastReportedOn },
      { heading: 'Ended', kind: 'date', value: ({ closedOn }) => closedOn },
    ],
    filters: [['When', asked?.when ?? 'Nothing has been worked out yet'], ['Where', asked?.area?.words ?? 'All homes']],
    rowsAfter: async (inTx, last, most) => (asked === undefined ? [] : episodesIn(inTx, { ...asked, organisationId, area: asked.area?.place, after: last, most })),
  };
}
