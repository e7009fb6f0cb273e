import { checkboxField, details, fileField, radioField, textField, type FieldErrors } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { formText } from '../../platform/http/form-values.ts';
import type { PageWords } from '../../platform/http/layout.ts';
import type { FormBody } from '../../platform/http/visit.ts';
import { importKinds, type ImportKind } from '../model.ts';
import { column, heading, importForm, paragraph } from './page-parts.ts';
import { kindWords } from './words.ts';

export interface NewImportFacts {
  readonly csrfToken: string;
  readonly body: FormBody;
  readonly errors: FieldErrors;
  readonly mostMegabytes: number;
  /** What the first row of each kind of file holds. */
  readonly columns: Readonly<Record<ImportKind, readonly string[]>>;
  readonly optionalColumns: Readonly<Partial<Record<ImportKind, readonly string[]>>>;
}

/** Where a file is chosen and sent to be checked. */
export function newImportPage({ csrfToken, body, errors, mostMegabytes, columns, optionalColumns }: NewImportFacts): PageWords {
  const title = 'Bring in a file';
  const fields = html`${radioField({
    name: 'kind', label: 'What is in it?', labelSize: 'm', value: formText(body, 'kind'), error: errors['kind'],
    hint: 'Homes come first: residents and repairs are found by the UPRN of their home.',
    choices: importKinds.map((value) => ({ value, text: kindWords[value] })),
  })}
    ${fileField({ name: 'file', label: 'The file', labelSize: 'm', error: errors['file'], hint: `CSV UTF-8, with commas, up to ${mostMegabytes} megabytes. Hazard reports may come as JSON and boundaries as GeoJSON, up to 16.`, accept: '.csv,text/csv,.json,application/json,.geojson' })}
    ${textField({ name: 'ownerEmail', label: 'Email address of whoever owns repairs that name no owner', hint: 'For repairs only. Somebody who works here, in a team.', value: formText(body, 'ownerEmail'), type: 'email', error: errors['ownerEmail'], autocomplete: 'off', spellcheck: false })}
    ${checkboxField({
      name: 'keepRoundUprns', label: 'UPRNs that end in six zeros', values: [formText(body, 'keepRoundUprns')],
      choices: [{ value: 'yes', text: 'They are truly these numbers', hint: 'Otherwise such rows are rejected, because a spreadsheet has probably rounded them.' }],
    })}`;
  const main = column(html`${heading(title, errors)}
    ${paragraph('The file is checked first and nothing is saved. It is kept for 7 days after it has been dealt with, then removed.')}
    ${importKinds.map((kind) => details({ summaryText: `Columns: ${kindWords[kind]}`, html: firstRow(columns[kind], optionalColumns[kind] ?? []) }))}
    ${importForm({ csrfToken, action: '/admin/imports/new', verb: 'Send and check', fields, takesFile: true })}`);
  return { title, main, current: '/admin/imports', backLink: { href: '/admin/imports' }, hasErrors: Object.keys(errors).length > 0 };
}

/** As it must stand in the file, so that it can be copied; it may break after each comma. */
const firstRow = (columns: readonly string[], optional: readonly string[]): Html =>
  html`${paragraph('The first row is exactly these names, in this order:')}${namesInOrder(columns)}
    ${optional.length > 0 && html`${paragraph('All of these may follow them, or none:')}${namesInOrder(optional)}`}`;

const namesInOrder = (names: readonly string[]): Html => html`<p class="govuk-body"><code>${names.map((name, at) => html`${at > 0 && html`,<wbr>`}${name}`)}</code></p>`;
