import { plainDate } from '../../clock/index.ts';
import type { StaffVisit } from '../../platform/http/index.ts';
import type { StaffMember } from '../model.ts';
import { listAbsences, type AbsenceShown } from '../queries/absences.ts';
import { pageOfStaff } from '../queries/people.ts';
import { listOrganisations, listTeams } from '../queries/teams.ts';
import type { DownloadableList } from './downloadable-list.ts';

/** Staff who work here, or who did. */
export async function staffDownload({ tx, query }: StaffVisit): Promise<DownloadableList<StaffMember>> {
  const isActive = query['show'] !== 'inactive';
  const [teams, organisations] = await Promise.all([listTeams(tx), listOrganisations(tx)]);
  const named = (list: readonly { readonly id: string; readonly name: string }[], ids: readonly string[]) => list.filter(({ id }) => ids.includes(id)).map(({ name }) => name).join(', ');
  return {
    title: isActive ? 'Staff' : 'Staff who left',
    counts: 'One row for each person who can sign in, or could, by name.',
    columns: [
      { heading: 'Name', value: ({ name }) => name },
      { heading: 'Email', value: ({ email }) => email },
      { heading: 'Phone', value: ({ phone }) => phone },
      { heading: 'Organisation', value: ({ organisationId }) => named(organisations, [organisationId]) },
      { heading: 'Parts', value: ({ roles }) => roles.join(', ') },
      { heading: 'Teams', value: ({ teamIds }) => named(teams, teamIds) },
    ],
    filters: [['Which', isActive ? 'Those who work here' : 'Those who left']],
    rowsAfter: async (inTx, last, most) => (await pageOfStaff(inTx, isActive, last?.id, most)).people,
  };
}

/** Who is away now and to come. */
export function absencesDownload({ today }: StaffVisit): DownloadableList<AbsenceShown> {
  return {
    title: 'Who is away',
    counts: 'One row for each absence now and to come, the soonest first.',
    columns: [
      { heading: 'Name', value: ({ name }) => name },
      { heading: 'From', kind: 'date', value: ({ fromOn }) => fromOn },
      { heading: 'Until', kind: 'date', value: ({ untilOn }) => untilOn },
      { heading: 'Who stands in', value: ({ coverName }) => coverName },
    ],
    filters: [],
    rowsAfter: async (tx, last, most) => (await listAbsences(tx, { today: plainDate(today), after: last?.id, most })).absences,
  };
}
