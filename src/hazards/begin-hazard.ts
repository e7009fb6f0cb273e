import { newDraft, type CaseId, type NewLink, type Reference } from '../casefile/index.ts';
import { hazardKind } from '../law/index.ts';
import type { StaffId } from '../staff/index.ts';
import { applyHazardChange, type HazardDraft } from './apply.ts';
import { updateEveryOf, type HazardChange, type HazardContext, type ReportHazard } from './decide/index.ts';
import { hazardFrom } from './evolve.ts';
import type { HazardCorrespondent } from './messages.ts';
import type { Awareness } from './model.ts';
import type { HazardOwner, PlaceOfHazard } from './queries/place.ts';

/** Where a new hazard is, whose it is, and its number. */
export interface HazardBeginning {
  readonly told: ReportHazard['told'];
  readonly place: Omit<PlaceOfHazard, 'organisationIds' | 'household'>;
  readonly owner: HazardOwner;
  readonly reference: Reference;
  readonly links?: readonly NewLink[];
}

/** The hazard that a decision begins, in hand: not saved yet. Its owner hears of it; of an emergency, the managers too. */
export function beginHazard(change: HazardChange, beginning: HazardBeginning, context: HazardContext, to: HazardCorrespondent): HazardDraft {
  const { told, owner, links = [] } = beginning;
  const draft = newHazard(beginning, context);
  const heardBy: readonly StaffId[] = [...new Set([owner.ownerId, ...(told.saidEmergency ? context.managers : [])])];
  const words = `${beginning.reference}: ${told.saidEmergency ? 'an emergency hazard is told of: investigate and make safe within 24 hours' : 'a possible hazard is told of: weigh it'}`;
  const notices = heardBy.map((staffId) => ({ staffId, isUrgent: told.saidEmergency, words }));
  applyHazardChange(draft, { ...change, links, notices: [...(change.notices ?? []), ...notices] }, context, to);
  return draft;
}

function newHazard({ told, place, owner, reference }: HazardBeginning, context: HazardContext): HazardDraft {
  const title = titleOf(told);
  const { homeId, communalAreaId, residentId } = place;
  const id = context.newId() as CaseId;
  const grade = told.saidEmergency ? 'emergency' : 'significant';
  const spine = newDraft({
    id, reference, kind: 'hazard', title, homeId, communalAreaId, residentId, ...owner, stage: 'to-triage', priority: grade, updateEvery: updateEveryOf(grade), openedAt: context.now,
    searchText: [reference, title, place.address].join(' ').toLowerCase(),
  });
  const event = { type: 'HazardReported', data: { ...told, lateBecause: null, agreement: place.agreement, isSharedPlace: place.isSharedPlace, enteredBy: context.actor.name } } as const;
  return { spine, hazard: hazardFrom(id, event), events: [] };
}

const titleOf = ({ suspected }: Pick<Awareness, 'suspected'>): string => (suspected === null ? 'A possible hazard' : `Possible hazard: ${hazardKind(suspected).name.toLowerCase()}`);
