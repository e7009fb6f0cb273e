import { html, type Html } from '../../platform/html/index.ts';

/** Small pictures, each a link to the large one. `address` is where this reader finds photos. */
export function photoRow(ids: readonly string[], address: string): Html {
  return html`<p class="govuk-body">${ids.map((id, at) => html`<a class="govuk-link" href="${address}/${id}"><img src="${address}/${id}/thumbnail" alt="Photo ${at + 1} of ${ids.length}: open it large" width="120" loading="lazy"></a> `)}</p>`;
}
