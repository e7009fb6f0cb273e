import { button, hiddenFields, textAreaField, textField, type FieldErrors } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { column, heading, paragraph } from '../../staff/index.ts';
import { filesField } from './add-page.ts';

export const newOrphanTitle = 'Add files that have no case';

export interface NewOrphanForm {
  readonly csrfToken: string;
  readonly subject: string;
  readonly words: string;
  readonly errors: FieldErrors;
}

/** For what came on a memory stick, on paper, or to somebody's own mailbox. */
export function newOrphanPage({ csrfToken, subject, words, errors }: NewOrphanForm): Html {
  return column(html`${heading(newOrphanTitle, errors)}${paragraph('Where you know the case, add them there. Here they wait until somebody finds it.')}
    <form method="post" action="/orphans/new" enctype="multipart/form-data" novalidate>${hiddenFields({ _csrf: csrfToken })}
    ${textField({ name: 'subject', label: 'What it is about', hint: 'Write the reference if one was given.', value: subject, error: errors['subject'] })}
    ${textAreaField({ name: 'words', label: 'What you know of where it came from (optional)', value: words, rows: 3, maxlength: 2000, error: errors['words'] })}
    ${filesField(errors['files'])}${button({ text: 'Keep them here', preventDoubleClick: true })}</form>`);
}
