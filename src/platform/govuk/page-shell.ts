import { html, raw } from '../html/index.ts';
import type { Html } from '../html/index.ts';
import { attributes, classNames } from './attributes.ts';
import type { PageAssets } from './assets.ts';
import { backLink } from './components/back-link.ts';
import { serviceNavigation } from './components/service-navigation.ts';
import { skipLink } from './components/skip-link.ts';
import { hiddenFields } from './hidden-fields.ts';

export interface PageLink {
  readonly text: string;
  readonly href: string;
  readonly current?: boolean | undefined;
}

/** Posts what is searched for, as q: it is about people, so it never enters an address. */
export interface SearchBox {
  readonly action?: string | undefined;
  readonly label?: string | undefined;
  readonly value?: string | undefined;
  /** The token that proves the form is ours. */
  readonly fields: Readonly<Record<string, string>>;
}

export interface PageShellOptions {
  /** What the page is, the same as its h1. The browser's title starts with it. */
  readonly title: string;
  readonly hasErrors?: boolean | undefined;
  readonly lang?: 'en' | undefined;
  readonly serviceName: string;
  readonly landlordName?: string | undefined;
  readonly homeHref: string;
  readonly assets: PageAssets & { readonly landlordStylesheet?: string | undefined };
  readonly navigation?: readonly PageLink[] | undefined;
  readonly search?: SearchBox | undefined;
  readonly signedInAs?: string | undefined;
  /** Where the sign-out button posts to, with the token that proves the form is ours. */
  readonly signOutForm?: { readonly action: string; readonly fields: Readonly<Record<string, string>> } | undefined;
  /** True says above everything that this landlord is invented. */
  readonly demonstration?: boolean | undefined;
  readonly backLink?: { readonly href: string; readonly text?: string | undefined } | undefined;
  /** Usually a notificationBanner. */
  readonly notification?: Html | undefined;
  readonly main: Html;
  /** For queues and dashboards. */
  readonly wide?: boolean | undefined;
  readonly footerLinks?: readonly PageLink[] | undefined;
  /** Modules of this page besides the one of every page. */
  readonly scripts?: readonly string[] | undefined;
  /** Where a browser reads how to install the page. */
  readonly manifest?: string | undefined;
}

/** A whole page, with nothing inline that the security policy would refuse. */
export function pageShell(options: PageShellOptions): Html {
  return html`${raw('<!DOCTYPE html>')}
<html lang="${options.lang ?? 'en'}" class="govuk-template">
${head(options)}
<body class="${classNames('govuk-template__body house-page', options.wide && 'house-wide')}">
${skipLink({ href: '#main-content', text: 'Skip to main content' })}
<header class="govuk-template__header">
${options.demonstration && ribbon}
${banner(options)}
${navigation(options.navigation ?? [])}
</header>
<div class="govuk-width-container">
${options.backLink && html`<nav aria-label="Back">${backLink({ href: options.backLink.href, text: options.backLink.text ?? 'Back' })}</nav>`}
<main class="govuk-main-wrapper" id="main-content">
${options.notification}
${options.main}
</main>
</div>
${footer(options)}
</body>
</html>
`;
}

function head({ title, hasErrors, landlordName, serviceName, assets, scripts = [], manifest }: PageShellOptions): Html {
  const place = [...new Set([title, landlordName, serviceName])].filter(Boolean).join(' – ');
  return html`<head>
<meta charset="utf-8">
<title>${hasErrors && 'Error: '}${place}</title>
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="format-detection" content="telephone=no">
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${assets.stylesheet}">
${assets.landlordStylesheet && html`<link rel="stylesheet" href="${assets.landlordStylesheet}">`}
${manifest && html`<link rel="manifest" href="${manifest}"><meta name="theme-color" content="#0b3d3a">`}
<script type="module" src="${assets.script}"></script>${scripts.map((script) => html`
<script type="module" src="${script}"></script>`)}
</head>`;
}

const ribbon = html`<div class="house-ribbon"><div class="govuk-width-container"><p>
<strong>Demonstration.</strong> This landlord is invented, and so is everyone in it. Do not enter anything real.
</p></div></div>`;

function banner(options: PageShellOptions): Html {
  const { landlordName, serviceName } = options;
  const name = landlordName
    ? html`${landlordName} <span class="house-header__service">${serviceName}</span>`
    : html`${serviceName}`;
  return html`<div class="house-header">
<div class="govuk-width-container"><div class="house-header__inner">
<a class="house-header__home" href="${options.homeHref}">${name}</a>
${options.search && searchForm(options.search)}
${person(options)}
</div></div>
</div>`;
}

function searchForm({ action = '/search', label = 'Search', value, fields }: SearchBox): Html {
  const own = { type: 'search', name: 'q', id: 'site-search', class: 'house-search__box', value, autocomplete: 'off' };
  return html`<form class="house-search" role="search" method="post" action="${action}">
${hiddenFields(fields)}
<label class="govuk-visually-hidden" for="site-search">${label}</label>
<input${attributes({ ...own, placeholder: label })}>
<button class="house-search__button" type="submit">Search</button>
</form>`;
}

function person({ signedInAs, signOutForm }: PageShellOptions): Html | undefined {
  if (!signedInAs && !signOutForm) return undefined;
  const signOut = signOutForm && html`<form method="post" action="${signOutForm.action}">
${hiddenFields(signOutForm.fields)}
<button class="house-header__button" type="submit">Sign out</button>
</form>`;
  return html`<div class="house-header__person">${signedInAs && html`<span>${signedInAs}</span>`}${signOut}</div>`;
}

// What fits beside each other in one row of a desk's screen, in letters of the widest letters people have, with as many between two links.
const lettersInRow = 88;
const [lettersBetween, lettersOfMore] = [3, 8];

/** One row of links, the first things first. Those that find no room open from the last of it, with or without scripts. */
function navigation(links: readonly PageLink[]): Html | undefined {
  if (links.length === 0) return undefined;
  const row = fitting(links, lettersInRow).length === links.length ? links : fitting(links, lettersInRow - lettersOfMore);
  const rest = links.slice(row.length);
  return serviceNavigation({ navigation: row, navigationLabel: 'Main menu', ...(rest.length === 0 ? {} : { slots: { navigationEnd: moreLinks(rest) } }) });
}

/** As many of the first links as find room. */
function fitting(links: readonly PageLink[], letters: number): readonly PageLink[] {
  const ends = links.map((_, at) => links.slice(0, at + 1).reduce((sum, { text }) => sum + text.length + lettersBetween, 0));
  return links.slice(0, ends.filter((end) => end <= letters).length);
}

function moreLinks(links: readonly PageLink[]): Html {
  const isHere = links.some(({ current }) => current === true);
  const items = links.map(({ text, href, current }) => html`<li><a${attributes({ class: 'house-more__link', href, 'aria-current': current === true ? 'page' : undefined })}>${text}</a></li>`);
  return html`<li class="${classNames('govuk-service-navigation__item house-more', isHere && 'govuk-service-navigation__item--active')}">
<details><summary class="govuk-service-navigation__link house-more__summary">More</summary><ul class="house-more__list">${items}</ul></details>
</li>`;
}

function footer({ footerLinks = [], serviceName, landlordName }: PageShellOptions): Html {
  const links = footerLinks.map(({ text, href }) => html`<li><a class="govuk-link" href="${href}">${text}</a></li>`);
  return html`<footer class="house-footer">
<div class="govuk-width-container">
${links.length > 0 && html`<ul class="house-footer__links">${links}</ul>`}
<div>${landlordName ?? serviceName}</div>
</div>
</footer>`;
}
