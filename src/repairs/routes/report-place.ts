import { casesAtCommunalArea, casesAtHome, type CaseBrief } from '../../casefile/index.ts';
import { NotFound } from '../../platform/database/index.ts';
import { isUuid } from '../../platform/uuid.ts';
import { NotAllowed, type StaffVisit } from '../../platform/http/index.ts';
import { currentHousehold, type HouseholdPerson } from '../../residents/index.ts';
import { actorOf } from '../../staff/index.ts';
import { may, whoCan } from '../access.ts';
import type { PossibleReporter } from '../forms/report.ts';
import type { ReportedPlace } from '../forms/resident/report-from-answers.ts';
import { accessFacts } from '../perform.ts';
import { placeOf, type RepairPlace } from '../queries/place.ts';

/** The place a report is being taken for, with whoever lives there and what is known of it already. */
export interface ReportPlace {
  readonly place: RepairPlace;
  /** /report/home/… or /report/area/… */
  readonly path: string;
  readonly people: readonly HouseholdPerson[];
  readonly cases: readonly CaseBrief[];
}

/** Reads the home or shared place that the address names, for somebody who may report there. */
export async function reportPlace(visit: StaffVisit): Promise<ReportPlace> {
  const { homeId = null, areaId = null } = visit.params as { readonly homeId?: string; readonly areaId?: string };
  const named = await placeToReport(visit, { homeId, communalAreaId: areaId });
  refuseReport(visit, named.place);
  const found = homeId === null ? await casesAtCommunalArea(visit.tx, areaId ?? '') : await casesAtHome(visit.tx, homeId);
  return { ...named, path: homeId === null ? `/report/area/${areaId ?? ''}` : `/report/home/${homeId}`, cases: found.cases };
}

/** A home or a shared place with whoever lives there: for whom, `refuseReport` says. */
export async function placeToReport({ tx, today }: Pick<StaffVisit, 'tx' | 'today'>, where: ReportedPlace): Promise<Pick<ReportPlace, 'place' | 'people'>> {
  if (!isUuid(where.homeId ?? where.communalAreaId)) throw new NotFound('place');
  const [place, people] = await Promise.all([placeOf(tx, where, today), where.homeId === null ? [] : currentHousehold(tx, where.homeId, today)]);
  return { place, people };
}

/** Refuses whoever may not report there. */
export function refuseReport({ actor }: Pick<StaffVisit, 'actor'>, place: RepairPlace): void {
  if (!may(actorOf(actor), 'ReportRepair', accessFacts({ visits: [] }, place))) throw new NotAllowed(whoCan('ReportRepair'));
}

/** Those who live there, as the form offers them. */
export function reportersOf(people: readonly HouseholdPerson[]): readonly PossibleReporter[] {
  return people.map(({ residentId, name, mobile, phone, email, needsAnswer }) => ({ residentId, name, contact: mobile ?? phone ?? email, needsAnswer }));
}
