import { Type } from 'typebox';
import { date, idOf, instantText, maybeWords, words } from '../../../platform/api/index.ts';
import { mostWords } from '../../../platform/forms/index.ts';
import { html } from '../../../platform/html/index.ts';
import { capitalised, choicesOf, fieldsOf, paragraph } from '../../../repairs/index.ts';
import { heardWays, parseAnswer, parseClose, parseHeard, parseMadeSafe, parsePreventionBegun, parsePreventionFinished, parseStep } from '../../forms/acts.ts';
import { isDamp } from '../../decide/index.ts';
import { fillingsOf } from '../../decide/tied-repairs.ts';
import { recheckRule } from '../../views/dry.ts';
import { beginningWays, endings, stepKinds } from '../../model.ts';
import { momentFields, whenFields } from '../../views/fields.ts';
import { beginningInWords, endingInWords, stepInWords } from '../../words.ts';
import type { HazardAction } from '../action-page.ts';
import { tiedActions } from './tied.ts';
import { whenMembers } from './when-members.ts';

const said = { words: words(mostWords, 'What happened.'), ...whenMembers };
/** An act whose time, and words where there are none, a tied repair may have already. */
const saidOrTaken = { words: maybeWords(mostWords, 'What happened; may be left out with takenFrom.'), takenFrom: Type.Optional(words(40, 'The tied repair whose own date it is, instead of at.')), ...whenMembers };

const madeSafe: HazardAction = {
  path: 'made-safe', action: 'RecordMadeSafe', title: 'Record that it was made safe', verb: 'Save that it is safe',
  fields: (open, form) => html`${whenFields(form, 'When was it safe?', fillingsOf('RecordMadeSafe', open.context.works.tied))}${fieldsOf(form).words('words', 'What was done, and how is it known to be safe?')}`,
  parse: (body, { now }) => parseMadeSafe(body, now),
  api: { operationId: 'recordHazardMadeSafe', description: 'The safety work is done. It may come before anybody has investigated.', fields: saidOrTaken, example: { words: 'Ceiling taken down and propped.', version: 2 } },
};

const begun: HazardAction = {
  path: 'prevention-begun', action: 'RecordPreventionBegun', title: 'Record that preventative work has begun', verb: 'Save, and promise the day',
  fields: (open, form) => {
    const field = fieldsOf(form);
    return html`${whenFields(form, 'When did it begin?', fillingsOf('RecordPreventionBegun', open.context.works.tied))}${field.radios('how', 'What has begun?', beginningWays.map((value) => ({ value, text: beginningInWords[value] })), 'Only the work itself meets the last day allowed, 12 weeks after the investigation.')}
      ${field.words('words', 'What was done?')}${field.date('finishBy', 'Finished by', 'For example, 27 3 2027. We promise the resident this date.')}`;
  },
  parse: (body, { now }) => parsePreventionBegun(body, now),
  api: { operationId: 'recordHazardPreventionBegun', description: 'Steps towards it meet the first clock, work that has physically started the last. The resident is promised the day by which it is finished.', fields: { how: Type.Enum([...beginningWays], { description: 'What has begun.' }), finishBy: date('The day by which it is finished.'), ...saidOrTaken }, example: { how: 'work started', words: 'Scaffold up.', finishBy: '2027-02-26', version: 5 } },
};

const finished: HazardAction = {
  path: 'prevention-finished', action: 'RecordPreventionFinished', title: 'Record that preventative work is finished', verb: 'Save that it is finished',
  fields: (open, form) => html`${whenFields(form, 'When was it finished?', fillingsOf('RecordPreventionFinished', open.context.works.tied))}${fieldsOf(form).words('words', 'What was done?')}`,
  parse: (body, { now }) => parsePreventionFinished(body, now),
  api: { operationId: 'recordHazardPreventionFinished', description: 'The work that stops it coming back is finished, which keeps the promise that it would be.', fields: saidOrTaken, example: { words: 'Downpipe renewed.', version: 6 } },
};

const step: HazardAction = {
  path: 'step', action: 'RecordReasonableStep', title: 'Record a reasonable step', verb: 'Save the step',
  fields: (_open, form) => {
    const field = fieldsOf(form);
    return html`${paragraph('What we did, or waited for, while a clock ran. It stops no clock, and is never changed.')}
      ${field.radios('kind', 'What was it?', stepKinds.map((value) => ({ value, text: stepInWords[value] })))}${whenFields(form, 'When was it?')}${field.words('words', 'What was done, and what came of it?')}
      ${field.ticks('noticed', 'Notice in writing', [{ value: 'yes', text: 'The resident was told in writing that we would come', reveals: momentFields(form, 'notice', 'On which day were they told?') }], 'Of an attempt to get in: at least 24 hours before.')}`;
  },
  parse: (body, { now }) => parseStep(body, now),
  api: { operationId: 'recordReasonableStep', description: 'An attempt to get in, a contractor looked for, an approval awaited. It stands beside the clocks and stops none.', fields: { kind: Type.Enum([...stepKinds], { description: 'What it was.' }), noticeAt: Type.Optional(instantText('When the resident was told in writing that somebody would come.')), ...said }, example: { kind: 'access attempt', words: 'Nobody in, card left.', noticeAt: '2026-11-23T10:00:00Z', version: 2 } },
};

