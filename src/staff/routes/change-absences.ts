import { instant, plainDate } from '../../clock/index.ts';
import { NotFound } from '../../platform/database/index.ts';
import { NotAllowed, type StaffVisit } from '../../platform/http/index.ts';
import { isUuid } from '../../platform/uuid.ts';
import { actorOf, maySetAbsenceOf } from '../access.ts';
import { decideAbsence, type AbsenceRefusal } from '../decide/absences.ts';
import { absenceRefusals, parseAbsence } from '../forms/absence.ts';
import type { StaffActor, StaffId } from '../model.ts';
import { absenceById, absenceDaysOf } from '../queries/absences.ts';
import { listActiveStaff } from '../queries/people.ts';
import { removeAbsence, setAbsence } from '../store/absences.ts';

/** Whoever says who is away, on a page or through the API. */
export type AbsenceAsking = Pick<StaffVisit, 'tx' | 'actor' | 'now' | 'today'>;

export type AbsenceSet =
  | { readonly ok: true; readonly id: string }
  | { readonly ok: false; readonly errors: Readonly<Record<string, string>>; readonly refusal?: AbsenceRefusal };

/** What the form of an absence asks for, done; `isOwn` where somebody speaks of themselves. */
export async function setAbsenceAsked(asking: AbsenceAsking & Pick<StaffVisit, 'body'>, isOwn: boolean): Promise<AbsenceSet> {
  const { tx, body } = asking;
  const actor = actorOf(asking.actor);
  const form = parseAbsence(body, await listActiveStaff(tx), isOwn ? actor.id : undefined);
  if (!form.ok) return form;
  const wanted = form.command;
  refuseOthers(actor, wanted.staffId);
  const others = await absenceDaysOf(tx, wanted.staffId, wanted.fromOn);
  const verdict = decideAbsence({ wanted, others, today: plainDate(asking.today) });
  if (!verdict.ok) return { ok: false, errors: absenceRefusals[verdict.refusal], refusal: verdict.refusal };
  return { ok: true, id: await setAbsence(tx, wanted, { by: actor, now: instant(asking.now) }) };
}

/** Takes back the absence that an address names. */
export async function removeAbsenceNamed({ tx, actor: signedIn, now, params }: AbsenceAsking & Pick<StaffVisit, 'params'>): Promise<void> {
  const { id } = params;
  const absence = isUuid(id) ? await absenceById(tx, id) : undefined;
  if (absence === undefined) throw new NotFound('absence');
  const actor = actorOf(signedIn);
  refuseOthers(actor, absence.staffId);
  await removeAbsence(tx, absence, { by: actor, now: instant(now) });
}

function refuseOthers(actor: StaffActor, staffId: StaffId): void {
  if (!maySetAbsenceOf(actor, staffId)) throw new NotAllowed('The person themselves, managers and administrators can change this absence.');
}
