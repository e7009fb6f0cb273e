import { Type } from 'typebox';
import { hazardKinds } from '../../../law/index.ts';
import { instantText, maybeWords, words } from '../../../platform/api/index.ts';
import { mostWords } from '../../../platform/forms/index.ts';
import { html } from '../../../platform/html/index.ts';
import { fieldsOf, paragraph } from '../../../repairs/index.ts';
import { parseInPerson, parseInvestigation, parseSummary } from '../../forms/acts.ts';
import { parseHeardAgain } from '../../forms/report.ts';
import { awarenessRoutes, grades, investigationWays, summaryWays } from '../../model.ts';
import { whenFields } from '../../views/fields.ts';
import { toldFields } from '../../views/report-page.ts';
import { gradeInWords, gradeMeans, summaryWayInWords, wayInWords } from '../../words.ts';
import type { HazardAction } from '../action-page.ts';

/** When it happened: now when left out. */
export const whenMembers = { at: Type.Optional(instantText('When it happened; now when left out.')), lateBecause: maybeWords(500, 'Why it is written down only now, where it happened more than a day ago.') };

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

const investigate: HazardAction = {
  path: 'investigation', action: 'RecordInvestigation', title: 'Record the investigation', verb: 'Save what was found',
  fields: (_open, form) => {
    const field = fieldsOf(form);
    return html`${whenFields(form, 'When was the investigation concluded?')}
      ${field.radios('how', 'How was it investigated?', investigationWays.map((value) => ({ value, text: wayInWords[value] })))}
      ${field.line('investigator', 'Who investigated?')}${field.line('competence', 'Why are they competent to?', 'Their skills and experience with this kind of hazard.')}
      ${field.radios('found', 'What was found?', [...grades].reverse().map((value) => ({ value, text: gradeInWords[value], hint: gradeMeans[value] })), 'Finding less than was thought waits for a second person.')}
      ${field.words('words', 'What was found, and how it is known', 'The building is looked at, never how people live.')}
      ${field.words('safetyWork', 'What makes it safe?', 'Leave it empty only where nothing has to.')}${field.words('prevention', 'What stops it coming back?', 'Leave it empty where nothing has to, and say why below.')}
      ${field.words('noPreventionBecause', 'Why nothing more is needed (where nothing is)')}`;
  },
  parse: (body, { now }) => parseInvestigation(body, now),
  api: {
    operationId: 'recordHazardInvestigation', description: 'What a competent person found, and when they concluded: everything after it counts from then.',
    fields: {
      how: Type.Enum([...investigationWays], { description: 'In person or from afar.' }), investigator: words(200, 'Who investigated.'), competence: words(500, 'Why they are competent to.'), found: Type.Enum([...grades], { description: 'What was found.' }), words: words(mostWords, 'What was found, and how it is known.'),
      safetyWork: maybeWords(mostWords, 'What makes it safe.'), prevention: maybeWords(mostWords, 'What stops it coming back.'), noPreventionBecause: maybeWords(mostWords, 'Why nothing more is needed.'), ...whenMembers,
    },
    example: { how: 'in person', investigator: 'N. Bright', competence: 'Certified damp surveyor', found: 'significant', words: 'Penetrating damp from a split downpipe.', safetyWork: 'Treat the mould', prevention: 'New downpipe', version: 2 },
  },
};

const inPerson: HazardAction = {
  path: 'ask-in-person', action: 'AskForInvestigationInPerson', title: 'The resident asks for an investigation in person', verb: 'Record what they asked',
  fields: (_open, form) => html`${whenFields(form, 'When did they ask?')}${fieldsOf(form).words('words', 'What did they say?')}`,
  parse: (body, { now }) => parseInPerson(body, now),
  api: { operationId: 'askHazardInPerson', description: 'After an investigation from afar the tenant may ask for one in person, within ten working days of asking.', fields: { words: words(mostWords, 'What they said.'), ...whenMembers }, example: { words: 'Please come and see it.', version: 3 } },
};

const summary: HazardAction = {
  path: 'summary', action: 'RecordSummarySent', title: 'Record the written summary', verb: 'Save that it was sent',
  fields: (_open, form) => html`${paragraph('What was found; what we do, begun and finished by when, or why nothing; somewhere to stay where it is owed; how to reach us and how to complain. The day it is sent counts.')}
    ${whenFields(form, 'When was it sent?')}${fieldsOf(form).radios('how', 'How did it go?', summaryWays.map((value) => ({ value, text: summaryWayInWords[value] })))}${fieldsOf(form).words('words', 'What does it say?')}`,
  parse: (body, { now }) => parseSummary(body, now),
  api: { operationId: 'recordHazardSummary', description: 'The day it is sent counts. Telling the tenant instead is enough only where all the work was finished within the time for a summary.', fields: { how: Type.Enum([...summaryWays], { description: 'How it went.' }), words: words(mostWords, 'What it says.'), ...whenMembers }, example: { how: 'letter', words: 'We found penetrating damp. We treat the mould by Friday and renew the downpipe by 26 February.', version: 4 } },
};

/** What is told, found and written. */
export const findingActions: readonly HazardAction[] = [hearAgain, investigate, inPerson, summary];
