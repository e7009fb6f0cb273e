import type { StaffVisit } from '../platform/http/index.ts';
import { actorOf, staffIdsIStandInFor, type DownloadableList } from '../staff/index.ts';
import { allFigures } from './figures.ts';
import { parseSearch } from './forms/search-words.ts';
import { lookFor } from './queries/look-for.ts';
import { figuresByTeam } from './queries/manage.ts';
import { mattersOf, unseenNotices, type Matter } from './queries/my-work.ts';
import { mostShown } from './queries/search.ts';
import type { CountedTeam } from './views/manage.ts';
import { matterListNames, matterLists } from './views/my-work.ts';

const mostOfAList = 1000;

interface WorkLine extends Pick<Matter, 'reference' | 'title' | 'address' | 'residentName' | 'dueOn' | 'dueAt'> {
  readonly list: string;
  readonly words: string;
}

/** What waits for whoever asks, and for those they stand in for. */
export function workDownload(visit: StaffVisit): DownloadableList<WorkLine> {
  return {
    title: 'My work',
    counts: `One row for each matter on My work, with the clock that ends first, and each notice not yet seen: the first ${mostOfAList} of each list.`,
    columns: [
      { heading: 'List', value: ({ list }) => list },
      { heading: 'Reference', value: ({ reference }) => reference },
      { heading: 'Title', value: ({ title }) => title },
      { heading: 'Address', value: ({ address }) => address },
      { heading: 'Resident', value: ({ residentName }) => residentName },
      { heading: 'What', value: ({ words }) => words },
      { heading: 'Due', kind: 'date', value: ({ dueOn }) => dueOn },
      { heading: 'Due at', kind: 'moment', value: ({ dueAt }) => dueAt },
    ],
    filters: [],
    rowsAfter: async (tx, last) => {
      if (last !== undefined) return [];
      const { id: staffId } = actorOf(visit.actor);
      const matters = await mattersOf(tx, [staffId, ...(await staffIdsIStandInFor(tx, staffId, visit.today))], visit, mostOfAList);
      const notices = await unseenNotices(tx, staffId, visit.now, { most: mostOfAList });
      return [
        ...matterLists.flatMap((name) => matters[name].lines.map((line) => ({ ...line, list: matterListNames[name], words: line.duty }))),
        ...notices.map(({ words, reference }) => ({ list: 'News', reference: reference ?? '', title: '', address: '', residentName: null, words, dueOn: null, dueAt: null })),
      ];
    },
  };
}

/** How many cases of each team each figure counts now. */
export function manageDownload({ now, today, actor: { organisationId } }: StaffVisit): DownloadableList<CountedTeam & { readonly countedAt: string }> {
  return {
    title: 'How we are doing',
    counts: 'One row for each figure and team: how many cases of the homes our organisation owns or manages, and of communal areas, it counted at that time.',
    columns: [
      { heading: 'Figure', value: ({ figure }) => allFigures().find(({ key }) => key === figure)?.label ?? figure },
      { heading: 'Team', value: ({ teamName }) => teamName },
      { heading: 'Cases', kind: 'number', value: ({ count }) => count },
      { heading: 'Counted at', kind: 'moment', value: ({ countedAt }) => countedAt },
    ],
    filters: [],
    rowsAfter: async (tx, last) => {
      if (last !== undefined) return [];
      const { counts, countedAt } = await figuresByTeam(tx, { now, today, organisationId });
      return counts.map((count) => ({ ...count, countedAt }));
    },
  };
}

interface FoundLine {
  readonly kind: string;
  readonly name: string;
  readonly address: string | null;
}

/** What a search found, as far as its page shows it. What was typed is about people: it is posted, and not written down. */
export function searchDownload(visit: StaffVisit): DownloadableList<FoundLine> {
  const asked = parseSearch(visit.body);
  return {
    title: 'Search',
    counts: `One row for each home, person and case that was found: no more than the ${mostShown} of each that the page shows.`,
    columns: [
      { heading: 'What', value: ({ kind }) => kind },
      { heading: 'Name or title', value: ({ name }) => name },
      { heading: 'Address', value: ({ address }) => address },
    ],
    filters: [],
    rowsAfter: async (tx, last) => {
      if (last !== undefined || !asked.ok) return [];
      const found = await lookFor({ ...visit, tx }, asked);
      if ('exact' in found) return [{ kind: 'Case', name: found.exact, address: null }];
      return [
        ...(found.homes ?? []).slice(0, mostShown).map((home) => ({ kind: 'Home', name: home.addressLine, address: `${home.town}, ${home.postcode}` })),
        ...(found.people ?? []).slice(0, mostShown).map(({ name, address }) => ({ kind: 'Person', name, address })),
        ...(found.cases ?? []).slice(0, mostShown).map(({ reference, title, address }) => ({ kind: 'Case', name: `${reference} ${title}`, address })),
      ];
    },
  };
}
