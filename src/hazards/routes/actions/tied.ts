import { Type } from 'typebox';
import { date, maybeWords, words } from '../../../platform/api/index.ts';
import { mostWords } from '../../../platform/forms/index.ts';
import { textField } from '../../../platform/govuk/index.ts';
import { html } from '../../../platform/html/index.ts';
import { formText } from '../../../platform/http/index.ts';
import { choicesOf, fieldsOf, paragraph, priorities, problems, trades, type FormState } from '../../../repairs/index.ts';
import { parseAccommodationAnswer } from '../../forms/acts.ts';
import { parseMovedBack, parseOffer, parseRaise, parseReturn, parseTie, parseUntie, parseWithdrawal } from '../../forms/works.ts';
import { workPurposes } from '../../model.ts';
import { whenFields } from '../../views/fields.ts';
import { purposeInWords } from '../../words.ts';
import type { HazardAction } from '../action-page.ts';
import { whenMembers } from './when-members.ts';

const purposes = workPurposes.map((value) => ({ value, text: purposeInWords[value] }));
const purposeMember = { purpose: Type.Enum([...workPurposes], { description: 'Whether it makes it safe, or keeps it from coming back.' }) };
const said = { words: words(mostWords, 'What happened.'), ...whenMembers };
const costMember = (description: string) => ({ costPence: Type.Integer({ minimum: 0, maximum: 10_000_000, description }) });

/** A sum of money in pounds. */
const cost = ({ body, errors }: FormState, label: string) => textField({ name: 'cost', label, hint: 'For the whole stay, in pounds: for example, 450 or 1,250.00.', value: formText(body, 'cost'), width: 10, autocomplete: 'off', error: errors['cost'] });

const raise: HazardAction = {
  path: 'raise-repair', action: 'RaiseWorks', title: 'Raise a repair for the work', verb: 'Raise the repair',
  fields: (open, form) => {
    const { investigation } = open.record.hazard;
    const field = fieldsOf(form, { problem: 'something-else', priority: 'urgent', words: investigation?.safetyWork ?? '' });
    return html`${paragraph('It goes its own way, with its visits and its resident’s yes. Its clocks as a hazard stay here, and its dates fill the acts of this case.')}
      ${field.radios('purpose', 'What does the work do?', purposes)}${field.list('problem', 'What is it about?', problems.map(({ id, words: text }) => ({ value: id, text })), 'Choose')}
      ${field.list('trade', 'Which trade does it?', choicesOf(trades), 'Choose a trade')}${field.radios('priority', 'How soon?', choicesOf(priorities))}${field.words('words', 'What is to be done?')}`;
  },
  parse: (body) => parseRaise(body),
  api: {
    operationId: 'raiseRepairForHazard', description: 'A repair for the safety or the preventative work, taken in and diagnosed through the repairs’ own rules; its state shows with the hazard.',
    fields: { ...purposeMember, problem: Type.Enum(problems.map(({ id }) => id), { description: 'What it is about.' }), trade: Type.Enum([...trades], { description: 'The trade.' }), priority: Type.Enum([...priorities], { description: 'How soon.' }), words: words(mostWords, 'What is to be done.') },
    example: { purpose: 'prevention', problem: 'roof-or-gutter', trade: 'roofer', priority: 'urgent', words: 'Renew the split downpipe by the bedroom.', version: 4 },
  },
};

const tie: HazardAction = {
  path: 'tie-repair', action: 'TieRepair', title: 'Say which repair does the work', verb: 'Save the repair',
  fields: (_open, form) => html`${fieldsOf(form).line('reference', 'Reference of the repair', 'At this home, or in its block. For example, REP-2026-00412.')}${fieldsOf(form).radios('purpose', 'What does the work do?', purposes)}`,
  parse: (body) => parseTie(body),
  api: { operationId: 'tieRepairToHazard', description: 'A repair at the same home or in its block does the safety or the preventative work.', fields: { reference: words(40, 'The repair.'), ...purposeMember }, example: { reference: 'REP-2026-00412', purpose: 'safety', version: 4 } },
};

const untie: HazardAction = {
  path: 'untie-repair', action: 'UntieRepair', title: 'A repair is not the work of this hazard', verb: 'Take it away',
  fields: (open, form) => {
    const { tied } = open.context.works;
    return html`${fieldsOf(form, { reference: tied[0]?.reference ?? '' }).radios('reference', 'Which repair?', tied.map(({ reference, title }) => ({ value: reference, text: `${reference}: ${title}` })), 'What was recorded by its dates stays.')}${fieldsOf(form).words('reason', 'Why is it not?')}`;
  },
  parse: (body) => parseUntie(body),
  api: { operationId: 'untieRepairFromHazard', description: 'It was tied by mistake. What was recorded by its dates stays.', fields: { reference: words(40, 'The repair.'), reason: words(mostWords, 'Why.') }, example: { reference: 'REP-2026-00412', reason: 'It is the flat next door.', version: 5 } },
};

