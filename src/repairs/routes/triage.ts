import { html } from '../../platform/html/index.ts';
import type { Route } from '../../platform/http/index.ts';
import { limitInWords } from '../../law/index.ts';
import { parseDiagnosis } from '../forms/diagnose.ts';
import { leaseOf } from '../model/held-on-lease.ts';
import { priorities, trades } from '../model.ts';
import { problemOf } from '../problems.ts';
import { defectChoices, fieldsOf, theirWords } from '../views/action-fields.ts';
import { leaseNote } from '../views/lease-note.ts';
import { choicesOf } from '../views/form-page.ts';
import { priorityInWords } from '../words.ts';
import { actionRoutes, type ActionPage } from './action-page.ts';

const diagnose: ActionPage<null> = {
  path: 'diagnose',
  action: 'DiagnoseRepair',
  title: 'Decide how soon and by which trade',
  verb: 'Save the priority and trade',
  more: async () => null,
  fields: ({ record: { repair }, context, place }, _more, form) => {
    const problem = problemOf(repair.problem);
    const field = fieldsOf(form, {
      priority: repair.priority ?? (repair.isEmergency ? 'emergency' : ''),
      trade: repair.trade ?? problem?.trade ?? '',
      rightToRepairDefect: repair.rightToRepairDefect ?? '',
    });
    const choices = priorities.map((priority) => ({
      value: priority,
      text: priorityInWords(priority),
      hint: `Within ${limitInWords(context.policy.limits[priority])} of the report; a word to the resident every ${everyInWords(context.policy.updateEvery[priority])} at most`,
    }));
    return html`${theirWords(repair)}
      ${leaseNote(leaseOf(place))}
      ${field.radios('priority', 'How soon must it be done?', choices)}
      ${field.list('trade', 'Trade', choicesOf(trades), 'Choose a trade')}
      ${context.rightToRepairApplies && field.list('rightToRepairDefect', 'Right to Repair defect (starts the clock of SI 1994/133)', defectChoices(problem?.rightToRepair ?? null), 'None of these')}
      ${repair.priority !== null && field.words('reason', 'Why it changes', 'The priority was set before, so the record says why it changes.')}`;
  },
  parse: async ({ body }) => parseDiagnosis(body),
};

/** Deciding what a repair needs. */
export const triageRoutes: readonly Route[] = actionRoutes(diagnose);

function everyInWords(workingDays: number): string {
  return workingDays === 1 ? 'working day' : `${workingDays} working days`;
}
