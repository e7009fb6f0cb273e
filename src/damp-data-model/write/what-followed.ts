import { dateInLondon } from '../../clock/index.ts';
import { codeId, type Code } from '../model/code-lists.ts';
import type { Entity, HazardEntry, HazardToWrite } from '../model.ts';
import { inSnakeCase } from './in-snake-case.ts';
import type { Numbers } from './numbers.ts';

type Event = HazardEntry['event'];
const eventsOf = ({ entries }: HazardToWrite): readonly Event[] => entries.map(({ event }) => event);

const methods: Readonly<Record<string, Code<'notification_method'>>> = { email: 'Email', letter: 'Letter', 'handed over': 'Letter', 'left at the home': 'Letter', 'told instead': 'Phone Call' };

/** Each written summary that went. */
export function notificationsOf(hazard: HazardToWrite, { next, tenancyId }: Numbers, investigationId: number | undefined): readonly Entity[] {
  return eventsOf(hazard).flatMap((event) => (event.type !== 'HazardSummarySent' || investigationId === undefined ? [] : [{
    notification_id: next('notification'), investigation_id: investigationId, tenancy_id: tenancyId, notification_type_id: codeId('notification_type', 'Result'), date_sent: dateInLondon(event.data.at),
    notification_method_id: codeId('notification_method', methods[event.data.how] ?? 'Letter'), content_summary: event.data.words, putright: { sent_at: event.data.at, how: event.data.how },
  }]));
}

/** Each offer of somewhere to stay, with its answer, or that we took it back. The model hangs them on an investigation: an offer before one has none. */
export function escalationsOf(hazard: HazardToWrite, { next }: Numbers, investigationId: number | undefined): readonly Entity[] {
  return hazard.entries.flatMap(({ event }, at) => {
    if (event.type !== 'HazardAccommodationOffered') return [];
    const { answered, withdrawn } = whatCameOf(hazard.entries.slice(at + 1));
    const id = next('escalation');
    const endedAt = withdrawn?.at ?? answered?.at;
    return [{
      escalation_id: id, escalation_reference: `${hazard.reference}/offer-${id}`, ...(investigationId === undefined ? {} : { investigation_id: investigationId }),
      escalation_stage_id: codeId('escalation_stage', withdrawn === undefined ? stageOf[answered?.answer ?? 'none'] : 'Rejected'), escalation_type_id: codeId('escalation_type', 'Alternative Accommodation'),
      escalated_to: 'The landlord', escalation_start_date: dateInLondon(event.data.at), ...(endedAt === undefined ? {} : { escalation_end_date: dateInLondon(endedAt) }),
      alternative_accommodation_details: event.data.words, tenant_acceptance: answered?.answer === 'accepted',
      putright: { offered_at: event.data.at, ...(answered === undefined ? {} : { answered_at: answered.at, answer_words: answered.words }), ...(withdrawn === undefined ? {} : { withdrawn_at: withdrawn.at, withdrawn_because: withdrawn.reason }) },
    }];
  });
}

const stageOf = { none: 'Open', accepted: 'Resolved', refused: 'Rejected' } as const;

/** What became of an offer, until the next was made. */
function whatCameOf(later: HazardToWrite['entries']) {
  const again = later.findIndex(({ event }) => event.type === 'HazardAccommodationOffered');
  const until = later.slice(0, again < 0 ? later.length : again);
  const [answered] = until.flatMap(({ event }) => (event.type === 'HazardAccommodationAnswered' ? [event.data] : []));
  const [withdrawn] = until.flatMap(({ at, event }) => (event.type === 'HazardAccommodationWithdrawn' ? [{ at, reason: event.data.reason }] : []));
  return { answered, withdrawn };
}

/** Making safe and preventing, each as one order of work: by what was done, for nobody has planned dates that we would have to invent. */
export function workOrdersOf(hazard: HazardToWrite, { next, report, tenancyId }: Numbers): readonly Entity[] {
  const { reference, hazard: { awareAt, investigation } } = hazard;
  const about = (purpose: string) => ({ work_order_id: `${reference}/${purpose}-${next('work_order')}`, hazard_report_id: String(report), tenancy_id: tenancyId, date_reported: dateInLondon(awareAt), ...(investigation === null ? {} : { date_raised: dateInLondon(investigation.concludedAt) }) });
  const events = eventsOf(hazard);
  const begun = events.findLast((event) => event.type === 'HazardPreventionBegun');
  const started = events.findLast((event) => event.type === 'HazardPreventionBegun' && event.data.how === 'work started');
  const finished = events.findLast((event) => event.type === 'HazardPreventionFinished');
  const safe = events.findLast((event) => event.type === 'HazardMadeSafe');
  return [
    ...(safe?.type === 'HazardMadeSafe' ? [{ ...about('safety'), actual_completion_date_time: safe.data.at, description_of_work: safe.data.words }] : []),
    ...(begun?.type === 'HazardPreventionBegun' ? [{
      ...about('prevention'), description_of_work: begun.data.words, planned_finish_date: begun.data.finishBy,
      ...(started?.type === 'HazardPreventionBegun' ? { actual_start_date_time: started.data.at } : {}), ...(finished?.type === 'HazardPreventionFinished' ? { actual_completion_date_time: finished.data.at } : {}),
    }] : []),
  ];
}

/** What was measured when somebody looked whether it is dry. The model has no readings: these are ours. Photos stay with the case. */
export function checksOf(hazard: HazardToWrite, { report }: Numbers): readonly Entity[] {
  return eventsOf(hazard).flatMap((event) => {
    if (event.type !== 'HazardCheckedForDamp') return [];
    const { photos: _photos, signature: _signature, phone: _phone, ...check } = event.data;
    return [{ hazard_report_id: report, uprn: hazard.uprn ?? '', ...(inSnakeCase(check) as object) }];
  });
}
