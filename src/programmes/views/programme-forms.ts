import { dateField, textAreaField, textField } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { datePartsIn, mostWords } from '../../platform/forms/index.ts';
import { formText } from '../../platform/http/form-values.ts';
import { column, heading, paragraph, postForm } from '../../staff/index.ts';
import type { Programme } from '../model.ts';
import type { ProgrammeForm } from './programme-page.ts';

export const newProgrammeTitle = 'Add a programme of planned work';
export const changeTitle = ({ name }: Pick<Programme, 'name'>): string => `Change ${name}`;
export const dropTitle = ({ name }: Pick<Programme, 'name'>): string => `Drop ${name}`;

/** A new programme, or another name, work or dates for one there is. */
export function detailsPage(programme: Programme | undefined, form: ProgrammeForm): Html {
  const { body, errors, csrfToken } = form;
  const isSent = Object.keys(body).length > 0;
  const line = (name: string, label: string, before: string | undefined, hint: string) => textField({ name, label, hint, value: isSent ? formText(body, name) : before, width: 30, autocomplete: 'off', error: errors[name] });
  const day = (name: string, label: string, before: string | undefined, hint?: string) => dateField({ name, label, labelSize: 's', hint, value: isSent ? datePartsIn(body, name) : partsOf(before), error: errors[name] });
  return column(html`${heading(programme === undefined ? newProgrammeTitle : changeTitle(programme), errors)}
    ${programme !== undefined && paragraph('If the last day moves, every repair that waits for this programme opens again by itself within minutes. Its owner and its resident are told.')}
    ${postForm({ csrfToken }, {
      action: programme === undefined ? '/programmes/new' : `/programmes/${programme.id}/change`, verb: programme === undefined ? 'Add the programme' : 'Save the change',
      hidden: seen(programme),
      fields: html`${line('name', 'Name', programme?.name, 'Residents read it: “the new roofs of Larch Estate”.')}
        ${line('work', 'What is done', programme?.work, 'For example, new roofs and gutters.')}
        ${day('starts', 'First day', programme?.startsOn)}
        ${day('ends', 'All done by', programme?.endsOn, 'The day we promise to residents whose repair waits for it.')}
        ${programme !== undefined && reasonField(form, 'Why it changes')}`,
    })}`);
}

/** Dropping it: what that does, and why. */
export function dropPage(programme: Programme, form: ProgrammeForm): Html {
  return column(html`${heading(dropTitle(programme), form.errors)}
    ${paragraph('Nothing of it will be done any more. Every repair that waits for it opens again by itself within minutes. Its owner and its resident are told.')}
    ${postForm({ csrfToken: form.csrfToken }, { action: `/programmes/${programme.id}/drop`, verb: 'Drop the programme', look: 'warning', hidden: seen(programme), fields: reasonField(form, 'Why it is dropped') })}`);
}

const seen = (programme: Programme | undefined): Readonly<Record<string, string>> => (programme === undefined ? {} : { seenVersion: String(programme.version) });

function reasonField({ body, errors }: ProgrammeForm, label: string): Html {
  return textAreaField({ name: 'reason', label, value: formText(body, 'reason'), rows: 3, maxlength: mostWords, error: errors['reason'] });
}

function partsOf(date: string | undefined): { readonly day: string; readonly month: string; readonly year: string } {
  const [year = '', month = '', day = ''] = (date ?? '').split('-');
  return { day: day.replace(/^0/, ''), month: month.replace(/^0/, ''), year };
}
