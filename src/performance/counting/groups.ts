import { createHash } from 'node:crypto';
import { dimensions, type CaseGroup, type CountedBy } from '../model.ts';

/** A group with the id that follows from what it is: two who count make the same one. */
export interface NamedGroup {
  readonly id: string;
  readonly group: CaseGroup;
}

/** The id of a group. */
export function groupIdOf({ countedBy, kind, teamId, trade, neighbourhoodId, contractorId, owningOrganisationId, managingOrganisationId }: CaseGroup): string {
  const parts = [kind, teamId, trade, neighbourhoodId, contractorId, owningOrganisationId, managingOrganisationId, ...(countedBy === 'everything' ? [] : [countedBy])];
  const hex = createHash('sha256').update(JSON.stringify(parts)).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** The groups that a group is summed up in: whose homes and which kind are always told apart, for they decide who may read it. */
export function sumsOf(group: CaseGroup): readonly NamedGroup[] {
  return (['nothing', ...dimensions] as const).map((countedBy) => {
    const of = (dimension: CountedBy, value: string | null) => (countedBy === dimension ? value : null);
    const sum: CaseGroup = {
      ...group, countedBy, teamId: of('team', group.teamId), trade: of('trade', group.trade),
      neighbourhoodId: of('neighbourhood', group.neighbourhoodId), contractorId: of('contractor', group.contractorId),
    };
    return { id: groupIdOf(sum), group: sum };
  });
}
