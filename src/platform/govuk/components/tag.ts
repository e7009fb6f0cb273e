import { html } from '../../html/index.ts';
import type { Html } from '../../html/index.ts';
import { attributes, classNames } from '../attributes.ts';
import type { Attributes } from '../attributes.ts';
import { contentOf } from '../content.ts';
import type { Content } from '../content.ts';

export type TagOptions = Content & {
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
};

/** One state in a word or two. Never the colour alone: the word says it. */
export function tag(options: TagOptions): Html {
  const own = { class: classNames('govuk-tag', options.classes) };
  return html`<strong${attributes(own)}${attributes(options.attributes)}>
  ${contentOf(options)}
</strong>`;
}
