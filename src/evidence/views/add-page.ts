import { button, fileField, hiddenFields, textField, type FieldErrors } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { column, heading, paragraph } from '../../staff/index.ts';

const acceptedFiles = 'image/*,.heic,.heif,application/pdf,audio/*,.amr';

export interface AddForm {
  readonly csrfToken: string;
  readonly action: string;
  readonly caption: string;
  readonly errors: FieldErrors;
}

export const addTitle = 'Add evidence';

/** Files of any kind we keep, with a word on what they show. */
export function addPage(form: AddForm, about: string): Html {
  return column(html`${heading(addTitle, form.errors)}${paragraph(about)}
    <form method="post" action="${form.action}" enctype="multipart/form-data" novalidate>${hiddenFields({ _csrf: form.csrfToken })}
    ${textField({ name: 'caption', label: 'What it shows (optional)', hint: 'For example: mould behind the wardrobe.', value: form.caption, error: form.errors['caption'] })}
    ${filesField(form.errors['files'])}
    ${button({ text: 'Add the evidence', preventDoubleClick: true })}</form>`);
}

export function filesField(error: string | undefined): Html {
  return fileField({
    name: 'files', label: 'Files', labelSize: 'm', multiple: true, accept: acceptedFiles, error,
    hint: 'Up to 6 photos (10 megabytes each), PDFs (20) or recordings (25). What a device wrote into them of where, when and by whom is removed from what is shown; the file as you send it is kept sealed. If this page comes back with a problem, choose the files again.',
  });
}
