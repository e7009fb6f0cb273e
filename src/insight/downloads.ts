import type { StaffVisit } from '../platform/http/index.ts';
import type { DownloadableList } from '../staff/index.ts';
import { marksOf, readAreaFilters } from './forms.ts';
import { homesAsked } from './homes-asked.ts';
import { areasOfRun, type AreaListed } from './queries/areas.ts';
import { episodesIn, type EpisodeListed } from './queries/episodes.ts';
import { doneRun } from './queries/runs.ts';
import { whichWords } from './views/areas-page.ts';
import { wordsOfHomes } from './views/homes-page.ts';
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

/** The homes behind a number. */
export async function homesDownload({ tx, query, everyQueryValue, actor: { organisationId } }: StaffVisit): Promise<DownloadableList<EpisodeListed>> {
  const asked = await homesAsked(tx, { query, everyQueryValue }, organisationId);
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
    filters: [['When', asked?.when ?? 'Nothing has been worked out yet'], ['Where', wordsOfHomes(asked) ?? 'All homes']],
    rowsAfter: async (inTx, last, most) => (asked === undefined ? [] : episodesIn(inTx, { ...asked, organisationId, after: last, most })),
  };
}
