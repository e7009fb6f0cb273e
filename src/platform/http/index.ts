export { openRoute, publicRoute, linkRoute, staffRoute, type Route } from './routes.ts';
export { page, redirect, json, file, type Reply, type CookieToSet } from './replies.ts';
export type { FormBody, LandlordVisit, LinkHolder, LinkVisit, SignedIn, StaffVisit, UploadedFile, Visit } from './visit.ts';
export { NotAllowed } from './problems.ts';
export { csrfField, publicPage, staffPage, telephone, type PageWords } from './layout.ts';
export { formText, formList } from './form-values.ts';
export { createWebServer, type WebServerOptions } from './server.ts';
export type { NavigationItem } from './navigation.ts';
export { readSessionCookie, sessionCookie } from './add-route.ts';
