import { exampleOf, nameOf } from '../route-walk.ts';
import type { Route } from '../../src/platform/http/index.ts';
import { pageRoutes, type AttackSite } from './attack-site.ts';
import { formsOfPage, type PageForm } from './forms-of-page.ts';

/** A form as a page shows it, with the route that takes it. */
export interface WalkedForm {
  readonly route: Route;
  readonly form: PageForm;
}

const routesOfForms = pageRoutes.filter(({ method }) => method === 'POST').map((route) => ({ route, pattern: new RegExp(`^${route.path.replaceAll(/:\w+/g, '[^/?]+')}(?:\\?|$)`) }));

/** The route that a form is sent to; undefined for an address that none stands at. */
export const routeOfAction = (action: string): Route | undefined => routesOfForms.find(({ pattern }) => pattern.test(action))?.route;

/** Opens every page there is as somebody of ours in every part, and gives each form on them once. */
export async function walkForms(site: AttackSite): Promise<readonly WalkedForm[]> {
  const cookie = site.cookieFor(site.ourPerson('every role'));
  const found = new Map<string, WalkedForm>();
  for (const route of pageRoutes.filter(({ method, path }) => method === 'GET' && !/\.(csv|json)$|photos\/:id/.test(path))) {
    const url = `${site.walk.addressOf(route)}${exampleOf(route).query?.(site.ours) ?? ''}`;
    const { text } = await site.open(url, cookie);
    for (const form of formsOfPage(text, url)) {
      const taker = routeOfAction(form.action);
      const key = `${form.action} ${form.fields.map(({ name, values }) => `${name}${values.length}`).join()}`;
      if (taker !== undefined && !isOfAnotherTest(taker)) found.set(key, { route: taker, form });
    }
  }
  return [...found.values()];
}

/** Signing out has nothing to send. */
const isOfAnotherTest = (route: Route): boolean => /sign-out/.test(nameOf(route));
