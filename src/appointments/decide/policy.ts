import { isPartOfDay, usualParts, type PartOfDay } from '../model.ts';

/** How a landlord makes appointments. */
export interface AppointmentPolicy {
  /** The times it offers, in the order they are shown. */
  readonly parts: readonly PartOfDay[];
  /** Visits that one person keeps in half a day, unless their own calendar says otherwise. */
  readonly placesInHalfDay: number;
  /** Residents pick, change and cancel by their link. */
  readonly residentsChoose: boolean;
  /** Working days of notice a resident gives when they choose. */
  readonly residentNotice: number;
  /** Hours after its time has ended until a visit of which nothing was recorded counts as missed. */
  readonly missedAfterHours: number;
  /** What the landlord's own policy pays for a visit it missed, in pence; the Ombudsman's sum when that is more. */
  readonly missedVisitPence: number;
}

export const usualAppointments: AppointmentPolicy = {
  parts: [...usualParts],
  placesInHalfDay: 4,
  residentsChoose: true,
  residentNotice: 1,
  missedAfterHours: 4,
  missedVisitPence: 0,
};

const mostOwnWindows = 6;

/** The landlord's own choices over the usual ones; the usual ones whole where what is kept cannot stand, which its page says. */
export function appointmentPolicyFrom(settings: Readonly<Record<string, unknown>>): AppointmentPolicy {
  const kept = keptPolicy(settings);
  return Object.keys(appointmentProblems(kept)).length === 0 ? kept : usualAppointments;
}

/** What is kept, whether or not it can stand. */
export function keptPolicy(settings: Readonly<Record<string, unknown>>): AppointmentPolicy {
  const own = settings['appointments'];
  return typeof own === 'object' && own !== null ? { ...usualAppointments, ...(own as Partial<AppointmentPolicy>) } : usualAppointments;
}

const counts = [
  ['placesInHalfDay', 1, 20],
  ['residentNotice', 0, 20],
  ['missedAfterHours', 1, 72],
] as const;
const mostMissedVisitPence = 100_000;

export type AppointmentProblems = Readonly<Partial<Record<keyof AppointmentPolicy, string>>>;

/** Every way these choices may not stand, by name; none when they may. */
export function appointmentProblems(policy: AppointmentPolicy): AppointmentProblems {
  const { parts, missedVisitPence, residentsChoose } = policy;
  return Object.fromEntries([
    ...(partsMayStand(parts) ? [] : [['parts', `Offer at least one time and at most ${mostOwnWindows} of your own, each once and between 8am and 5pm`] as const]),
    ...counts.filter(([name, least, most]) => !isWhole(policy[name], least, most)).map(([name, least, most]) => [name, `Enter a whole number from ${least} to ${most}`] as const),
    ...(isWhole(missedVisitPence, 0, mostMissedVisitPence) ? [] : [['missedVisitPence', 'Enter a sum in pounds from 0 to 1,000, such as 20 or 20.50'] as const]),
    ...(typeof residentsChoose === 'boolean' ? [] : [['residentsChoose', 'Say whether residents choose'] as const]),
  ]);
}

const isWhole = (count: number, least: number, most: number): boolean => Number.isInteger(count) && count >= least && count <= most;

function partsMayStand(parts: unknown): boolean {
  if (!Array.isArray(parts) || parts.length === 0) return false;
  const own = parts.filter((part) => !(usualParts as readonly unknown[]).includes(part));
  return own.length <= mostOwnWindows && parts.every((part) => typeof part === 'string' && isPartOfDay(part)) && new Set(parts).size === parts.length;
}
