import { addHours, type Instant } from '../../clock/index.ts';
import type { FieldErrors } from '../../platform/govuk/index.ts';
import type { PhoneTimes, PhotoSeal } from '../../repairs/index.ts';
import { lateActHours } from '../decide/when.ts';
import type { Happened } from '../model.ts';
import type { PerformedOnHazard } from '../perform.ts';
import { fieldOfRefusal, hazardRefusalInWords } from '../views/refusal-words.ts';

/** Keeps the photos that came with the form as evidence of the hazard. */
export type KeepingHazardPhotos = (caseId: string) => Promise<{ readonly ok: true; readonly photos: readonly PhotoSeal[]; readonly signature: PhotoSeal | null } | { readonly ok: false; readonly errors: FieldErrors }>;

/** What comes with the form of a phone. */
export interface FromThePhone {
  readonly times: PhoneTimes;
  /** A signature came along. */
  readonly hasSignature: boolean;
  readonly keepPhotos: KeepingHazardPhotos;
}

/** The entry it became, what is to be mended, or why it cannot be, each in words. */
export type RecordedOnPhone =
  | { readonly ok: true; readonly reference: string; readonly entry: number }
  | { readonly ok: false; readonly errors: FieldErrors }
  | { readonly ok: false; readonly refusal: string; readonly words: FieldErrors };

/** When somebody pressed the button, where the phone's clock can be believed; else when it came. */
export const conclusionOf = ({ clock, recordedAt, receivedAt }: PhoneTimes): Instant => (clock === 'not-believed' ? receivedAt : recordedAt);

const late = 'Recorded on a phone, and sent when there was signal';

/** What was kept, as the command takes it. */
export const filesOf = ({ photos, signature }: { readonly photos: readonly PhotoSeal[]; readonly signature: PhotoSeal | null }) => ({ ...(photos.length === 0 ? {} : { photos }), ...(signature === null ? {} : { signature }) });

/** Why it is on the record only now: there was no signal. */
export function lateOnPhone<Command extends Happened>(command: Command, now: Instant): Command {
  return command.lateBecause === '' && command.at < addHours(now, -lateActHours) ? { ...command, lateBecause: late } : command;
}

/** What the door answered, as a phone is told it. */
export function recordedByDoor(done: PerformedOnHazard, reference: string): RecordedOnPhone {
  if (!done.ok) return { ok: false, refusal: done.refusal, words: { [fieldOfRefusal(done.refusal, done.facts)]: hazardRefusalInWords(done.refusal, done.facts) } };
  const { spine } = done.draft;
  return { ok: true, reference, entry: spine.events[0]?.sequence ?? spine.file.lastSequence };
}
