export { everyHalfDay, hoursOf, isPartOfDay, partOfDayInWords, usualHalfDays, usualParts, clockTime } from './model.ts';
export type { BookedVisit, Diary, FreeSlot, HalfDay, OperativeCalendar, PartOfDay, TimeWindow } from './model.ts';
export { appointmentPolicyFrom, appointmentProblems, keptPolicy, usualAppointments, type AppointmentPolicy, type AppointmentProblems } from './decide/policy.ts';
export { bookedByDay, dayOf, freeSlots, isAway, suits, type SlotWish } from './decide/free-slots.ts';
export { choosePlaces, extraPlace, halfOfPlace } from './decide/places.ts';
export { calendarsOf, holdDay, neighbourhoodsOf, type Neighbourhood } from './queries.ts';
export { saveCalendar, type NewCalendar } from './store.ts';
export { proposeDay, reasonsLeft, type DayProposal, type JobToPlan, type PlannedJob, type ReasonLeft } from './decide/propose-day.ts';
export { appointmentRoutes } from './routes.ts';
