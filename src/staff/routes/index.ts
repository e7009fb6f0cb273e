import type { Route } from '../../platform/http/index.ts';
import { absenceApiRoutes } from '../absences-api.ts';
import { staffApiRoutes } from '../api.ts';
import { absenceRoutes } from './absences.ts';
import { accountRoutes } from './account.ts';
import { downloadListRoutes } from './downloads.ts';
import { deactivateRoutes } from './deactivate.ts';
import type { Leaving } from './deactivate.ts';
import { newPasswordRoutes } from './new-password.ts';
import { signInRoutes } from './sign-in.ts';
import { signInServiceRoutes } from './sign-in-service.ts';
import { staffListRoutes } from './staff-list.ts';
import { staffMemberRoutes } from './staff-member.ts';
import { teamRoutes } from './teams.ts';

export type { BookedVisits, HandOver } from './deactivate.ts';

/** Every page of this slice; what is given here tells of, and moves, the work of somebody who leaves. */
export function staffRoutesWith(leaving: Leaving): readonly Route[] {
  return [
    ...signInRoutes,
    ...signInServiceRoutes,
    ...newPasswordRoutes,
    ...accountRoutes,
    ...absenceRoutes,
    ...staffListRoutes,
    ...downloadListRoutes,
    ...deactivateRoutes(leaving),
    ...staffMemberRoutes,
    ...teamRoutes,
    ...staffApiRoutes,
    ...absenceApiRoutes,
  ];
}

/** Every page of this slice, where open cases are given away one by one. */
export const staffRoutes = staffRoutesWith({});
