import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { modules } from '../src/modules.ts';

const routes = modules({ files: {} as never, delivery: {} as never }).flatMap((part) => part.routes);
const known = new Set(routes.map(({ method, path }) => `${method} ${path}`));
const isFile = (path: string) => /\.(csv|xlsx|pdf|json)$/.test(path);
const pages = routes.flatMap(({ who, method, path }) => (who === 'staff' && method === 'GET' && !isFile(path) ? [path] : []));
const leaves = (path: string) => ['csv', 'xlsx'].every((kind) => known.has(`GET ${path}.${kind}`) || known.has(`POST ${path}.${kind}`));

/** Pages that are no list of the landlord's records, or whose list leaves otherwise. */
const whyNot: Readonly<Record<string, string>> = {
  '/report': 'a form',
  '/hazards/report': 'a form',
  '/visits/plan': 'a plan to be said yes to; what is booked leaves from /visits',
  '/calendars': 'settings of each person; who is where on a day leaves from /visits',
  '/phone/day': 'a program’s own copy of a day',
  '/manage/months': 'goes on to /manage/performance',
  '/hazards/exchange': 'leaves as the JSON of the data model; as rows from /hazards',
  '/damp': 'its areas leave from /damp/areas, its homes from /damp/homes, weeks, types, clusters and alarms each in files of their own',
  '/damp/how-we-know': 'words',
  '/damp/map': 'a picture of what leaves from /damp/areas',
  '/damp/area': 'one of what leaves from /damp/areas',
  '/account': 'one’s own',
  '/account/emails': 'one’s own',
  '/account/password': 'a form',
  '/account/absences/new': 'a form',
  '/admin/absences/new': 'a form',
  '/admin/staff/new': 'a form',
  '/admin/teams': 'teams stand beside each person in /admin/staff',
  '/admin/teams/new': 'a form',
  '/admin/organisations/new': 'a form',
  '/admin/api-tokens': 'which programs may call is of use outside only to whoever attacks',
  '/admin/api-tokens/new': 'a form',
  '/admin/imports/new': 'a form',
  '/admin/messages': 'settings: the words of messages leave with the landlord',
  '/admin/messages/words': 'a form',
  '/admin/settings/repairs': 'settings',
  '/admin/settings/causes': 'settings',
  '/admin/settings/questions': 'settings',
  '/admin/settings/questions/:problem': 'settings',
  '/admin/settings/questions/:problem/versions/:version': 'settings',
  '/admin/settings/landlord': 'settings',
  '/admin/settings/appointments': 'settings',
  '/admin/settings/hazards': 'settings',
  '/admin/settings/inspections': 'settings',
  '/admin/settings/orders': 'settings',
  '/admin/settings/chasing': 'settings',
  '/admin/settings/office-hours': 'settings',
  '/contractors/new': 'a form',
  '/programmes/new': 'a form',
  '/outreach/new': 'a form; the homes leave once it is begun',
  '/orphans/new': 'a form',
};

/** Lists on the page of one record, with the list that has the same rows in a file. */
const onARecord: Readonly<Record<string, string>> = {
  '/programmes/:id': '/programmes/:id/places',
  '/blocks/:id': '/homes',
  '/contractors/:id': '/contractors/:id/orders',
  '/admin/imports/:id': '/admin/imports/:id/rejected',
};

describe('every list leaves as CSV and as Excel', () => {
  test('each page that is not of one record has both files, or says why it has none', () => {
    const silent = pages.filter((path) => !path.includes('/:') && !leaves(path) && whyNot[path] === undefined);
    assert.deepEqual(silent, [], 'give it downloadRoutes, or say here why it has none');
  });

  test('lists on the page of a record leave with another list', () => {
    for (const [page, list] of Object.entries(onARecord)) assert.ok(pages.includes(page) && leaves(list), `${page}: ${list}`);
  });

  test('no reason stands here for a page that is not there, or that leaves', () => {
    assert.deepEqual(Object.keys(whyNot).filter((path) => !pages.includes(path) || leaves(path)), []);
  });
});
