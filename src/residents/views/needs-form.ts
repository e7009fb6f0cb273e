import type { PlainDate } from '../../clock/index.ts';
import { needsTag } from '../../homes/index.ts';
import {
  button, checkboxField, errorSummaryFor, hiddenFields, radioField, selectField, textAreaField, textField, type FieldErrors,
} from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { formList, formText } from '../../platform/http/form-values.ts';
import type { FormBody } from '../../platform/http/visit.ts';
import { consentBases, needKinds, needSources, type Resident } from '../model.ts';
import { consentWords } from './words.ts';

export interface FormFacts {
  readonly resident: Resident;
  readonly csrf: Html;
  /** As typed, when the form comes back. */
  readonly body: FormBody;
  readonly errors: FieldErrors;
  readonly today: PlainDate;
}

/** Asks about the household's needs, or confirms and changes what they said before. */
export function needsForm({ resident, csrf, body, errors }: FormFacts): Html {
  const { needsAnswer } = resident;
  const given = formText(body, 'answer') || (needsAnswer.answer === 'unknown' ? '' : needsAnswer.answer);
  return html`${errorSummaryFor(errors)}
    <h1 class="govuk-heading-l">Household needs of ${resident.name}</h1>
    <p class="govuk-body">${needsTag(needsAnswer.answer, needsAnswer.answer === 'unknown' ? null : needsAnswer.confirmedOn)}</p>
    <form method="post" action="/residents/${resident.id}/needs" novalidate>
      ${csrf}${hiddenFields({ seenVersion: formText(body, 'seenVersion') || String(resident.version) })}
      ${radioField({
        name: 'answer', label: 'Does anyone in the household have needs we should know of?', labelSize: 'm', value: given, error: errors['answer'],
        hint: 'Health, disability, children, language, safety: anything that changes how we should visit, write or repair.',
        choices: [{ value: 'declared', text: 'Yes' }, { value: 'none', text: 'No, nobody has' }],
      })}
      ${resident.needs.length > 0 && endBoxes(resident, body)}
      ${newNeedFields(body, errors)}
      ${groundsFields(body, errors)}
      ${button({ text: 'Save what they told us' })}
    </form>`;
}

const endBoxes = (resident: Resident, body: FormBody): Html =>
  checkboxField({
    name: 'end', label: 'Which of these no longer apply?', labelSize: 'm', values: formList(body, 'end'),
    hint: 'Those you leave are confirmed as of today.',
    choices: resident.needs.map((need) => ({ value: need.id, text: `${need.kind}: ${need.detail}`, hint: need.instruction ?? 'No instruction for visitors' })),
  });

function newNeedFields(body: FormBody, errors: FieldErrors): Html {
  return html`<h2 class="govuk-heading-m">Add a need</h2>
    ${selectField({
      name: 'kind', label: 'Kind of need', unchosen: 'Choose, if there is one to add', value: formText(body, 'kind'), error: errors['kind'],
      choices: needKinds.map((kind) => ({ value: kind, text: kind })),
    })}
    ${textAreaField({
      name: 'detail', label: 'What it is', rows: 3, value: formText(body, 'detail'), error: errors['detail'],
      hint: 'In their words. Seen by advisers, surveyors, complaints officers and managers only.',
    })}
    ${textField({
      name: 'instruction', label: 'What a visitor should do', value: formText(body, 'instruction'), error: errors['instruction'],
      hint: 'Seen by operatives and planners, so say what to do and not why. For example: allow ten minutes to reach the door.',
    })}`;
}

function groundsFields(body: FormBody, errors: FieldErrors): Html {
  return html`${radioField({
      name: 'source', label: 'Who told us?', labelSize: 'm', value: formText(body, 'source'), error: errors['source'],
      choices: needSources.map((source) => ({ value: source, text: `${source.charAt(0).toUpperCase()}${source.slice(1)}` })),
    })}
    ${radioField({
      name: 'consentBasis', label: 'Why may we hold this?', labelSize: 'm', value: formText(body, 'consentBasis'), error: errors['consentBasis'],
      choices: consentBases.map((basis) => ({ value: basis, text: consentWords[basis] })),
    })}`;
}
