import { html } from '../../html/index.ts';
import type { Html } from '../../html/index.ts';
import { attributes, classNames } from '../attributes.ts';
import type { Attributes } from '../attributes.ts';
import { contentOf } from '../content.ts';
import type { Content } from '../content.ts';

type Summary =
  | { readonly summaryText: string; readonly summaryHtml?: undefined }
  | { readonly summaryHtml: Html; readonly summaryText?: undefined };

export type DetailsOptions = Content &
  Summary & {
    readonly id?: string | undefined;
    readonly open?: boolean | undefined;
    readonly classes?: string | undefined;
    readonly attributes?: Attributes | undefined;
  };

/** Words that open to show more. */
export function details(options: DetailsOptions): Html {
  const own = { id: options.id || undefined, class: classNames('govuk-details', options.classes) };
  const open = { open: Boolean(options.open) };
  return html`<details${attributes(own)}${attributes(options.attributes)}${attributes(open)}>
  <summary class="govuk-details__summary">
    <span class="govuk-details__summary-text">
      ${options.summaryHtml ?? options.summaryText}
    </span>
  </summary>
  <div class="govuk-details__text">${contentOf(options)}</div>
</details>`;
}
