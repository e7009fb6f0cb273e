import { html, type Html } from '../../platform/html/index.ts';
import { fieldsOf, presenceField, type FormState } from '../../repairs/index.ts';
import { grades, investigationWays } from '../model.ts';
import { gradeInWords, gradeMeans, wayInWords } from '../words.ts';
import { whenFields } from './fields.ts';
import { foundFields, type FoundQuestions } from './found-fields.ts';

/** What is filled in for whoever investigates, until they say otherwise. */
export interface Investigator {
  readonly investigator: string;
  readonly how: string;
}

/** Where the resident can sign on the screen, they may. */
export interface OnScreen extends Partial<Investigator> {
  readonly canSign?: boolean;
}

/** The questions of an investigation, at a desk or on a phone. */
export function investigationFields(form: FormState, questions: FoundQuestions, { canSign = false, ...before }: OnScreen = {}): Html {
  const field = fieldsOf(form, { ...before });
  return html`${whenFields(form, 'When was the investigation concluded?')}
    ${field.radios('how', 'How was it investigated?', investigationWays.map((value) => ({ value, text: wayInWords[value] })))}
    ${field.line('investigator', 'Who investigated?')}${field.line('competence', 'Why are they competent to?', 'Their skills and experience with this kind of hazard.')}
    ${foundFields(form, questions)}
    <h2 class="govuk-heading-m">What it comes to</h2>
    ${field.radios('found', 'What was found?', [...grades].reverse().map((value) => ({ value, text: gradeInWords[value], hint: gradeMeans[value] })), 'Finding less than was thought waits for a second person.')}
    ${field.words('words', 'What was found, and how it is known', 'The building is looked at, never how people live. The written summary to the resident begins with these words.')}
    ${field.words('safetyWork', 'What makes it safe? (optional)', 'Leave it empty only where nothing has to.')}${field.words('prevention', 'What stops it coming back? (optional)', 'Leave it empty where nothing has to, and say why below.')}
    ${field.words('noPreventionBecause', 'Why nothing more is needed, where nothing is (optional)')}
    ${field.photos('photos', 'Photos (optional)')}${presenceField(field, canSign)}`;
}
