import { isPartOfDay, usualParts, type PartOfDay } from './model.ts';

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

export const mostOwnWindows = 6;

/** The landlord's own choices over the usual ones. */
export function appointmentPolicyFrom(settings: Readonly<Record<string, unknown>>): AppointmentPolicy {
  const own = settings['appointments'];
  if (typeof own !== 'object' || own === null) return usualAppointments;
  const policy: AppointmentPolicy = { ...usualAppointments, ...(own as Partial<AppointmentPolicy>) };
  return appointmentProblems(policy).length === 0 ? policy : usualAppointments;
}

/** Every way these choices may not stand, in words; empty when they may. */
export function appointmentProblems(policy: AppointmentPolicy): string[] {
  const { parts } = policy;
  const counts = [
    ['Visits in half a day', policy.placesInHalfDay, 1, 20],
    ['Working days of notice', policy.residentNotice, 0, 20],
    ['Hours until a visit counts as missed', policy.missedAfterHours, 1, 72],
    ['Pence for a missed visit', policy.missedVisitPence, 0, 100_000],
  ] as const;
  return [
    ...(Array.isArray(parts) && parts.length > 0 && parts.length <= usualParts.length + mostOwnWindows && parts.every((part) => isPartOfDay(part)) ? [] : ['Offer at least one time, each between 8am and 5pm, and at most 9.']),
    ...(Array.isArray(parts) && new Set(parts).size < parts.length ? ['Each time is offered once.'] : []),
    ...counts.filter(([, count, least, most]) => !Number.isInteger(count) || count < least || count > most).map(([name, , least, most]) => `${name} must be a whole number from ${least} to ${most}.`),
  ];
}
