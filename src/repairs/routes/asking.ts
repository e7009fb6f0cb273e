import { nextReference, type Reference } from '../../casefile/index.ts';
import { yearOf, type PlainDate } from '../../clock/index.ts';
import type { StaffVisit } from '../../platform/http/index.ts';
import { actorOf } from '../../staff/index.ts';
import type { Asking } from '../perform.ts';

/** Whoever asks for something to be done to a repair, on a page or through the API. */
export type StaffAsking = Pick<StaffVisit, 'tx' | 'landlord' | 'actor' | 'now' | 'today' | 'newId' | 'database'>;

/** The member of staff on this visit, as the one door to repairs knows them. */
export function askingOf(visit: StaffAsking): Asking {
  const { tx, landlord, now, today, newId } = visit;
  return { tx, landlord, actor: actorOf(visit.actor), now, today, newId };
}

/** A number for a repair that is about to be. */
export function newReference({ database, landlord, today }: Pick<StaffAsking, 'database' | 'landlord' | 'today'>): Promise<Reference> {
  return nextReference(database, { landlordId: landlord.id, prefix: 'REP', year: yearOf(today as PlainDate) });
}
