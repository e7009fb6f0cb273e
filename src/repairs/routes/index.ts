import type { FileStore } from '../../platform/files/index.ts';
import type { Route } from '../../platform/http/index.ts';
import { repairApiRoutes } from './api/index.ts';
import { answerRoutes } from './answers.ts';
import { appointmentSettingsRoutes } from './appointment-settings.ts';
import { bookingRoutes } from './book.ts';
import { causesRoutes } from './causes.ts';
import { repairPageRoutes } from './repair.ts';
import { planDayRoutes } from './plan-day.ts';
import { recallRoutes } from './recall.ts';
import { remedyRoutes } from './remedies.ts';
import { reportRoutes } from './report.ts';
import { reportedRoutes } from './reported.ts';
import { residentRoutes } from './resident/index.ts';
import { settingsRoutes } from './settings.ts';
import { landlordSettingsRoutes } from './landlord-settings.ts';
import { standingRoutes } from './standing.ts';
import { triageRoutes } from './triage.ts';
import { visitRoutes } from './visit.ts';
import { whenItSuitsRoutes } from './when-it-suits.ts';
import { visitListRoutes } from './visits.ts';
import { visitsToMoveRoutes } from './visits-to-move.ts';

/** Every address of repairs, in the order a repair goes; then what residents see, and what programs may do. */
export function repairRoutes({ files }: { readonly files: FileStore }): readonly Route[] {
  return [
    ...reportRoutes(files), ...reportedRoutes, ...repairPageRoutes, ...triageRoutes, ...recallRoutes, ...standingRoutes, ...whenItSuitsRoutes, ...bookingRoutes, ...visitListRoutes, ...visitsToMoveRoutes, ...planDayRoutes,
    ...visitRoutes(files), ...answerRoutes, ...remedyRoutes, ...settingsRoutes, ...causesRoutes, ...landlordSettingsRoutes, ...appointmentSettingsRoutes, ...residentRoutes(files),
    ...repairApiRoutes(files),
  ];
}
