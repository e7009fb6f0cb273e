import type { Instant } from '../../clock/index.ts';
import { rowsOfNewCases } from '../../casefile/index.ts';
import { NotFound, type RowsToInsert, type Tx, type WriteStep } from '../../platform/database/index.ts';
import type { HazardDraft } from '../apply.ts';
import type { Hazard, HazardEvent, ReasonableStep } from '../model.ts';
import { stepsOfDryness } from './dry-rows.ts';
import { stepsOfSpread } from './spread-rows.ts';
import { stepsOfWorks } from './works-rows.ts';
import { hazardColumns, hazardFromRow, rowOfHazard, type HazardRead, type HazardRow } from './hazard-rows.ts';

/** The hazard of a case. For a change its case row must be held already. */
export async function loadHazard(tx: Tx, caseId: string): Promise<Hazard> {
  const [row] = await tx.query<HazardRead>(`select ${hazardColumns} from hazards h where h.landlord_id = $1 and h.case_id = $2`, [tx.landlordId, caseId]);
  if (row === undefined) throw new NotFound('hazard');
  return hazardFromRow(row);
}

const kept = [
  'clocks_from', 'triage', 'kind', 'grade', 'basis', 'emergency_told_at', 'emergency_found_at', 'downgrade', 'investigation', 'renewal_asked_at', 'summary', 'summary_state', 'summary_sent_at', 'made_safe_at',
  'prevention_begun_at', 'prevention_started_at', 'prevention_finished_at', 'accommodation_offered_at', 'accommodation_answer', 'answer', 'answer_attempts', 'ended',
  'suspected', 'cause', 'checked_dry_at', 'watch', 'came_back_at', 'times_back',
] as const satisfies readonly (keyof HazardRow)[];

/** The hazard as it now is, and the steps that were recorded with it: parts of the statement that saves its case. */
export function stepsToSave(landlordId: string, { hazard, events, now }: { readonly hazard: Hazard; readonly events: readonly HazardEvent[]; readonly now: Instant }): readonly WriteStep[] {
  return [
    {
      table: 'hazards',
      rows: [rowOfHazard(landlordId, hazard)],
      onConflict: `on conflict (landlord_id, case_id) do update set ${kept.map((name) => `${name} = excluded.${name}`).join(', ')}`,
    },
    {
      table: 'hazard_steps',
      rows: events.flatMap((event) => (event.type === 'ReasonableStepRecorded' ? [rowOfStep(landlordId, hazard.caseId, event.data, now)] : [])),
    },
    ...stepsOfDryness(landlordId, { caseId: hazard.caseId, events, now }),
    ...stepsOfSpread(landlordId, { caseId: hazard.caseId, events, now }),
    ...stepsOfWorks(landlordId, { hazard, events, now }),
  ];
}

/** The rows of hazards that are new, spine and all, in an order in which they may be written: see `rowsOfNewCases`. */
export function rowsOfNewHazards(landlordId: string, drafts: readonly HazardDraft[], now: Instant): RowsToInsert[] {
  const steps = drafts.flatMap((draft) => stepsToSave(landlordId, { ...draft, now })).filter((step) => 'table' in step);
  const tables = [...Map.groupBy(steps, ({ table }) => table)].map(([table, own]) => ({ table, rows: own.flatMap(({ rows }) => rows) }));
  return [...rowsOfNewCases(landlordId, drafts.map(({ spine }) => spine)), ...tables];
}

type StepFacts = Extract<HazardEvent, { type: 'ReasonableStepRecorded' }>['data'];

function rowOfStep(landlordId: string, caseId: string, { stepId, kind, at, words, noticeAt, by }: StepFacts, now: Instant) {
  return { landlord_id: landlordId, case_id: caseId, id: stepId, kind, at, words, notice_at: noticeAt, by_name: by, recorded_at: now };
}

/** What was done while the clocks ran, oldest first: the steps that people recorded, and each offer of somewhere to stay with its answer, as the chain has them. */
export function reasonableStepsOf(tx: Tx, caseId: string): Promise<ReasonableStep[]> {
  return tx.query<ReasonableStep>(
    `select id::text as id, kind, at, words, notice_at as "noticeAt", by_name as by from hazard_steps where landlord_id = $1 and case_id = $2
     union all
     select sequence::text, case type when 'HazardAccommodationOffered' then 'accommodation offered' when 'HazardAccommodationAnswered' then 'accommodation answered' else 'accommodation taken back' end, coalesce((data->>'at')::timestamptz, at),
       concat_ws('. ', data->'stay'->>'place', initcap(data->>'answer'), nullif(data->>'words', ''), data->>'reason'), null::timestamptz, coalesce(data->>'by', data->'stay'->>'by', actor_name)
     from case_events where landlord_id = $1 and case_id = $2 and type in ('HazardAccommodationOffered', 'HazardAccommodationAnswered', 'HazardAccommodationWithdrawn')
     order by at, id limit 500`,
    [tx.landlordId, caseId],
  );
}
