import type { Role } from '../staff/index.ts';

/** Who says what people can be sent to, and when they work. */
export const calendarRoles: readonly Role[] = ['planner', 'manager'];

export const whoKeepsCalendars = 'Planners and managers of their own organisation can do this.';