const offer: HazardAction = {
  path: 'offer-accommodation', action: 'OfferAccommodation', title: 'Record an offer of somewhere to stay', verb: 'Save the offer',
  fields: (_open, form) => {
    const field = fieldsOf(form);
    return html`${paragraph('Suitable, at our cost, until the home is safe. It is owed by the very time by which it should have been safe.')}${whenFields(form, 'When was it offered?')}
      ${field.line('place', 'Where can they stay?')}${field.date('fromOn', 'From which day?', 'For example, 27 3 2027.')}${field.date('untilOn', 'Home again by', 'When they accept, we promise them this date.')}
      ${cost(form, 'What is it expected to cost?')}${field.words('words', 'What was offered, and how does it suit this household?')}`;
  },
  parse: (body, { now }) => parseOffer(body, now),
  api: {
    operationId: 'offerHazardAccommodation', description: 'Suitable, at the landlord’s cost, until the home is safe: where, for how long and what it is expected to cost. When it is accepted, the day by which they are home again is promised.',
    fields: { place: words(200, 'Where they can stay.'), fromOn: date('From which day.'), untilOn: date('The day by which they are home again.'), ...costMember('What the whole stay is expected to cost, in pence.'), ...said },
    example: { place: 'Larch Hotel', fromOn: '2026-11-24', untilOn: '2026-11-30', costPence: 45_000, words: 'Two rooms on the ground floor.', version: 3 },
  },
};

const answer: HazardAction = {
  path: 'answer-accommodation', action: 'AnswerAccommodation', title: 'Record the answer about somewhere to stay', verb: 'Save the answer',
  fields: (_open, form) => html`${whenFields(form, 'When did they answer?')}${fieldsOf(form).radios('answer', 'What did they answer?', choicesOf(['accepted', 'refused']))}${fieldsOf(form).words('words', 'What did they say?', 'Where they refused, why: what would suit them.')}`,
  parse: (body, { now }) => parseAccommodationAnswer(body, now),
  api: { operationId: 'answerHazardAccommodation', description: 'Whether the household goes; of a refusal the reason.', fields: { answer: Type.Enum(['accepted', 'refused'], { description: 'What they answered.' }), ...said }, example: { answer: 'refused', words: 'They stay with family.', version: 4 } },
};

const withdraw: HazardAction = {
  path: 'withdraw-accommodation', action: 'WithdrawAccommodation', title: 'Take back the offer of somewhere to stay', verb: 'Take back the offer', look: 'warning',
  fields: ({ record: { hazard: { move } } }, form) => html`${move !== null && paragraph(`${move.place}. They are told at once. Somewhere to stay is owed again, by the same time as before: offer another place as soon as there is one.`)}${fieldsOf(form).words('reason', 'Why can they not stay there?', 'The resident reads this. It follows “because”: for example, the hotel has closed.')}`,
  parse: (body) => parseWithdrawal(body),
  api: { operationId: 'withdrawHazardAccommodation', description: 'The place cannot be had after all. The resident is told, and somewhere to stay is owed again by the time by which it was.', fields: { reason: words(mostWords, 'Why; the resident reads it.') }, example: { reason: 'the hotel has closed', version: 5 } },
};

const moveReturn: HazardAction = {
  path: 'move-return', action: 'MoveReturn', title: 'Move the day they come home', verb: 'Move the promise', look: 'warning',
  fields: ({ record: { hazard: { move } } }, form) => html`${move !== null && paragraph(`They stay at ${move.place}.`)}${fieldsOf(form).date('untilOn', 'Home again by', 'For example, 27 3 2027. We promise them this date.')}${fieldsOf(form).words('reason', 'Why is it another day?', 'The resident reads this.')}`,
  parse: (body) => parseReturn(body),
  api: { operationId: 'moveHazardReturn', description: 'The day by which they are home again moves, with its reason.', fields: { untilOn: date('The day by which they are home again.'), reason: words(mostWords, 'Why.') }, example: { untilOn: '2026-12-04', reason: 'The plaster dries slower than expected.', version: 5 } },
};

const movedBack: HazardAction = {
  path: 'moved-back', action: 'RecordMovedBack', title: 'Record that they are home again', verb: 'Save that they are home',
  fields: (_open, form) => html`${whenFields(form, 'When did they come home?')}${cost(form, 'What did it cost in the end?')}${fieldsOf(form).words('words', 'How did they find their home?')}`,
  parse: (body, { now }) => parseMovedBack(body, now),
  api: { operationId: 'recordHazardMovedBack', description: 'They are home again, which keeps the promise; with what it cost in the end.', fields: { ...costMember('What the whole stay cost, in pence.'), ...said, lateBecause: maybeWords(500, 'Why it is written down only now, where it was more than a day ago.') }, example: { costPence: 43_250, words: 'Home since noon; the room is clean.', version: 6 } },
};

/** The repairs that do the work, and where the household stays meanwhile. */
export const tiedActions: readonly HazardAction[] = [raise, tie, untie, offer, answer, withdraw, moveReturn, movedBack];
