import { wishFieldNames, wishFields } from '../../../appointments/index.ts';
import { countOf } from '../../../clock/index.ts';
import { details, insetText, radioField, selectField, textAreaField, textField } from '../../../platform/govuk/index.ts';
import { html, type Html } from '../../../platform/html/index.ts';
import { notListed, type AnswerField } from '../../forms/resident/answers.ts';
import { longestWords } from '../../forms/resident/errors-of-step.ts';
import { detailFields, detailShown } from './detail-question.ts';
import type { Step } from '../../forms/resident/step-names.ts';
import { askedOfResidents, dangerField } from '../../forms/danger-answers.ts';
import { dangerAnswers, dangerQuestions, type DangerQuestion } from '../../model/danger-questions.ts';
import { extents, problems, sinces } from '../../problems.ts';
import { rooms } from '../../model/rooms.ts';
import { dangerAnswerInWords } from '../../words.ts';
import { reportForm, type ReportPage } from './report-form.ts';
import { callLink } from './who-to-call.ts';

/** The pages that ask. */
export type AskingStep = Exclude<Step, 'diversion' | 'not-listed' | 'check'>;

interface Question {
  /** The h1, and the question. */
  readonly title: string | ((page: ReportPage) => string);
  /** All other answers travel unseen. */
  readonly asked: readonly AnswerField[] | ((page: ReportPage) => readonly AnswerField[]);
  readonly fields: (page: ReportPage) => Html;
}

const choicesOf = (words: readonly string[]) => words.map((text) => ({ value: text, text }));

/** A page of one choice, whose question is its heading. */
function choiceQuestion(name: AnswerField, title: string, choices: readonly { readonly value: string; readonly text: string; readonly hint?: string }[], hint?: string): Question {
  const fields = ({ answers, errors }: ReportPage) => radioField({ name, label: title, isPageHeading: true, hint, choices, value: answers[name], error: errors[name] });
  return { title, asked: [name], fields };
}

/** The same question, with something to read under it. */
function withBelow(question: Question, below: (page: ReportPage) => Html): Question {
  return { ...question, fields: (page) => html`${question.fields(page)}${below(page)}` };
}

function ifYouBought({ landlord }: ReportPage): Html {
  return details({
    summaryText: 'Did you buy your home, or a share of it?',
    html: html`<p class="govuk-body">Your lease says what we repair. Usually that is the structure of the building, the roof, shared pipes and shared places such as stairs and lifts. What is inside your own home is usually yours to repair.</p>
<p class="govuk-body">Report it here all the same if it comes from outside your home or from another home, if it could hurt somebody, or if you are not sure. We tell you whether it is ours, and why. If you do not agree, you can complain.</p>
<p class="govuk-body">Rather ask first? Call ${callLink(landlord.phone)}.</p>`,
  });
}

const whenTitle = 'When would a visit suit you?';
const addressTitle = 'Where is the problem?';
const safetyTitle = 'Could it be dangerous?';
const wordsTitle = 'Tell us what is wrong, in your own words';

