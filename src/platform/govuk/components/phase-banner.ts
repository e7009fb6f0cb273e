import { html } from '../../html/index.ts';
import type { Html } from '../../html/index.ts';
import { attributes, classNames } from '../attributes.ts';
import type { Attributes } from '../attributes.ts';
import { contentOf } from '../content.ts';
import type { Content } from '../content.ts';
import { tag } from './tag.ts';
import type { TagOptions } from './tag.ts';

export type PhaseBannerOptions = Content & {
  readonly tag?: TagOptions | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
};

/** Says that a service is new, with a way to answer back. */
export function phaseBanner(options: PhaseBannerOptions): Html {
  const own = { class: classNames('govuk-phase-banner govuk-width-container', options.classes) };
  const phase = options.tag?.html ? { html: options.tag.html } : { text: options.tag?.text ?? '' };
  return html`<div${attributes(own)}${attributes(options.attributes)}>
  <p class="govuk-phase-banner__content">
    ${tag({ ...phase, classes: classNames('govuk-phase-banner__content__tag', options.tag?.classes) })}
    <span class="govuk-phase-banner__text">
      ${contentOf(options)}
    </span>
  </p>
</div>`;
}
