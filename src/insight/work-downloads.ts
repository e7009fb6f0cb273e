import type { StaffVisit } from '../platform/http/index.ts';
import { ownCauses } from '../repairs/index.ts';
import type { DownloadableList } from '../staff/index.ts';
import { readJobsWanted } from './forms/work.ts';
import { workViews, type Comparing, type GroupFound, type WorkFound, type WorkView } from './model/work.ts';
import { contractorsCounted, jobsOfRun, workOfRun, type JobListed } from './queries/work.ts';
import { becameInWords } from './views/jobs-page.ts';
import { causeName, groupName, markNames, viewWords, whichJobWords, type GroupNames } from './views/work-words.ts';
import { ownTeams } from './work-out/damp-job.ts';

interface GroupRow extends GroupFound {
  readonly by: WorkView;
  readonly compared: Comparing | undefined;
}

const groupRows = ({ groups, compared }: WorkFound): readonly GroupRow[] =>
  workViews.flatMap((by) => groups[by].map((found) => ({ ...found, by, compared: by === 'contractor' ? compared.find(({ group }) => group === found.group) : undefined })));

const figureBy = (horizon: number, part: 'incidence' | 'low' | 'high') => ({ figure }: GroupRow): number | null =>
  figure.kind === 'too few' ? null : (figure.at.find(({ time }) => time === horizon)?.[part] ?? null);
const comparedBy = (part: 'observed' | 'expected' | 'times' | 'lower' | 'upper' | 'probability') => ({ compared }: GroupRow): number | null => (compared?.kind === 'known' ? compared[part] : null);

/** How much came back, by cause, kind of work and contractor. Groups of fewer than twenty jobs have their jobs only. */
export async function groupsDownload({ tx, landlord, actor: { organisationId } }: StaffVisit): Promise<DownloadableList<GroupRow>> {
  const run = await workOfRun(tx, organisationId);
  const rows = run === undefined ? [] : groupRows(run.work);
  const names: GroupNames = { causes: ownCauses(landlord.settings), contractors: await contractorsCounted(tx, (run?.work.groups.contractor ?? []).map(({ group }) => group)) };
  const share = (horizon: number, words: string) => [
    { heading: `Back within ${words}`, kind: 'number', value: figureBy(horizon, 'incidence') }, { heading: `Within ${words}: from`, kind: 'number', value: figureBy(horizon, 'low') }, { heading: `Within ${words}: to`, kind: 'number', value: figureBy(horizon, 'high') },
  ] as const;
  return {
    title: 'Did it work?',
    counts: 'One row for each cause, kind of work and contractor: finished damp jobs, and the share that came back by 90, 180 and 365 days (cumulative incidence, 95% range). Empty where there are fewer than 20 jobs.',
    columns: [
      { heading: 'By', value: ({ by }) => viewWords[by] }, { heading: 'Which', value: ({ by, group }) => groupName(by, group, names) }, { heading: 'Jobs', kind: 'number', value: ({ jobs }) => jobs },
      ...share(90, '90 days'), ...share(180, '180 days'), ...share(365, 'a year'),
      { heading: 'Not finished first time', kind: 'number', value: ({ figure }) => (figure.kind === 'too few' ? null : figure.notFinishedFirstTime) },
      { heading: 'Mark', value: ({ compared }) => (compared?.kind === 'known' ? markNames[compared.mark] : null) },
      { heading: 'Came back within a year', kind: 'number', value: comparedBy('observed') }, { heading: 'Expected', kind: 'number', value: comparedBy('expected') },
      { heading: 'Believed, times expected', kind: 'number', value: comparedBy('times') }, { heading: 'From', kind: 'number', value: comparedBy('lower') }, { heading: 'To', kind: 'number', value: comparedBy('upper') }, { heading: 'Chance of over 1.25 times', kind: 'number', value: comparedBy('probability') },
    ],
    filters: [['When', run === undefined ? 'Nothing has been worked out yet' : `Finished from ${run.work.from} to ${run.work.until}`], ['Fingerprint of what was read', run?.inputsHash ?? '']],
    rowsAfter: async (_, last, most) => {
      const from = last === undefined ? 0 : rows.indexOf(last) + 1;
      return rows.slice(from, from + most);
    },
  };
}

/** The finished jobs behind a number, under the filters of the page. */
export async function jobsDownload({ tx, landlord, query, actor: { organisationId } }: StaffVisit): Promise<DownloadableList<JobListed>> {
  const wanted = readJobsWanted(query);
  const run = await workOfRun(tx, organisationId);
  const names: GroupNames = { causes: ownCauses(landlord.settings), contractors: await contractorsCounted(tx, (run?.work.groups.contractor ?? []).map(({ group }) => group)) };
  return {
    title: 'Damp jobs',
    counts: 'One row for each damp job that was said to be done, with what became of it, as it was worked out last.',
    columns: [
      { heading: 'Finished', kind: 'date', value: ({ finishedOn }) => finishedOn }, { heading: 'Address', value: ({ address }) => address }, { heading: 'Case', value: ({ reference }) => reference },
      { heading: 'Cause', value: ({ cause }) => causeName(cause, names) }, { heading: 'Kind of work', value: ({ work }) => groupName('work', work, names) }, { heading: 'Contractor', value: ({ contractorId }) => groupName('contractor', contractorId ?? ownTeams, names) },
      { heading: 'What became of it', value: becameInWords }, { heading: 'Days', kind: 'number', value: ({ days }) => days }, { heading: 'Not finished first time', value: ({ notFinishedFirstTime }) => (notFinishedFirstTime ? 'yes' : 'no') },
      { heading: 'Came back as', value: ({ backReference }) => backReference }, { heading: 'Cause then', value: ({ backCause }) => (backCause === null ? null : causeName(backCause, names)) },
    ],
    filters: [['Which', whichJobWords[wanted.which]], ['Of', wanted.by === undefined || wanted.group === undefined ? 'All jobs' : `${viewWords[wanted.by]}: ${groupName(wanted.by, wanted.group, names)}`]],
    rowsAfter: async (inTx, last, most) => (run === undefined ? [] : jobsOfRun(inTx, run.runId, { ...wanted, after: last, most })),
  };
}
