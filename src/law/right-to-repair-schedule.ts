import { dayOfMonth, monthOf } from '../clock/index.ts';
import type { PlainDate } from '../clock/index.ts';

// Schedule to SI 1994/133, https://www.legislation.gov.uk/uksi/1994/133/schedules/made (P). It covers
// secure and introductory tenants of councils, for repairs of up to £250.
const schedule = {
  'no-electric-power': { defect: 'Total loss of electric power', workingDays: 1 },
  'partial-electric-power': { defect: 'Partial loss of electric power', workingDays: 3 },
  'unsafe-electrics': { defect: 'Unsafe power or lighting socket or electrical fitting', workingDays: 1 },
  'no-water': { defect: 'Total loss of water supply', workingDays: 1 },
  'partial-water': { defect: 'Partial loss of water supply', workingDays: 3 },
  'loss-of-gas': { defect: 'Total or partial loss of gas supply', workingDays: 1 },
  'blocked-flue': { defect: 'Blocked flue to an open fire or boiler', workingDays: 1 },
  'loss-of-heating': { defect: 'Total or partial loss of space or water heating', workingDays: 'by season' },
  'foul-drainage': { defect: 'Blocked or leaking foul drain, soil stack or only toilet pan', workingDays: 1 },
  'toilet-not-flushing': { defect: 'Only toilet not flushing', workingDays: 1 },
  'blocked-sink': { defect: 'Blocked sink, bath or basin', workingDays: 3 },
  'tap-not-turning': { defect: 'Tap that cannot be turned', workingDays: 3 },
  'leaking-pipe': { defect: 'Leak from a water or heating pipe, tank or cistern', workingDays: 1 },
  'leaking-roof': { defect: 'Leaking roof', workingDays: 7 },
  'insecure-outside': { defect: 'Insecure external window, door or lock', workingDays: 1 },
  'loose-banister': { defect: 'Loose or detached banister or handrail', workingDays: 3 },
  'rotten-floor': { defect: 'Rotten timber flooring or stair tread', workingDays: 3 },
  'door-entryphone': { defect: 'Door entryphone not working', workingDays: 7 },
  'extractor-fan': { defect: 'Extractor fan not working in an internal kitchen or bathroom', workingDays: 7 },
} as const;

export type RightToRepairDefect = keyof typeof schedule;

export type RightToRepairRule =
  | 'repairs.right-to-repair-1'
  | 'repairs.right-to-repair-3'
  | 'repairs.right-to-repair-7';

/** The defects of the schedule with their words and limits, in its order; heating depends on the season. */
export const rightToRepairSchedule: Readonly<
  Record<RightToRepairDefect, { defect: string; workingDays: 1 | 3 | 7 | 'by season' }>
> = schedule;

/** Whether a text names a defect of the schedule. */
export const isRightToRepairDefect = (text: string): text is RightToRepairDefect => Object.hasOwn(schedule, text);

/** The rule for a defect reported on a date. */
export function rightToRepairRule(defect: RightToRepairDefect, onDate: PlainDate): RightToRepairRule {
  const { workingDays } = rightToRepairSchedule[defect];
  if (workingDays !== 'by season') return `repairs.right-to-repair-${workingDays}`;
  return isHeatingSeason(onDate) ? 'repairs.right-to-repair-1' : 'repairs.right-to-repair-3';
}

/** 31 October to 1 May. Both end days are taken as inside it, the reading that favours the tenant. */
function isHeatingSeason(date: PlainDate): boolean {
  const monthAndDay = monthOf(date) * 100 + dayOfMonth(date);
  return monthAndDay >= 1031 || monthAndDay <= 501;
}

/**
 * What a tenant is owed, in pence, for days past the second contractor's limit (SI 1994/133):
 * £10 at once and £2 for each day, never more than £50.
 */
export function rightToRepairCompensation(daysOverdue: number): number {
  if (!Number.isInteger(daysOverdue) || daysOverdue < 0) throw new Error('Days overdue is a whole number of days');
  return daysOverdue === 0 ? 0 : Math.min(1_000 + 200 * daysOverdue, 5_000);
}
