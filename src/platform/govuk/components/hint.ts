import { html } from '../../html/index.ts';
import type { Html } from '../../html/index.ts';
import { attributes, classNames } from '../attributes.ts';
import type { Attributes } from '../attributes.ts';
import { contentOf } from '../content.ts';
import type { OptionalContent } from '../content.ts';

export type HintOptions = OptionalContent & {
  readonly id?: string | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
};

/** Help with one field, shown above it. */
export function hint(options: HintOptions): Html {
  const own = { id: options.id || undefined, class: classNames('govuk-hint', options.classes) };
  return html`<div${attributes(own)}${attributes(options.attributes)}>${contentOf(options)}</div>`;
}
