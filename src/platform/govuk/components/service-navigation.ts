import { html } from '../../html/index.ts';
import type { Html } from '../../html/index.ts';
import { attributes, classNames } from '../attributes.ts';
import type { Attributes } from '../attributes.ts';
import { contentOf, present } from '../content.ts';
import type { Content, Maybe } from '../content.ts';

export type NavigationItem = Content & {
  readonly href?: string | undefined;
  /** This very page. */
  readonly current?: boolean | undefined;
  /** The part of the service this page belongs to. */
  readonly active?: boolean | undefined;
  readonly attributes?: Attributes | undefined;
};

export interface ServiceNavigationSlots {
  readonly start?: Html | undefined;
  readonly end?: { readonly html: Html; readonly align?: 'inline' | undefined } | undefined;
  readonly navigationStart?: Html | undefined;
  readonly navigationEnd?: Html | undefined;
}

export interface ServiceNavigationOptions {
  readonly serviceName?: string | undefined;
  readonly serviceUrl?: string | undefined;
  readonly navigation?: readonly Maybe<NavigationItem>[] | undefined;
  readonly navigationLabel?: string | undefined;
  readonly navigationId?: string | undefined;
  readonly navigationClasses?: string | undefined;
  readonly collapseNavigationOnMobile?: boolean | undefined;
  readonly menuButtonText?: string | undefined;
  readonly menuButtonLabel?: string | undefined;
  readonly ariaLabel?: string | undefined;
  readonly slots?: ServiceNavigationSlots | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
}

/** The name of the service and the links between its parts, under the header. */
export function serviceNavigation(options: ServiceNavigationOptions): Html {
  const { slots } = options;
  const own = {
    class: classNames('govuk-service-navigation', options.classes),
    'data-module': 'govuk-service-navigation',
  };
  const all = html`${attributes(own)}${attributes(options.attributes)}`;
  // With anything beside the links this is a landmark of its own; with the links alone the <nav> inside is enough.
  if (!options.serviceName && !slots?.start && !slots?.end) return html`<div${all}>${inside(options)}</div>`;
  return html`<section aria-label="${options.ariaLabel ?? 'Service information'}"${all}>${inside(options)}</section>`;
}

function inside({ slots, ...options }: ServiceNavigationOptions): Html {
  const isInline = slots?.end?.align === 'inline';
  const classes = classNames('govuk-width-container', isInline && 'govuk-service-navigation__inlining-container');
  return html`<div class="${classes}">
  ${slots?.start}
  <div class="govuk-service-navigation__container">
    ${options.serviceName && serviceName(options.serviceName, options.serviceUrl)}
    ${navigation(options, slots)}
  </div>
  ${slots?.end?.html}
</div>`;
}

function serviceName(name: string, href: string | undefined): Html {
  const words = href
    ? html`<a href="${href}" class="govuk-service-navigation__link">
      ${name}
    </a>`
    : html`<span class="govuk-service-navigation__text">${name}</span>`;
  return html`<span class="govuk-service-navigation__service-name">
    ${words}
  </span>`;
}

function navigation(options: ServiceNavigationOptions, slots: ServiceNavigationSlots | undefined): Html | undefined {
  const items = present(options.navigation);
  if (items.length === 0 && !slots?.navigationStart && !slots?.navigationEnd) return undefined;
  const id = options.navigationId || 'navigation';
  const collapses = options.collapseNavigationOnMobile ?? items.length > 1;
  const label = options.navigationLabel || options.menuButtonText || 'Menu';
  return html`<nav aria-label="${label}" class="${classNames('govuk-service-navigation__wrapper', options.navigationClasses)}">
      ${collapses && menuButton(options, id)}
      <ul class="govuk-service-navigation__list" id="${id}">
        ${slots?.navigationStart}
        ${items.map(navigationItem)}
        ${slots?.navigationEnd}
      </ul>
    </nav>`;
}

function menuButton(options: ServiceNavigationOptions, controls: string): Html {
  const text = options.menuButtonText || 'Menu';
  const own = {
    type: 'button',
    class: 'govuk-service-navigation__toggle govuk-js-service-navigation-toggle',
    'aria-controls': controls,
    'aria-label': options.menuButtonLabel === text ? undefined : options.menuButtonLabel,
    hidden: true,
    'aria-hidden': 'true',
  };
  return html`<button${attributes(own)}>${text}</button>`;
}

function navigationItem(item: NavigationItem): Html {
  const isActive = item.active || item.current;
  const classes = classNames('govuk-service-navigation__item', isActive && 'govuk-service-navigation__item--active');
  return html`<li class="${classes}">
          ${item.href ? navigationLink(item, item.href) : navigationText(item)}
        </li>`;
}

function ariaCurrent(item: NavigationItem): string | undefined {
  if (item.current) return 'page';
  return item.active ? 'true' : undefined;
}

function navigationLink(item: NavigationItem, href: string): Html {
  const own = { class: 'govuk-service-navigation__link', href, 'aria-current': ariaCurrent(item) };
  return html`<a${attributes(own)}${attributes(item.attributes)}>
            ${navigationWords(item)}
          </a>`;
}

function navigationText(item: NavigationItem): Html {
  const own = { class: 'govuk-service-navigation__text', 'aria-current': ariaCurrent(item) };
  return html`<span${attributes(own)}>
            ${navigationWords(item)}
          </span>`;
}

// <strong> still marks the current part for people who replace a page's colours.
function navigationWords(item: NavigationItem): Html | string | number | undefined {
  if (!item.active && !item.current) return contentOf(item);
  return html`<strong class="govuk-service-navigation__active-fallback">${contentOf(item)}</strong>`;
}
