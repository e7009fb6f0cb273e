import { dateInLondon } from '../../clock/index.ts';
import { codeId, type Code } from '../model/code-lists.ts';
import type { Entity, HazardEntry, HazardToWrite } from '../model.ts';
import { inSnakeCase } from './in-snake-case.ts';
import { kindOf, type Numbers } from './numbers.ts';

export interface InvestigationsWritten {
  readonly investigations: readonly Entity[];
  readonly found: readonly Entity[];
  /** Of the last investigation; undefined before the first. */
  readonly lastId: number | undefined;
}

type Event = HazardEntry['event'];
type Investigated = Extract<Event, { type: 'HazardInvestigated' }>;

/** Every investigation there was, the first first, with what it found. */
export function investigationsOf(hazard: HazardToWrite, numbers: Numbers): InvestigationsWritten {
  const events = hazard.entries.map(({ event }) => event);
  const written = events.flatMap((event, at) => (event.type === 'HazardInvestigated' ? [oneOf(event, { hazard, numbers, isToldAfter: isToldBeforeTheNext(events.slice(at + 1)), before: events.slice(0, at) })] : []));
  return { investigations: written.map(({ investigation }) => investigation), found: written.map(({ found }) => found), lastId: written.at(-1)?.id };
}

function isToldBeforeTheNext(later: readonly Event[]): boolean {
  const next = later.findIndex(({ type }) => type === 'HazardInvestigated');
  return later.slice(0, next < 0 ? later.length : next).some(({ type }) => type === 'HazardSummarySent');
}

interface Around {
  readonly hazard: HazardToWrite;
  readonly numbers: Numbers;
  readonly isToldAfter: boolean;
  readonly before: readonly Event[];
}

function oneOf({ data }: Investigated, { hazard, numbers, isToldAfter, before }: Around): { readonly id: number; readonly investigation: Entity; readonly found: Entity } {
  const id = numbers.next('investigation');
  const again = before.filter(({ type }) => type === 'HazardInvestigated').length;
  const { concludedAt, investigator, found, safetyWork, prevention, words, signature: _signature, ...ours } = data;
  const investigation = {
    investigation_id: id, investigation_reference: `${hazard.reference}/${again + 1}`, uprn: hazard.uprn ?? '', tenancy_id: numbers.tenancyId, trigger_source_id: codeId('trigger_source', triggers[hazard.hazard.route]),
    investigation_type_id: codeId('investigation_type', typeOf(before)), hazard_report_id: numbers.report, investigation_completed_date: dateInLondon(concludedAt),
    investigator_id: numbers.investigatorId(investigator), hazard_confirmed: found !== 'neither', repair_required: safetyWork !== '' || prevention !== '',
    sla_breach_flag: hazard.isInvestigationLate, notification_sent_to_tenant: isToldAfter, investigation_notes: words,
    putright: { concluded_at: concludedAt, found, safety_work: safetyWork, prevention, ...(inSnakeCase(ours) as object) },
  };
  return {
    id, investigation,
    found: {
      investigation_hazard_id: numbers.next('investigation_hazard'), hazard_type_id: numbers.hazardTypeId(kindOf(hazard)), investigation_id: id, hazard_report_id: numbers.report,
      severity_id: codeId('severity', severityOf(hazard, found)), notes: words,
    },
  };
}

const triggers: Readonly<Record<HazardToWrite['hazard']['route'], Code<'trigger_source'>>> = {
  resident: 'Tenant Report', employee: 'Staff Report', contractor: 'Staff Report', councillor: 'Staff Report', survey: 'Routine Check', 'letter of claim': 'Staff Report', sensor: 'Environmental Sensor', 'another case': 'Staff Report',
};

/** Asked for again by the resident, it is a renewed one; the first of an emergency is an emergency's. */
function typeOf(before: readonly Event[]): Code<'investigation_type'> {
  if (before.some(({ type }) => type === 'RenewedInvestigationAsked')) return 'Renewed';
  if (before.some(({ type }) => type === 'HazardInvestigated')) return 'Further';
  return before.some((event) => (event.type === 'HazardReported' || event.type === 'HazardHeardAgain') && event.data.saidEmergency) ? 'Emergency' : 'Standard';
}

/** The four classes of harm in the model's three; where nobody weighed it, by how grave the investigation found it. */
function severityOf({ hazard: { triage } }: HazardToWrite, found: Investigated['data']['found']): Code<'severity'> {
  if (triage === null) return found === 'emergency' ? 'High' : found === 'significant' ? 'Medium' : 'Low';
  return triage.severity === 'extreme' || triage.severity === 'severe' ? 'High' : triage.severity === 'serious' ? 'Medium' : 'Low';
}
