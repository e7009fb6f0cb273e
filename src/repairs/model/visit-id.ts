import type { Brand } from '../../platform/brand.ts';

export type VisitId = Brand<'VisitId'>;

/** What we tell the resident before a visit: the day before, and on its morning. */
export type Reminder = 'day-before' | 'same-day';
