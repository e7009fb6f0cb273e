import type { Route } from '../../platform/http/index.ts';
import { NotFound } from '../../platform/database/index.ts';
import { parseRemedy } from '../forms/remedy.ts';
import type { Remedy, RemedyId } from '../model/remedy.ts';
import { remedyFields } from '../views/remedies.ts';
import { actionRoutes, type ActionPage } from './action-page.ts';

const decide: ActionPage<Remedy> = {
  path: 'remedies/:remedyId',
  action: 'DecideRemedy',
  title: 'Decide about the sum proposed',
  verb: 'Save the decision',
  more: async ({ record }, { params }) => {
    const remedy = record.repair.remedies.find(({ id }) => id === params['remedyId']);
    if (remedy === undefined) throw new NotFound('remedy');
    return remedy;
  },
  fields: (_open, remedy, form) => remedyFields(remedy, form),
  parse: async ({ body }, _open, { id }) => parseRemedy(body, id as RemedyId),
};

/** Deciding about what is proposed to put a missed visit right. */
export const remedyRoutes: readonly Route[] = actionRoutes(decide);
