import { html } from '../../html/index.ts';
import type { Html } from '../../html/index.ts';
import { attributes, classNames } from '../attributes.ts';
import type { Attributes } from '../attributes.ts';
import { contentOf } from '../content.ts';
import type { Content } from '../content.ts';

export type WarningTextOptions = Content & {
  readonly iconFallbackText?: string | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
};

/** A consequence to know before acting. */
export function warningText(options: WarningTextOptions): Html {
  const own = { class: classNames('govuk-warning-text', options.classes) };
  return html`<div${attributes(own)}${attributes(options.attributes)}>
  <span class="govuk-warning-text__icon" aria-hidden="true">!</span>
  <strong class="govuk-warning-text__text">
    <span class="govuk-visually-hidden">${options.iconFallbackText || 'Warning'}</span>
    ${contentOf(options)}
  </strong>
</div>`;
}
