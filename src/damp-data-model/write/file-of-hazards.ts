import { dateInLondon, type Instant, type PlainDate } from '../../clock/index.ts';
import { hazardKind, type HazardKindId } from '../../law/index.ts';
import { codeId, codeListNames, listInFile } from '../model/code-lists.ts';
import { formatOfFile, type Entity, type HazardToWrite } from '../model.ts';
import { inSnakeCase } from './in-snake-case.ts';
import { kindOf, type Numbers } from './numbers.ts';
import { investigationsOf, type InvestigationsWritten } from './investigations.ts';
import { checksOf, escalationsOf, notificationsOf, workOrdersOf } from './what-followed.ts';

export interface FileMade {
  readonly landlord: string;
  readonly day: PlainDate;
  readonly madeAt: Instant;
  /** There are more hazards of that day than a file holds. */
  readonly isCut: boolean;
}

/** The hazards of a day as one document in the model's entities and field names, with what the model cannot hold under `putright`. */
export function fileOfHazards(hazards: readonly HazardToWrite[], made: FileMade): Entity {
  const counters = new Map<string, number>();
  const next = (entity: string): number => {
    const number = (counters.get(entity) ?? 0) + 1;
    counters.set(entity, number);
    return number;
  };
  const investigators = new Map<string, number>();
  const kinds = new Map<HazardKindId, number>();
  const numbered = <Key>(known: Map<Key, number>) => (key: Key): number => {
    const number = known.get(key) ?? known.size + 1;
    known.set(key, number);
    return number;
  };
  const written = hazards.map((hazard) => oneHazard(hazard, { report: next('hazard_report'), tenancyId: hazard.tenancyId ?? '', next, investigatorId: numbered(investigators), hazardTypeId: numbered(kinds) }));
  const all = (entity: keyof (typeof written)[number]): readonly Entity[] => written.flatMap((one) => one[entity]);
  return {
    putright: { ...formatOfFile, landlord: made.landlord, day: made.day, made_at: made.madeAt, holds: 'Hazards that we became aware of, or of which something was recorded, on this day by London time; each as it stood when the file was made.', ...(made.isCut && { left_out: 'There are more of this day than one file holds. These are the first that were opened.' }) },
    hazard_type: [...kinds].map(([kind, id]) => hazardType(kind, id, hazards)),
    hazard_report: all('reports'), investigation: all('investigations'), investigation_hazard: all('found'),
    investigator: [...investigators].map(([investigator_name, investigator_id]) => ({ investigator_id, investigator_name })),
    notification: all('notifications'), escalation: all('escalations'), work_order: all('workOrders'), putright_readings: all('readings'),
    ...Object.fromEntries(codeListNames.map((list) => [list, listInFile(list)])),
  };
}

function oneHazard(hazard: HazardToWrite, numbers: Numbers) {
  const investigated: InvestigationsWritten = investigationsOf(hazard, numbers);
  const workOrders = workOrdersOf(hazard, numbers);
  return {
    reports: [reportOf(hazard, numbers)], investigations: investigated.investigations, found: investigated.found, workOrders,
    notifications: notificationsOf(hazard, numbers, investigated.lastId), escalations: escalationsOf(hazard, numbers, investigated.lastId), readings: checksOf(hazard, numbers),
  };
}

/** The gravest that any hazard of the kind was, for the model gives a kind one rating. */
function hazardType(kind: HazardKindId, id: number, hazards: readonly HazardToWrite[]): Entity {
  const grades = new Set(hazards.filter(({ hazard }) => kindOf({ hazard }) === kind).map(({ hazard }) => hazard.grade));
  const rating = grades.has('emergency') ? 'High' : grades.has('significant') ? 'Medium' : 'Low';
  return { hazard_type_id: id, hazard_type: hazardKind(kind).name, health_risk_rating_id: codeId('health_risk_rating', rating), category: 'HHSRS', putright: { kind } };
}

function reportOf({ caseId, reference, hazard, uprn, place, broughtIn, entries }: HazardToWrite, { report, tenancyId }: Numbers): Entity {
  const { awareAt, reporterName, words, grade, madeSafeAt, investigation } = hazard;
  const begun = entries.map(({ event }) => event).findLast((event) => event.type === 'HazardPreventionBegun');
  const photos = entries.flatMap(({ event }) => (event.type === 'HazardPhotosAdded' ? event.data.photos.map(({ photoId }) => photoId) : []));
  return {
    hazard_report_id: report, hazard_report_reference: reference, uprn: uprn ?? '', tenancy_id: tenancyId, date_reported: dateInLondon(awareAt), reported_by: reporterName, description: words, ...(photos.length === 0 ? {} : { photo_evidence: photos.join(' ') }),
    emergency_action_taken: grade === 'emergency' && madeSafeAt !== null,
    ...(madeSafeAt === null ? {} : { made_safe_date: dateInLondon(madeSafeAt) }),
    further_work_required: investigation !== null && investigation.prevention !== '',
    ...(begun === undefined ? {} : { further_work_due_date: begun.data.finishBy }),
    report_status_id: codeId('report_status', statusOf(hazard)),
    putright: {
      case_id: caseId, place, ...(broughtIn === null ? {} : { source_reference: broughtIn.sourceReference }), ...(broughtIn?.isTimeKnown === false ? {} : { aware_at: awareAt }),
      ...(inSnakeCase(ourOwn(hazard)) as object), reasonable_steps: entries.flatMap(({ event }) => (event.type === 'ReasonableStepRecorded' ? [inSnakeCase(event.data)] : [])),
    },
  };
}

/** What we know of a report and the model has no field for. */
const ourOwn = ({ route, suspected, saidEmergency, grade, triage, lateBecause, fromRepair, isSharedPlace, answer, ended, madeSafeAt }: HazardToWrite['hazard']) =>
  ({ route, suspected, saidEmergency, grade, triage, lateBecause, fromRepair, isSharedPlace, answer, ended, madeSafeAt });

function statusOf({ ended, madeSafeAt, triage }: HazardToWrite['hazard']) {
  if (ended !== null) return 'Closed';
  if (madeSafeAt !== null) return 'Made Safe';
  return triage === null ? 'Open' : 'Under Review';
}
