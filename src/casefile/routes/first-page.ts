import { openRoute, page, publicPage, readSessionCookie, redirect, sessionCookie, type Route } from '../../platform/http/index.ts';
import { areAllInvented, listLandlords } from '../../platform/landlord.ts';
import { firstPageMain, firstPageTitle } from '../views/first-page.ts';

/** The address everybody knows: staff go on to their work, residents find their landlord. */
export const firstPageRoutes: readonly Route[] = [
  openRoute('GET', '/', async (visit) => {
    // A cookie is not a session yet: /work looks at it, and asks to sign in again where it has ended.
    if (readSessionCookie(visit.cookies[sessionCookie]) !== undefined) return redirect('/work');
    const landlords = await visit.database.beforeLandlord(listLandlords);
    const only = landlords.length === 1 ? landlords[0] : undefined;
    return page(publicPage({ ...visit, landlord: only }, { title: firstPageTitle(landlords), main: firstPageMain(landlords), isInvented: areAllInvented(landlords) }));
  }),
];
