import { textField } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { formText } from '../../platform/http/form-values.ts';
import { capitalised, column, fieldsOf, formHeading, postForm, trades, type FormState } from '../../repairs/index.ts';
import { checklistFor, type ChecklistItem } from '../decide/checklist.ts';
import { itemResults, type Inspection } from '../model.ts';
import { resultInWords } from './words.ts';

export interface RecordPageFacts {
  readonly reference: string;
  readonly title: string;
  readonly inspection: Inspection;
  readonly seenVersion: string;
}

/** The list of what to look at, for a phone at the place: how each was found, what is wrong, what was measured. */
export function recordPage({ reference, title, inspection, seenVersion }: RecordPageFacts, form: FormState): Html {
  return column(html`${formHeading('Record what you found', form.errors, `${reference}: ${title}`)}
    ${postForm(form, {
      action: `/inspections/${reference}/record`,
      verb: 'Record the inspection',
      takesFiles: true,
      hidden: { seenVersion },
      fields: html`${inspectionFields(inspection, form)}${fieldsOf(form).photos('photos', 'Photos (optional)')}`,
    })}`);
}

/** The list itself, also for a phone without signal: all but what says “optional” is to be answered. */
export function inspectionFields(inspection: Inspection, form: FormState): Html {
  const field = fieldsOf(form, { trade: inspection.trade });
  return html`${checklistFor(inspection).map((item) => itemFields(item, form))}
    ${field.words('words', 'Anything else to remark on (optional)')}
    ${field.list('trade', 'If something is wrong: the trade that puts it right', trades.map((trade) => ({ value: trade, text: capitalised(trade) })), 'Choose a trade')}`;
}

function itemFields({ item, words, reading }: ChecklistItem, form: FormState): Html {
  const field = fieldsOf(form);
  const wrong = field.line(`remark-${item}`, 'What is wrong', 'The resident reads this, and whoever puts it right.');
  const choices = itemResults.map((value) => ({ value, text: resultInWords[value], ...(value === 'fail' ? { reveals: wrong } : {}) }));
  return html`${field.radios(`result-${item}`, words, choices)}
    ${reading !== undefined && textField({ name: `reading-${item}`, label: `Measured: ${reading} (optional)`, value: formText(form.body, `reading-${item}`), width: 20, autocomplete: 'off', error: form.errors[`reading-${item}`] })}`;
}

/** Why the work is left unchecked. */
export function waivePage({ reference, title, seenVersion }: Omit<RecordPageFacts, 'inspection'>, form: FormState): Html {
  return column(html`${formHeading('Leave it unchecked', form.errors, `${reference}: ${title}`)}
    ${postForm(form, { action: `/inspections/${reference}/waive`, verb: 'Leave it unchecked', look: 'warning', hidden: { seenVersion }, fields: fieldsOf(form).words('reason', 'Why the work is not checked') })}`);
}
