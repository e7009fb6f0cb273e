import { dateInLondon, type Instant } from '../../clock/index.ts';
import type { Database, Tx } from '../../platform/database/index.ts';
import type { FileStore } from '../../platform/files/index.ts';
import type { StaffVisit } from '../../platform/http/index.ts';
import type { Landlord } from '../../platform/landlord.ts';
import type { Role } from '../../staff/index.ts';
import type { Chance } from '../seeded.ts';
import type { IdMaker } from '../seeded-ids.ts';
import type { SettledMember } from '../settle-landlord.ts';

/** What the newest days are lived with: the whole landlord as it stands, and the doors that everybody goes through. */
export interface NewestDays {
  readonly database: Database;
  readonly landlord: Landlord;
  readonly members: readonly SettledMember[];
  readonly chance: Chance;
  readonly newIdAt: IdMaker;
  /** The midnight at which the demonstration's present begins. */
  readonly present: Instant;
  /** The afternoon of the last working day before it: what was done then is the newest there is. */
  readonly lately: Instant;
  /** Left out where no files are wanted: then nothing comes that has some. */
  readonly files: FileStore | undefined;
  /** 1 at full size, less for a small landlord. */
  readonly size: number;
}

export type Member = Pick<SettledMember, 'id' | 'name' | 'roles' | 'teamIds' | 'organisationId'>;

/** Somebody at their desk, at the door or on their phone at a moment: what every door is told of a request. */
function visitOf({ database, landlord, newIdAt }: NewestDays, tx: Tx, member: Member, at: Instant): StaffVisit {
  const newId = () => newIdAt(at);
  const { id: staffId, name, roles, teamIds, organisationId } = member;
  return {
    tx, database, landlord, now: at, today: dateInLondon(at), newId, newSecret: newId, actor: { staffId, name, roles, teamIds, organisationId },
    path: '', params: {}, query: {}, everyQueryValue: new Map(), body: {}, files: [], streams: [], cookies: {}, network: '', device: '', requestId: newId(), csrfToken: '', isSecure: false, publicAddress: '',
  };
}

/** One thing that a person did, in a transaction of its own. */
export function done<Result>(days: NewestDays, member: Member, at: Instant, work: (visit: StaffVisit) => Promise<Result>): Promise<Result> {
  return days.database.inLandlord(days.landlord.id, (tx) => work(visitOf(days, tx, member, at)));
}

/** The first of a role, by mailbox: the one people sign in as. */
export function memberWho({ members }: Pick<NewestDays, 'members'>, role: Role): SettledMember {
  const found = members.find(({ roles }) => roles.includes(role));
  if (found === undefined) throw new Error(`The demonstration has no ${role}.`);
  return found;
}

/** So many of something at full size, and at least one. */
export const some = ({ size }: Pick<NewestDays, 'size'>, atFullSize: number): number => Math.max(1, Math.round(atFullSize * Math.min(1, size)));
