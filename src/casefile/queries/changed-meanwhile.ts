import type { PlainDate } from '../../clock/index.ts';
import type { RecordChanged, Tx } from '../../platform/database/index.ts';
import type { Html } from '../../platform/html/index.ts';
import type { StaffVisit } from '../../platform/http/index.ts';
import { hasRole } from '../../staff/index.ts';
import { ownerRoles } from '../access.ts';
import type { CaseEvent } from '../model.ts';
import { changesInWords } from '../views/changed-meanwhile.ts';
import { openCaseIfThere } from './load-case-page.ts';
import { timelineEntries } from './timeline.ts';

/** More than anybody reads before sending a form again; the timeline has the rest. */
const mostEntries = 40;

/** What people did to a case since the version that somebody saw, for those who read its whole record. */
export async function tellWhatChanged(visit: StaffVisit, { message: reference, seenVersion }: RecordChanged): Promise<Html | undefined> {
  if (seenVersion === undefined || seenVersion < 1) return undefined;
  const opened = await openCaseIfThere(visit, reference);
  if (opened === undefined || !hasRole(opened.actor, ...ownerRoles)) return undefined;
  const { id, version } = opened.header.file;
  const events = await changesSince(visit.tx, id, version - seenVersion);
  return events.length === 0 ? undefined : changesInWords(events, visit.today as PlainDate);
}

/** Each save by a person is one version, whose entries share the moment and whoever made them. Newest first. */
async function changesSince(tx: Tx, caseId: string, saves: number): Promise<readonly CaseEvent[]> {
  const byPeople = (await timelineEntries(tx, caseId, { types: undefined, before: undefined, most: mostEntries })).filter(({ actorKind }) => actorKind !== 'system');
  const moments = new Set([...new Set(byPeople.map(momentOf))].slice(0, saves));
  return byPeople.filter((event) => moments.has(momentOf(event)));
}

const momentOf = ({ at, actorName }: CaseEvent): string => `${at} ${actorName}`;
