import { html } from '../../html/index.ts';
import type { Html } from '../../html/index.ts';
import { attributes, classNames } from '../attributes.ts';
import type { Attributes } from '../attributes.ts';
import type { HeadingLevel, OptionalContent } from '../content.ts';
import { hasContent } from '../content.ts';

export type NotificationBannerOptions = OptionalContent & {
  readonly type?: 'success' | undefined;
  readonly titleText?: string | undefined;
  readonly titleHtml?: Html | undefined;
  readonly titleHeadingLevel?: HeadingLevel | undefined;
  readonly titleId?: string | undefined;
  readonly role?: string | undefined;
  readonly disableAutoFocus?: boolean | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
};

/** Something a person should know before the page itself; `success` says that what they did worked. */
export function notificationBanner(options: NotificationBannerOptions): Html {
  const isSuccess = options.type === 'success';
  const titleId = options.titleId || 'govuk-notification-banner-title';
  const level = options.titleHeadingLevel ?? 2;
  const own = {
    class: classNames('govuk-notification-banner', isSuccess && 'govuk-notification-banner--success', options.classes),
    role: options.role || (isSuccess ? 'alert' : 'region'),
    'aria-labelledby': titleId,
    'data-module': 'govuk-notification-banner',
    'data-disable-auto-focus': options.disableAutoFocus === undefined ? undefined : String(options.disableAutoFocus),
  };
  return html`<div${attributes(own)}${attributes(options.attributes)}>
  <div class="govuk-notification-banner__header">
    <h${level} class="govuk-notification-banner__title" id="${titleId}">
      ${options.titleHtml ?? (options.titleText || (isSuccess ? 'Success' : 'Important'))}
    </h${level}>
  </div>
  <div class="govuk-notification-banner__content">${body(options)}</div>
</div>`;
}

function body(options: OptionalContent): Html | undefined {
  if (options.html) return options.html;
  return hasContent(options) ? html`<p class="govuk-notification-banner__heading">${options.text}</p>` : undefined;
}
