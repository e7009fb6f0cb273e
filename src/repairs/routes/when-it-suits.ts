import { fieldsOfWishes, parseWishes, wishFields } from '../../appointments/index.ts';
import { html } from '../../platform/html/index.ts';
import type { Route } from '../../platform/http/index.ts';
import { paragraph } from '../views/form-page.ts';
import { actionRoutes, type ActionPage } from './action-page.ts';

const whenItSuits: ActionPage<null> = {
  path: 'times', action: 'SayWhenItSuits', title: 'When a visit suits the resident', verb: 'Save',
  more: async () => null,
  fields: ({ record: { repair } }, _more, form) => html`${paragraph('Such times are offered and proposed first. They never stand in the way of a visit.')}
    ${wishFields(Object.keys(form.body).length > 0 ? form.body : fieldsOfWishes(repair.wishes), form.errors)}`,
  parse: async ({ body }) => {
    const parsed = parseWishes(body);
    return parsed.ok ? { ok: true, command: { type: 'SayWhenItSuits', wishes: parsed.command } } : parsed;
  },
  next: 'book',
};

/** What the resident says of when a visit suits them. */
export const whenItSuitsRoutes: readonly Route[] = actionRoutes(whenItSuits);
