import { html } from '../../html/index.ts';
import type { Html } from '../../html/index.ts';
import { attributes, classNames } from '../attributes.ts';
import type { Attributes } from '../attributes.ts';
import { nothing } from '../../html/index.ts';
import { contentOf, hasContent } from '../content.ts';
import type { OptionalContent } from '../content.ts';

export type LabelOptions = OptionalContent & {
  readonly for?: string | undefined;
  readonly isPageHeading?: boolean | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
};

/** The name of a field. Shows nothing when it has no words. */
export function label(options: LabelOptions): Html {
  if (!hasContent(options)) return nothing;
  const own = { class: classNames('govuk-label', options.classes) };
  const target = { for: options.for || undefined };
  const tag = html`<label${attributes(own)}${attributes(options.attributes)}${attributes(target)}>${contentOf(options)}</label>`;
  return options.isPageHeading ? html`<h1 class="govuk-label-wrapper">${tag}</h1>` : tag;
}
