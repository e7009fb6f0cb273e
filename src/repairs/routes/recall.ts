import { html } from '../../platform/html/index.ts';
import type { Route } from '../../platform/http/index.ts';
import { parseRuledOutRecall } from '../forms/recall.ts';
import { fieldsOf, theirWords } from '../views/action-fields.ts';
import { recallOnCase } from '../views/recall-panel.ts';
import { actionRoutes, type ActionPage } from './action-page.ts';

const ruleOutRecall: ActionPage<null> = {
  path: 'rule-out-recall',
  action: 'RuleOutRecall',
  title: 'Say that it is not a recall',
  verb: 'Record that it is not a recall',
  more: async () => null,
  fields: ({ record: { repair }, context }, _more, form) => html`${recallOnCase(repair.recall, context.today)}${theirWords(repair)}
    ${fieldsOf(form).words('reason', 'Why it is another problem', 'It stays on the record with your name, and the first job counts as fixed first time again.')}`,
  parse: async ({ body }) => parseRuledOutRecall(body),
};

/** What came back. */
export const recallRoutes: readonly Route[] = actionRoutes(ruleOutRecall);
