import { hasRole, actorOf, link, paragraph, type AbsenceSection } from '../../staff/index.ts';
import { officeHoursRoles } from '../access.ts';

/** Among all absences, for whoever sets it: the way to who is on call. */
export const onCallAmongAbsences: AbsenceSection = async ({ actor }, of) =>
  of === undefined && hasRole(actorOf(actor), ...officeHoursRoles) ? paragraph(link('/admin/settings/office-hours', 'When we are open, and who is on call')) : undefined;
