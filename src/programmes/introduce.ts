import { addHomeSection } from '../homes/index.ts';
import { hasRole } from '../staff/index.ts';
import { programmeReaders } from './access.ts';
import { programmesCovering } from './queries/covering.ts';
import { plannedHere } from './views/planned-here.ts';

// A home's page shows what is planned there, to those who read programmes.
addHomeSection(async (tx, { homeId, today, actor }) => {
  if (!hasRole(actor, ...programmeReaders)) return undefined;
  return plannedHere(await programmesCovering(tx, { homeId, communalAreaId: null }, today), today);
});
