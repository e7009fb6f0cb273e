import { countOf } from '../clock/index.ts';
import type { StaffVisit } from '../platform/http/index.ts';
import type { DownloadableList } from '../staff/index.ts';
import { readAuditGroup, readSilenceFilters, statesOf } from './forms.ts';
import { newestDone } from './queries/runs.ts';
import { auditOf, deprivationOfRun, silenceOfRun, silentHomes, silentPlaces, type AuditListed, type SilentHomeListed, type SilentPlaceListed } from './queries/silence.ts';
import { isOfDeprivation } from './deprivation/model.ts';
import { aboutTenths, filledIn, flaggedWord, groupName, groupState, unitOf } from './views/deprivation-words.ts';
import { auditHeading } from './views/silent-audit-page.ts';
import { silentHomesHeading } from './views/silent-homes-page.ts';
import { auditWords, homeReasons, placeReason, stateInWords, whichSilenceWords } from './views/silence-words.ts';
import { areaName, levelName, liesIn } from './views/words.ts';

const fingerprint = (hash: string | undefined): readonly [string, string] => ['Fingerprint of what was read', hash ?? 'Nothing has been worked out yet'];

/** Places of the newest run, under the filters of the page. */
export async function silentPlacesDownload({ tx, query, actor: { organisationId } }: StaffVisit): Promise<DownloadableList<SilentPlaceListed>> {
  const { level, which } = readSilenceFilters(query);
  const run = await newestDone(tx, organisationId);
  return {
    title: `Silent homes by ${levelName(level, 1)}`,
    counts: 'One row for each place: homes that reported damp beside what is expected of homes like them. An invitation to look; a place that is not silent is not thereby dry.',
    columns: [
      { heading: 'Place', value: areaName },
      { heading: 'Lies in', value: liesIn },
      { heading: 'Heard from', value: stateInWords },
      { heading: 'Homes', kind: 'number', value: ({ homes }) => homes },
      { heading: 'Homes that reported', kind: 'number', value: ({ reported }) => reported },
      { heading: 'Expected', kind: 'number', value: ({ expected }) => expected },
      { heading: 'Reported for each expected, from', kind: 'number', value: ({ low }) => low },
      { heading: 'To', kind: 'number', value: ({ high }) => high },
      { heading: 'Homes looked at in 24 months', kind: 'number', value: ({ inspected }) => inspected },
      { heading: 'Why more is expected here', value: ({ reasons, homes }) => reasons.map((reason) => placeReason(reason, homes)).join('; ') },
    ],
    filters: [['Which', whichSilenceWords[which]], fingerprint(run?.inputsHash)],
    rowsAfter: async (inTx, last, most) => (run === undefined ? [] : silentPlaces(inTx, { runId: run.id, level, states: statesOf[which], after: last?.place, most })),
  };
}

/** Homes to look at. */
export async function silentHomesDownload({ tx, actor: { organisationId } }: StaffVisit): Promise<DownloadableList<SilentHomeListed>> {
  const run = await newestDone(tx, organisationId);
  return {
    title: silentHomesHeading,
    counts: 'One row for each home where damp is likely, that never reported it and at which nobody looked in 24 months. It says nothing against a home or whoever lives there.',
    columns: [
      { heading: 'Address', value: ({ address }) => address },
      { heading: 'Block', value: ({ blockName }) => blockName },
      { heading: 'Estate', value: ({ estateName }) => estateName },
      { heading: 'Of 100 like it, report', kind: 'number', value: ({ risk }) => risk * 100 },
      { heading: 'In a silent place', value: ({ isInSilentPlace }) => (isInSilentPlace ? 'yes' : 'no') },
      { heading: 'Why it is here', value: (home) => homeReasons(home).join('; ') },
    ],
    filters: [fingerprint(run?.inputsHash)],
    rowsAfter: async (inTx, last, most) => (run === undefined ? [] : silentHomes(inTx, { runId: run.id, organisationId, after: last?.place, most })),
  };
}

/** How large a share of each group is listed. */
export async function auditDownload({ tx, query, actor: { organisationId } }: StaffVisit): Promise<DownloadableList<AuditListed>> {
  const by = readAuditGroup(query);
  const run = await newestDone(tx, organisationId);
  const filled = run === undefined ? undefined : filledIn(by, { summary: await silenceOfRun(tx, run.id), totals: await deprivationOfRun(tx, run.id, by) });
  return {
    title: auditHeading(by),
    counts: `${unitOf(by) === 'block' ? 'One row for each tenth of ten blocks or more: how many of them are marked.' : 'One row for each group of ten homes or more: how many of its homes are on the list of silent homes.'}${filled === undefined ? '' : ` ${countOf(filled.places.length, 'group')} ${filled.places.length === 1 ? 'holds' : 'hold'} ${filled.listed} of all that are ${flaggedWord(by)}; the others are compared with each other.`}`,
    columns: [
      { heading: auditWords[by][0], value: groupName },
      { heading: unitOf(by) === 'block' ? 'Blocks' : 'Homes', kind: 'number', value: ({ homes }) => homes },
      { heading: unitOf(by) === 'block' ? 'Marked' : 'Listed', kind: 'number', value: ({ listed }) => listed },
      { heading: 'Share', kind: 'number', value: ({ share }) => share },
      { heading: 'From', kind: 'number', value: ({ low }) => low },
      { heading: 'To', kind: 'number', value: ({ high }) => high },
      { heading: 'Compared', value: (row) => groupState(row, filled) },
    ],
    filters: [['Groups', auditWords[by][1]], ...(isOfDeprivation(by) ? [['Tenths', aboutTenths] as const] : []), fingerprint(run?.inputsHash)],
    rowsAfter: async (inTx, last, most) => (run === undefined ? [] : auditOf(inTx, { runId: run.id, by, after: last?.place, most })),
  };
}
