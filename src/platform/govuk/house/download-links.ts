import { html } from '../../html/index.ts';
import type { Html } from '../../html/index.ts';

/** Links to the files of a list: `path` is its page's address, `query` what the page was asked for. */
export function downloadLinks(path: string, query = ''): Html {
  return html`<p class="govuk-body house-no-print">Download all of these: <a class="govuk-link" href="${path}.csv${query}">CSV</a> or <a class="govuk-link" href="${path}.xlsx${query}">Excel</a>. Downloads are recorded.</p>`;
}
