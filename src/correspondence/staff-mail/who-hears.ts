import type { NoticeToMail } from '../../casefile/index.ts';
import type { StaffId } from '../../staff/index.ts';

/** What decides who an email goes to. */
export interface Hearing {
  /** Who hears of what is urgent beside those it is for: nobody while the office is open. */
  readonly onCall: readonly StaffId[];
  /** Away today, each with whoever stands in and is here; with nobody, the list is empty. */
  readonly away: ReadonlyMap<StaffId, readonly StaffId[]>;
  /** Active people who want no email of a morning. */
  readonly wantNoMorning: ReadonlySet<StaffId>;
}

/** Who gets this notice by email today; nobody where it waits. What is urgent waits for nobody, and cannot be turned off. */
export function whoHears({ staffId }: Pick<NoticeToMail, 'staffId'>, which: 'morning' | 'urgent', { away, onCall, wantNoMorning }: Hearing): readonly StaffId[] {
  if (which === 'urgent') return [...new Set([staffId, ...onCall].flatMap((id) => here(id, away)))];
  return (away.get(staffId) ?? [staffId]).filter((id) => !wantNoMorning.has(id));
}

/** What is urgent reaches them even so where nobody stands in. */
function here(id: StaffId, away: Hearing['away']): readonly StaffId[] {
  const standIns = away.get(id) ?? [];
  return standIns.length === 0 ? [id] : standIns;
}

/** Each person's notices, and the notices that reached somebody. */
export function shareOut<Notice extends Pick<NoticeToMail, 'id' | 'staffId'>>(notices: readonly Notice[], which: 'morning' | 'urgent', hearing: Hearing) {
  const of = new Map<StaffId, Notice[]>();
  const told: string[] = [];
  for (const notice of notices) {
    const hearers = whoHears(notice, which, hearing);
    if (hearers.length > 0) told.push(notice.id);
    for (const id of hearers) of.set(id, [...(of.get(id) ?? []), notice]);
  }
  return { of, told };
}
