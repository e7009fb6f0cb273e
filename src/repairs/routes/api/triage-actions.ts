import { Type } from 'typebox';
import { rightToRepairSchedule } from '../../../law/index.ts';
import { words, maybeWords, type ApiRoute } from '../../../platform/api/index.ts';
import { parseDiagnosis } from '../../forms/diagnose.ts';
import { parseRuledOutRecall } from '../../forms/recall.ts';
import { mostWords } from '../../../platform/forms/index.ts';
import { priorities, trades } from '../../model.ts';
import { repairActionRoute } from './action-route.ts';

/** Deciding what a repair needs. */
export const triageActions: readonly ApiRoute[] = [
  repairActionRoute({
    name: 'diagnose', action: 'DiagnoseRepair', summary: 'Decide how soon and by which trade',
    description: 'Sets priority and trade and starts their clock. Deciding again needs a reason.',
    fields: {
      priority: Type.Enum([...priorities], { description: 'How soon it must be done.' }),
      trade: Type.Enum([...trades], { description: 'Who does it.' }),
      rightToRepairDefect: Type.Optional(Type.Enum(Object.keys(rightToRepairSchedule), { description: 'The defect of SI 1994/133, for tenants of councils: starts that clock.' })),
      reason: maybeWords(mostWords, 'Why it changes, when it was decided before.'),
    },
    example: { priority: 'routine', trade: 'plumber', version: 1 },
    parse: ({ priority, trade, rightToRepairDefect = '', reason = '' }) => parseDiagnosis({ priority, trade, rightToRepairDefect, reason }),
  }),
  repairActionRoute({
    name: 'rule-out-recall', action: 'RuleOutRecall', summary: 'Say that it is not a recall',
    description: 'It was found to be an earlier job come back, and somebody who looked says that it is another problem. The first job counts as fixed first time again.',
    fields: { reason: words(mostWords, 'What is different.') },
    example: { reason: 'The bath tap this time: it was the basin’s before.' },
    parse: (body) => parseRuledOutRecall(body),
  }),
];
