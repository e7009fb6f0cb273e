import { html } from '../../html/index.ts';
import type { Html } from '../../html/index.ts';
import { attributes, classNames } from '../attributes.ts';
import type { Attributes } from '../attributes.ts';
import { contentOf } from '../content.ts';
import type { Content } from '../content.ts';

export type ErrorMessageOptions = Content & {
  readonly id?: string | undefined;
  /** Said before the words by a screen reader; "Error" unless given, empty for nothing. */
  readonly visuallyHiddenText?: string | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
};

/** What is wrong with the field below it. */
export function errorMessage(options: ErrorMessageOptions): Html {
  const own = { id: options.id || undefined, class: classNames('govuk-error-message', options.classes) };
  const spoken = options.visuallyHiddenText ?? 'Error';
  return html`<p${attributes(own)}${attributes(options.attributes)}>
  ${spoken && html`<span class="govuk-visually-hidden">${spoken}:</span> `}${contentOf(options)}
</p>`;
}