const answer: HazardAction = {
  path: 'answer', action: 'RecordResidentsAnswer', title: 'Record the resident’s answer', verb: 'Save the answer',
  fields: (_open, form) => {
    const field = fieldsOf(form);
    return html`${field.radios('answer', 'Is it put right?', [{ value: 'agrees', text: 'They agree that it is' }, { value: 'disagrees', text: 'They do not agree' }, { value: 'no answer', text: 'They did not answer' }])}
      ${field.radios('how', 'How did you ask?', choicesOf(heardWays))}${field.words('words', 'What did they say, or how did you try?')}`;
  },
  parse: (body) => parseAnswer(body),
  api: { operationId: 'recordHazardAnswer', description: 'Whether the resident agrees that it is put right, or that they were asked and did not answer.', fields: { answer: Type.Enum(['agrees', 'disagrees', 'no answer'], { description: 'What they answered.' }), how: Type.Enum([...heardWays], { description: 'How they were asked.' }), words: words(mostWords, 'What they said.') }, example: { answer: 'agrees', how: 'by phone', words: 'Dry since Christmas.', version: 7 } },
};

const heard: HazardAction = {
  path: 'heard', action: 'HearResident', title: 'Record what the resident asks, or says is not right', verb: 'Save, and promise to ring',
  fields: (open, form) => {
    const field = fieldsOf(form);
    const about = [{ value: 'hazard', text: 'The hazard, or what we do about it' }, ...(open.record.hazard.accommodationOfferedAt === null ? [] : [{ value: 'stay', text: 'Somewhere to stay' }])];
    return html`${paragraph('They can say the same on their own page. Whoever is in charge and the managers hear of it, and it is promised that somebody rings.')}
      ${field.radios('about', 'What is it about?', about)}${field.radios('how', 'How did they tell us?', choicesOf(heardWays))}${field.words('words', 'What did they say?')}`;
  },
  parse: (body) => parseHeard(body),
  api: { operationId: 'recordHeardFromResident', description: 'What the resident asks, or says is not right: those in charge hear of it, and a call is promised. It starts and stops no clock.', fields: { about: Type.Enum(['hazard', 'stay'], { description: 'What it is about.' }), how: Type.Enum([...heardWays], { description: 'How they told us.' }), words: words(mostWords, 'What they said.') }, example: { about: 'hazard', how: 'by phone', words: 'Nobody came on Monday.', version: 7 } },
};

const close: HazardAction = {
  path: 'close', action: 'CloseHazard', title: 'Close the hazard', verb: 'Close it', reasonIn: 'words',
  fields: (open, form) => {
    const field = fieldsOf(form);
    const { planned } = open.context.dry;
    const programme = field.list('programmeId', 'Which programme?', planned.map(({ programmeId, name }) => ({ value: programmeId, text: name })), 'Choose a programme');
    const choices = endings.filter((ending) => ending !== 'works planned' || planned.length > 0).map((value) => ({ value, text: capitalised(endingInWords[value]), ...(value === 'works planned' ? { reveals: programme } : {}) }));
    return html`${isDamp(open.record.hazard) && open.record.hazard.watch === null && paragraph(`Damp is called fixed here, and watched before it is closed. ${recheckRule}`)}
      ${field.radios('ending', 'How does it end?', choices, 'That nobody opened the door is no ending.')}${field.words('words', 'Why, where the resident has not agreed')}`;
  },
  parse: (body) => parseClose(body),
  api: { operationId: 'closeHazard', description: 'Only when every act is recorded, and with the resident’s yes or a reason that stands in for it. Damp that is called fixed is watched from then on, and closes by itself when its checks have found it dry.', fields: { programmeId: Type.Optional(idOf('the programme that is to cure damp, where the works are planned')), ending: Type.Enum([...endings], { description: 'How it ends.' }), words: maybeWords(mostWords, 'Why, where the resident has not agreed.') }, example: { ending: 'resident agrees', version: 8 } },
};

/** What is done about it, and how it ends. */
export const worksActions: readonly HazardAction[] = [madeSafe, begun, finished, ...tiedActions, step, answer, heard, close];
