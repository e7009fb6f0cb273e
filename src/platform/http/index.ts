export { openRoute, publicRoute, linkRoute, staffRoute, type Route } from './routes.ts';
export { page, redirect, json, file, type Reply, type CookieToSet } from './replies.ts';
export type { FormBody, LandlordVisit, LinkHolder, LinkVisit, SignedIn, StaffVisit, UploadedFile, Visit } from './visit.ts';
export { NotAllowed } from './problems.ts';
export { publicPage, staffPage, type PageWords } from './layout.ts';
export { formText, formList } from './form-values.ts';
export { createWebServer, type WebServerOptions, type NavigationItem } from './server.ts';
