import type { StaffVisit } from '../platform/http/index.ts';
import type { DownloadableList } from '../staff/index.ts';
import { foundSoFar } from './decide/found.ts';
import { homesShown } from './model.ts';
import { approachesOf, outreachesOf, type ApproachListed, type OutreachListed } from './queries/lists.ts';
import { outreachOf } from './store/outreaches.ts';
import { shownWords } from './views/homes-page.ts';
import { outcomeInWords, wayInWords } from './words.ts';

const soFar = ({ homes, counts }: OutreachListed) => foundSoFar(homes, counts);

/** Every outreach beside the others. */
export function outreachesDownload({ actor: { organisationId } }: StaffVisit): DownloadableList<OutreachListed> {
  return {
    title: 'Outreach', counts: 'One row for each outreach, with what it found of the homes that answered (Wilson, 95% range).',
    columns: [
      { heading: 'Outreach', value: ({ name }) => name }, { heading: 'Chosen from', value: ({ chosenFrom }) => chosenFrom }, { heading: 'Way', value: ({ way }) => wayInWords[way] }, { heading: 'Begun', kind: 'moment', value: ({ startedAt }) => startedAt },
      { heading: 'Promised by', kind: 'date', value: ({ promisedOn }) => promisedOn }, { heading: 'Owner', value: ({ ownerName }) => ownerName }, { heading: 'Homes', kind: 'number', value: ({ homes }) => homes }, { heading: 'Done', kind: 'number', value: (row) => soFar(row).settled },
      { heading: 'Answered', kind: 'number', value: (row) => soFar(row).answered }, { heading: 'Damp found', kind: 'number', value: (row) => soFar(row).found }, { heading: 'Share', kind: 'number', value: (row) => soFar(row).share?.share ?? null },
      { heading: 'From', kind: 'number', value: (row) => soFar(row).share?.low ?? null }, { heading: 'To', kind: 'number', value: (row) => soFar(row).share?.high ?? null },
    ],
    filters: [], rowsAfter: (tx, last, most) => outreachesOf(tx, organisationId, { after: last, most }),
  };
}

/** The homes of one, under the filter of the page. Numbers to ring stand on the page, where looking is written down for each home, and not in the file. */
export async function homesDownload({ tx, params, query, actor: { organisationId } }: StaffVisit): Promise<DownloadableList<ApproachListed>> {
  const outreach = await outreachOf(tx, params['id'] ?? '', organisationId);
  const shown = homesShown.find((each) => each === query['shown']) ?? 'to-ask';
  return {
    title: outreach.name, counts: 'One row for each home of the outreach, in the order of its list.',
    columns: [
      { heading: 'Case', value: ({ reference }) => reference }, { heading: 'Address', value: ({ address }) => address }, { heading: 'Promised by', kind: 'date', value: ({ dueOn }) => dueOn }, { heading: 'Times without an answer', kind: 'number', value: ({ attempts }) => attempts },
      { heading: 'What came of it', value: ({ outcome }) => (outcome === null ? 'Still to be asked' : outcomeInWords[outcome]) }, { heading: 'What was said', value: ({ outcomeWords }) => outcomeWords }, { heading: 'Hazard', value: ({ foundReference }) => foundReference },
    ],
    filters: [['Which', shownWords[shown]]], rowsAfter: (inTx, last, most) => approachesOf(inTx, outreach.id, { organisationId, shown, after: last?.place ?? 0, most }),
  };
}
