import type { PageWords } from '../../platform/http/layout.ts';
import { html } from '../../platform/html/index.ts';

export interface ShownProblem {
  readonly status: number;
  readonly title: string;
  readonly about: string;
}

/** What one kind of problem means, for whoever writes a program that calls us. */
export function problemPage({ status, title, about }: ShownProblem): PageWords {
  const main = html`<h1 class="govuk-heading-l">${title}</h1>
    <p class="govuk-body">The API answers ${status} with this problem.</p>
    <p class="govuk-body">${about}</p>
    <p class="govuk-body"><a class="govuk-link" href="/api/openapi.json">What programs may do</a></p>`;
  return { title, main };
}
