import type { Theirs } from './attack-site.ts';

export interface TheirId {
  readonly kind: string;
  readonly value: string;
  /** The id as a field writes it that holds something like this: an owner is written with their team, a case with its version. */
  readonly asIn: (like: string) => string;
}

/** One of each kind of thing that another landlord has. */
export function theirIds(theirs: Theirs): readonly TheirId[] {
  const { landlordId, homeId, areaId, blockId, residentId, caseId, visitId, promiseId, teamId, photoId, tokenId, importId, stuckId, noticeId, absenceId, booked } = theirs;
  const staffId = theirs.staff.manager.staffId;
  const { organisationId } = theirs.staff.manager;
  const known = { homeId, residentId, caseId, landlordId, areaId, blockId, visitId, promiseId, teamId, staffId, organisationId, photoId, tokenId, importId, messageId: stuckId, noticeId, absenceId };
  const references = [{ kind: 'reference', value: booked, asIn: (like: string) => (/\.\d+$/.test(like) ? `${booked}.1` : booked) }];
  return [...references, ...Object.entries(known).map(([kind, value]) => ({ kind, value, asIn: (like: string) => (/^[0-9a-f-]{36}\.[0-9a-f-]{36}$/.test(like) ? `${kind === 'staffId' ? value : staffId}.${teamId}` : value) }))];
}

/** The number of an order or an entry within its case: every case has a first, so it names nothing of theirs. */
export const isCountedWithin = (value: string): boolean => /^\d{1,6}$/.test(value);
