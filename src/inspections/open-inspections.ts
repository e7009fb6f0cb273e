import { applyChange, newDraft, type CaseContext, type CaseDraft, type CaseId, type Reference } from '../casefile/index.ts';
import { dateInLondon, type Instant } from '../clock/index.ts';
import { policyDue } from '../law/index.ts';
import type { RowsToInsert } from '../platform/database/index.ts';
import type { Draw } from './decide/draw.ts';
import { inspectRule } from './decide/record.ts';
import type { SamplingRules } from './policy.ts';
import type { JobToDraw } from './queries/finished-jobs.ts';
import type { Inspector } from './queries/inspectors.ts';

/** The most that a case may go without a word to the resident: whoever checks the work writes when they book. */
const updateEvery = 60;

export interface PickedJob {
  readonly job: JobToDraw;
  readonly draw: Draw & { readonly picked: NonNullable<Draw['picked']> };
  readonly rules: SamplingRules;
  readonly reference: Reference;
  readonly inspector: Inspector;
}

/** The case of an inspection, due so many working days after the work was said to be done, not yet saved. */
export function openInspection({ job, draw, rules, reference, inspector }: PickedJob, context: CaseContext): CaseDraft {
  const title = `Check of the work: ${job.title}`;
  const draft = newDraft({
    id: context.newId() as CaseId, reference, kind: 'post-inspection', title, homeId: job.homeId, communalAreaId: job.communalAreaId, residentId: job.residentId,
    ...inspector, stage: 'due', priority: null, updateEvery, openedAt: context.now,
    searchText: `${reference} ${job.searchText}`.toLowerCase(),
  });
  const due = policyDue(
    { id: inspectRule, duty: 'Check the finished work', limit: { workingDays: rules.withinWorkingDays }, countedFrom: 'the work was said to be done' },
    dateInLondon(job.fixedAt as Instant), context.calendar,
  );
  const { rule, words } = draw.picked;
  applyChange(draft, {
    events: [{ type: 'InspectionPicked', data: { repairReference: job.reference, rule, ruleWords: words, drawNumber: draw.number, operativeName: job.operativeName } }],
    links: [{ toCaseId: job.repairId as CaseId, toReference: job.reference as Reference, kind: 'caused-by' }],
    set: [{ kind: 'policy', due }],
    notices: [{ staffId: inspector.ownerId, words: `${reference}: check the work on ${job.reference}` }],
  }, context);
  return draft;
}

/** The rows beside those cases. */
export function rowsOfInspections(landlordId: string, opened: readonly { readonly picked: PickedJob; readonly draft: CaseDraft }[]): RowsToInsert {
  return {
    table: 'post_inspections',
    rows: opened.map(({ picked: { job, draw }, draft }) => ({
      landlord_id: landlordId, case_id: draft.file.id, repair_id: job.repairId, fix_number: job.fixNumber, rule: draw.picked.rule, rule_words: draw.picked.words,
      is_hazard: job.isHazard, trade: job.trade ?? 'multi-skilled', operative_id: job.operativeId, operative_name: job.operativeName,
      team_id: job.teamId, organisation_id: job.organisationId, contractor_id: job.contractorId, neighbourhood_id: job.neighbourhoodId,
    })),
  };
}
