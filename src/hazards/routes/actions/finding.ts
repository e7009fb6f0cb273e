import { Type } from 'typebox';
import { hazardKinds } from '../../../law/index.ts';
import { maybeWords, words } from '../../../platform/api/index.ts';
import { mostWords } from '../../../platform/forms/index.ts';
import { html } from '../../../platform/html/index.ts';
import { fieldsOf, paragraph } from '../../../repairs/index.ts';
import { parseInPerson } from '../../forms/acts.ts';
import { parseHeardAgain } from '../../forms/report.ts';
import { awarenessRoutes } from '../../model.ts';
import { whenFields } from '../../views/fields.ts';
import { toldFields } from '../../views/report-page.ts';
import type { HazardAction } from '../action-page.ts';
import { investigate } from './investigation.ts';
import { summaryActions } from './summary.ts';
import { whenMembers } from './when-members.ts';

const hearAgain: HazardAction = {
  path: 'hear-again', action: 'HearAgain', title: 'Add what was told again', verb: 'Add it',
  fields: ({ context }, form) => html`${paragraph('More of it, or worse. Clocks that run go on; where the law did not run for it yet, it may run from this report.')}${toldFields(form, { now: context.now, isContractor: false })}`,
  parse: (body, who) => parseHeardAgain(body, { ...who, isContractor: false }),
  api: {
    operationId: 'hearHazardAgain', description: 'The same hazard told of again: more, or worse. Told as an emergency, it is one from that word on.',
    fields: {
      words: words(mostWords, 'What was said.'), isEmergency: Type.Boolean({ description: 'It could badly harm somebody within a day.' }), route: Type.Optional(Type.Enum([...awarenessRoutes].filter((route) => route !== 'another case'), { description: 'How it reached the landlord; an employee when left out.' })),
      reporterName: maybeWords(200, 'Who told it; needed but for colleagues and contractors.'), kind: Type.Optional(Type.Enum(hazardKinds.map(({ id }) => id), { description: 'What it seems to be.' })), ...whenMembers,
    },
    example: { words: 'The mould has reached the cot.', isEmergency: false, route: 'resident', reporterName: 'Sam Okafor', version: 1 },
  },
};

const inPerson: HazardAction = {
  path: 'ask-in-person', action: 'AskForInvestigationInPerson', title: 'The resident asks for an investigation in person', verb: 'Record what they asked',
  fields: (_open, form) => html`${whenFields(form, 'When did they ask?')}${fieldsOf(form).words('words', 'What did they say?')}`,
  parse: (body, { now }) => parseInPerson(body, now),
  api: { operationId: 'askHazardInPerson', description: 'After an investigation from afar the tenant may ask for one in person, within ten working days of asking.', fields: { words: words(mostWords, 'What they said.'), ...whenMembers }, example: { words: 'Please come and see it.', version: 3 } },
};

/** What is told, found and written. */
export const findingActions: readonly HazardAction[] = [hearAgain, investigate, inPerson, ...summaryActions];
