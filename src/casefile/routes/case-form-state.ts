import { csrfField, formText, NotAllowed, page, staffPage, type FormBody, type Reply, type StaffVisit } from '../../platform/http/index.ts';
import { mayOnCase, whoMay, type CaseAction } from '../access.ts';
import { casePath } from '../case-kinds.ts';
import { datePartsIn } from '../forms/case-forms.ts';
import { openCase, type CaseReader, type OpenedCase } from '../queries/load-case-page.ts';
import type { CaseFormPage, CaseFormPlace, FormState } from '../views/case-forms.ts';
import type { FieldErrors } from '../../platform/govuk/index.ts';

/** Opens a case for doing something to it; refuses those who may see it but not do this. */
export async function openCaseFor(visit: CaseReader & Pick<StaffVisit, 'params'>, action: CaseAction): Promise<OpenedCase> {
  const opened = await openCase(visit, visit.params['reference'] ?? '');
  if (!mayOnCase(opened.actor, action, opened.facts)) throw new NotAllowed(`${whoMay(action)} can do this.`);
  return opened;
}

export function formPlace(visit: StaffVisit, { header }: OpenedCase, seenVersion: number): CaseFormPlace {
  return { file: header.file, seenVersion, backHref: casePath(header.file.reference), token: csrfField(visit) };
}

export function showForm(visit: StaffVisit, { title, main }: CaseFormPage, status = 200): Reply {
  return page(staffPage(visit, { title, main, hasErrors: status === 422 }), status);
}

export const emptyState = (): FormState => startingState({});

export function startingState(values: FormState['values']): FormState {
  return { values, dates: {}, errors: {} };
}

const textFields = ['words', 'direction', 'channel', 'time', 'madeTo', 'owner', 'promised', 'next', 'resident', 'reference', 'kind', 'link'] as const;

/** The form as it was sent, to show again with what is wrong. */
export function sentState(body: FormBody, errors: FieldErrors): FormState {
  const values = Object.fromEntries(textFields.map((field) => [field, formText(body, field)]));
  return { values, dates: { on: datePartsIn(body, 'on'), due: datePartsIn(body, 'due') }, errors };
}
