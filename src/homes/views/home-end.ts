import { longDateTime, type Instant } from '../../clock/index.ts';
import { dateField, radioField, stackingTable, textAreaField, warningText, type FieldErrors } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { datePartsIn } from '../../platform/forms/index.ts';
import { formText } from '../../platform/http/form-values.ts';
import type { FormBody } from '../../platform/http/visit.ts';
import { column, heading, paragraph, postForm } from '../../staff/index.ts';
import { endInWords, wayToEndInWords } from './end-words.ts';
import { waysToEnd, type Home, type HomeEndEntry } from '../model.ts';

export interface HomeEndFacts {
  readonly home: Home;
  readonly ends: readonly HomeEndEntry[];
  readonly mayEnd: boolean;
  readonly form: { readonly csrfToken: string; readonly body: FormBody; readonly errors: FieldErrors };
}

/** Whether a home is ours: how that ended, or ends; and every end there ever was. */
export function homeEndPage({ home, ends, mayEnd, form }: HomeEndFacts): Html {
  const { end } = home;
  return column(html`${heading(`Whether ${home.addressLine} is ours`, form.errors)}
    ${end === null ? paragraph('It is ours: nothing on record says otherwise.') : warningText({ text: endInWords(end) })}
    ${mayEnd ? (end === null ? endingForm(home, form) : undoingForm(home, form)) : paragraph('Administrators enter when a home is no longer ours, and undo that.')}
    ${ends.length > 0 && history(ends)}`);
}

function endingForm({ id }: Home, { csrfToken, body, errors }: HomeEndFacts['form']): Html {
  const value = (name: string) => formText(body, name);
  return html`${paragraph('From that day no new repair or hazard is reported of it, and it is on no list of homes to ask or to look at. Open cases go on: their owners are told, and say how each ends. Weeks before that day still count. Whoever lives there may still report what is wrong in a shared place.')}
    ${postForm({ csrfToken }, {
      action: `/homes/${id}/end`, verb: 'End this home',
      fields: html`${radioField({ name: 'how', label: 'How did it stop being ours?', labelSize: 's', choices: waysToEnd.map((way) => ({ value: way, text: wayToEndInWords[way] })), value: value('how'), error: errors['how'] })}
        ${dateField({ name: 'on', label: 'First day on which it was not ours', hint: 'For example, 27 3 2026: the day on which the sale was completed or the keys went back', labelSize: 's', value: datePartsIn(body, 'on'), error: errors['on'] })}
        ${textAreaField({ name: 'words', label: 'Anything to add', hint: 'Such as the paper that shows it. Needed for “something else”. Names of buyers do not belong here.', value: value('words'), error: errors['words'], rows: 3, maxlength: 500 })}`,
    })}`;
}

function undoingForm({ id }: Home, { csrfToken, body, errors }: HomeEndFacts['form']): Html {
  return html`<h2 class="govuk-heading-m">It is ours after all</h2>
    ${paragraph('The end was entered by mistake, or the sale fell through. It stays on the record with your reason. Reports are taken again at once.')}
    ${postForm({ csrfToken }, {
      action: `/homes/${id}/end/undo`, verb: 'Undo the end',
      fields: textAreaField({ name: 'reason', label: 'Why is it ours after all?', value: formText(body, 'reason'), error: errors['reason'], rows: 3, maxlength: 500 }),
    })}`;
}

function history(ends: readonly HomeEndEntry[]): Html {
  return html`<h2 class="govuk-heading-m">What was entered</h2>${stackingTable({
    caption: 'Every end that was entered, the newest first', captionClasses: 'govuk-visually-hidden',
    head: [{ text: 'What' }, { text: 'Entered' }, { text: 'Undone' }],
    rows: ends.map((end) => [{ text: endInWords(end) }, { html: html`${longDateTime(end.recordedAt as Instant)}<br>${end.recordedByName}` }, { html: undone(end) }]),
  })}`;
}

function undone({ undoneAt, undoneByName, undoneReason }: HomeEndEntry): Html {
  return undoneAt === null ? html`No: it stands` : html`${longDateTime(undoneAt as Instant)}<br>${undoneByName}<br>${undoneReason}`;
}
