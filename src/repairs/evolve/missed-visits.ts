import type { Instant } from '../../clock/index.ts';
import type { Repair, RepairEvent, Visit, VisitId } from '../model.ts';
import type { MissedVisitEvent, Remedy, RemedyId } from '../model/remedy.ts';

const types: ReadonlySet<RepairEvent['type']> = new Set<MissedVisitEvent['type']>(['VisitReminded', 'VisitMissed', 'MissedVisitCorrected', 'RemedyProposed', 'RemedyWithdrawn', 'RemedyDecided']);

export const isAroundMissedVisit = (event: RepairEvent): event is MissedVisitEvent => types.has(event.type);

/** The repair after a reminder, a visit that we missed, or what follows from one. */
export function afterMissedVisit(repair: Repair, event: MissedVisitEvent, at: Instant): Repair {
  switch (event.type) {
    case 'VisitReminded':
      return withVisit(repair, event.data.visitId, (visit) => ({ ...visit, reminders: [...visit.reminders, event.data.when] }));
    case 'VisitMissed': {
      const missed = withVisit(repair, event.data.visitId, (visit) => ({ ...visit, status: 'missed', settledAt: at }));
      const isCheck = repair.visits.some(({ id, purpose }) => id === event.data.visitId && purpose === 'post-inspection');
      return isCheck ? missed : { ...missed, stage: 'diagnosed' };
    }
    case 'MissedVisitCorrected':
      // The outcome that comes with it settles the visit.
      return repair;
    case 'RemedyProposed': {
      const { remedyId, ...proposed } = event.data;
      return { ...repair, remedies: [...repair.remedies, { ...proposed, id: remedyId, proposedAt: at, state: 'proposed', decided: null }] };
    }
    case 'RemedyWithdrawn':
      return withRemedy(repair, event.data.remedyId, (remedy) => ({ ...remedy, state: 'withdrawn' }));
    case 'RemedyDecided': {
      const { remedyId, decision, pence, words, byName } = event.data;
      return withRemedy(repair, remedyId, (remedy) => ({ ...remedy, state: decision, decided: { pence, words, byName, at } }));
    }
  }
}

const withVisit = (repair: Repair, id: VisitId, change: (visit: Visit) => Visit): Repair => ({ ...repair, visits: repair.visits.map((visit) => (visit.id === id ? change(visit) : visit)) });
const withRemedy = (repair: Repair, id: RemedyId, change: (remedy: Remedy) => Remedy): Repair => ({ ...repair, remedies: repair.remedies.map((remedy) => (remedy.id === id ? change(remedy) : remedy)) });
