import { html, type Html } from '../html/index.ts';
import { movablePictureIn, pageAssets, readAssets } from '../govuk/assets.ts';
import { withLiveSummary } from '../govuk/components/error-summary.ts';
import { pageShell, type PageLink } from '../govuk/page-shell.ts';
import type { Landlord } from '../landlord.ts';
import { hasSearchBox, isFor, navigationItems } from './navigation.ts';
import type { Visit } from './visit.ts';

/** What any page says of itself. `title` is its h1. */
export interface PageWords {
  readonly title: string;
  readonly main: Html;
  /** For queues and dashboards. */
  readonly wide?: boolean;
  /** The href of the navigation item this page belongs to. */
  readonly current?: string;
  readonly backLink?: { readonly href: string; readonly text?: string };
  readonly notification?: Html;
  readonly hasErrors?: boolean;
  /** For a page of no one landlord: whether every landlord of this installation is invented. */
  readonly isInvented?: boolean;
  /** Modules of this page besides the one of every page. */
  readonly scripts?: readonly string[];
  /** Where a browser reads how to install the page. */
  readonly manifest?: string;
}

type Viewer = Pick<Visit, 'csrfToken' | 'landlord' | 'actor'>;
const read = readAssets();
const assets = pageAssets(read);

/** The address of every file that a page of ours may need: for whoever keeps a page where there is no network. */
export const assetPaths: readonly string[] = read.map(({ path }) => path);

/** The script of a page with a picture that can be moved. */
export const movablePictureScript: string = movablePictureIn(read);

const serviceName = 'Putright';

/** A page for somebody who is signed in: their navigation, the search box, and whose system it is. */
export function staffPage(visit: Viewer, words: PageWords): Html {
  const { actor } = visit;
  const navigation: PageLink[] = navigationItems()
    .filter(({ roles }) => isFor(roles, actor?.roles ?? []))
    .map(({ text, href }) => ({ text, href, current: href === words.current }));
  return pageShell({
    ...shared(visit, words),
    homeHref: '/work',
    navigation,
    search: hasSearchBox(actor?.roles ?? []) ? { action: '/search', label: 'Search homes, people, references', fields: csrfFields(visit) } : undefined,
    signedInAs: actor?.name,
    signOutForm: { action: '/sign-out', fields: csrfFields(visit) },
    footerLinks: [{ text: 'Your account', href: '/account' }, rules(visit)],
  });
}

/** A page for residents and the public: one column, the landlord's name, who to call. */
export function publicPage(visit: Viewer, words: PageWords): Html {
  const { landlord } = visit;
  return pageShell({
    ...shared(visit, words),
    homeHref: landlord === undefined ? '/' : `/l/${landlord.slug}`,
    footerLinks: [...(landlord === undefined ? [] : [{ text: `Call us on ${landlord.phone}`, href: telephone(landlord.phone) }]), rules(visit), staffSignIn],
  });
}

/** The hidden field that proves a form is ours: in every POST form. */
export function csrfField(visit: Pick<Visit, 'csrfToken'>): Html {
  return html`<input type="hidden" name="_csrf" value="${visit.csrfToken}">`;
}

/** A tel: address for a phone number as people write it. */
export function telephone(number: string): string {
  return `tel:${number.replaceAll(/[^0-9+]/g, '')}`;
}

/** A landlord’s own page of them has its own limits too. */
const rules = ({ landlord }: Viewer): PageLink => ({ text: 'The rules we work to', href: landlord === undefined ? '/rulebook' : `/l/${landlord.slug}/rulebook` });
const staffSignIn: PageLink = { text: 'Staff sign-in', href: '/sign-in' };

function csrfFields(visit: Viewer): Readonly<Record<string, string>> {
  return { _csrf: visit.csrfToken };
}

function shared(visit: Viewer, words: PageWords) {
  const { landlord } = visit;
  return {
    title: words.title,
    hasErrors: words.hasErrors,
    serviceName,
    landlordName: landlord?.name,
    assets: { ...assets, landlordStylesheet: landlord === undefined ? undefined : stylesheetOf(landlord) },
    demonstration: landlord?.isInvented ?? words.isInvented === true,
    backLink: words.backLink,
    notification: words.notification,
    main: words.hasErrors === true ? withLiveSummary(words.main) : words.main,
    wide: words.wide,
    scripts: words.scripts,
    manifest: words.manifest,
  };
}

/** The colour is part of the address, so that a change of it is seen at once. */
function stylesheetOf({ slug, colour }: Landlord): string {
  return `/assets/landlord/${slug}/${colour.slice(1)}.css`;
}