const questions: Readonly<Record<AskingStep, Question>> = {
  danger: choiceQuestion('danger', 'Is anyone in danger right now?', [
    { value: 'no', text: 'No' },
    { value: 'gas', text: 'There is a smell of gas, or a carbon monoxide alarm is sounding' },
    { value: 'fire', text: 'There is a fire, or somebody is badly hurt' },
    { value: 'danger', text: 'Yes, for another reason', hint: 'For example water near electrics, a ceiling coming down, or a home that cannot be locked' },
  ], 'If you are not sure, say yes. We tell you who to call first, then you can carry on here.'),
  postcode: {
    title: 'What is the postcode?',
    asked: ['postcode'],
    fields: ({ answers, errors, landlord }) => html`${textField({
      name: 'postcode', label: 'What is the postcode?', isPageHeading: true, width: 10, autocomplete: 'postal-code', spellcheck: false,
      hint: 'Of the home, or of the building with the shared area. For example SK1 3XA', value: answers.postcode, error: errors['postcode'],
    })}<p class="govuk-body">No postcode, or we do not find it? Call ${callLink(landlord.phone)} and we take your report.</p>`,
  },
  place: {
    title: addressTitle,
    asked: ['place'],
    fields: ({ answers, errors, facts }) => selectField({
      name: 'place', label: addressTitle, isPageHeading: true, unchosen: `${countOf(facts.places.length, 'place')} found`, value: answers.place, error: errors['place'],
      hint: 'Choose your home, or a shared area such as the stairs, the entrance or the car park.',
      choices: [...facts.places.map(({ value, label }) => ({ value, text: label })), { value: notListed, text: 'My address is not here' }],
    }),
  },
  problem: withBelow(choiceQuestion('problem', 'What is the problem?', problems.map(({ id, words }) => ({ value: id, text: words })), 'Choose the closest. You can tell us more later.'), ifYouBought),
  room: choiceQuestion('room', 'Where in your home is it?', choicesOf(rooms.filter((room) => room !== 'Shared area')), 'If it is in several rooms, choose the worst.'),
  extent: {
    title: 'How much, and since when?',
    asked: ['extent', 'since'],
    fields: ({ answers, errors }) => html`<h1 class="govuk-heading-l">How much, and since when?</h1>
${radioField({ name: 'extent', label: 'How much is affected?', labelSize: 'm', choices: choicesOf(extents), value: answers.extent, error: errors['extent'] })}
${radioField({ name: 'since', label: 'When did it start?', labelSize: 'm', choices: choicesOf(sinces), value: answers.since, error: errors['since'] })}`,
  },
  safety: {
    title: safetyTitle,
    asked: ({ answers: { problem } }) => askedOfResidents(problem).map(dangerField<DangerQuestion>),
    fields: ({ answers, errors, landlord }) => html`<h1 class="govuk-heading-l">${safetyTitle}</h1>
<p class="govuk-body">If you are not sure, say so: then we treat it as a possible danger. If anybody could be hurt before tomorrow, call ${callLink(landlord.emergencyPhone)} now.</p>
${askedOfResidents(answers.problem).map((question) => radioField({
      name: dangerField(question), label: dangerQuestions[question], labelSize: 'm', value: answers[dangerField(question)], error: errors[dangerField(question)],
      choices: dangerAnswers.map((value) => ({ value, text: dangerAnswerInWords(value) })),
    }))}`,
  },
  detail: { title: (page) => detailShown(page).words, asked: ['detail'], fields: detailFields },
  words: {
    title: wordsTitle,
    asked: ['words'],
    fields: ({ answers, errors }) => textAreaField({
      name: 'words', label: wordsTitle, isPageHeading: true, rows: 6, maxlength: longestWords, value: answers.words, error: errors['words'],
      hint: 'What do you see, hear or smell? What have you tried? You can add photos before you send.',
    }),
  },
  risk: {
    title: 'Could anyone at home be more at risk because of this?',
    asked: ['risk'],
    fields: ({ answers, errors }) => html`${radioField({
      name: 'risk', label: 'Could anyone at home be more at risk because of this?', isPageHeading: true, value: answers.risk, error: errors['risk'],
      hint: 'For example a baby, somebody older, pregnant, ill or disabled. It can mean that we come sooner.',
      choices: [{ value: 'yes', text: 'Yes, please ask me about it' }, { value: 'no', text: 'No' }, { value: 'not-said', text: 'I would rather not say' }],
    })}${insetText({ text: 'Do not tell us here what it is. If you say yes, we ask you in person, and we write down only what you agree to.' })}`,
  },
  contact: { title: 'How can we reach you?', asked: ['name', 'mobile', 'email', 'phone', 'times'], fields: contactFields },
  when: {
    title: whenTitle,
    asked: wishFieldNames,
    fields: ({ answers, errors }) => html`<h1 class="govuk-heading-l">${whenTitle}</h1>
<p class="govuk-body">We offer you these times first. Leave everything empty if any time suits.</p>
${wishFields(answers, errors)}`,
  },
  repeat: {
    title: 'This may already have been reported',
    asked: ['joining'],
    fields: ({ answers, errors }) => html`<h1 class="govuk-heading-l">This may already have been reported</h1>
<p class="govuk-body">Somebody has told us about a problem like this at the same place, and we are working on it.</p>
${radioField({
      name: 'joining', label: 'Is yours the same problem?', labelSize: 'm', value: answers.joining, error: errors['joining'],
      choices: [
        { value: 'join', text: 'Yes, or I am not sure: add mine to it', hint: 'Whoever is working on it is told what you say, and rings you.' },
        { value: 'new', text: 'No, mine is another problem', hint: 'We make a new report.' },
      ],
    })}`,
  },
};

function contactFields({ answers, errors }: ReportPage): Html {
  const common = (name: AnswerField) => ({ name, value: answers[name], error: errors[name] });
  return html`<h1 class="govuk-heading-l">How can we reach you?</h1>
<p class="govuk-body">Give us at least one way. We send you a number and a page to follow your repair. We use this for your repair and nothing else.</p>
${textField({ ...common('name'), label: 'Your name', autocomplete: 'name', spellcheck: false })}
${textField({ ...common('mobile'), label: 'Mobile number', type: 'tel', width: 20, autocomplete: 'tel', hint: 'We send news as a text to this number.' })}
${textField({ ...common('email'), label: 'Email address', type: 'email', autocomplete: 'email', spellcheck: false })}
${textField({ ...common('phone'), label: 'Another phone number', type: 'tel', width: 20, hint: 'If you have no mobile number or email, we call here and write to the address.' })}
${textField({ ...common('times'), label: 'Best times to reach you (optional)', hint: 'For example “after 3pm”' })}`;
}

/** The h1 of a page that asks. */
export function titleOfQuestion(page: ReportPage & { readonly step: AskingStep }): string {
  const { title } = questions[page.step];
  return typeof title === 'string' ? title : title(page);
}

/** A page that asks one thing. */
export function questionPage(page: ReportPage & { readonly step: AskingStep }): Html {
  const { asked, fields } = questions[page.step];
  return reportForm(page, { fields: fields(page), asked: typeof asked === 'function' ? asked(page) : asked });
}
