import { wishFieldNames, wishFields } from '../../appointments/index.ts';
import { notSure, type QuestionSet } from '../../diagnosis/index.ts';
import { needsTag } from '../../homes/index.ts';
import { details, insetText, warningText } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { formList } from '../../platform/http/form-values.ts';
import type { HouseholdPerson } from '../../residents/index.ts';
import { hazardKinds } from '../../law/index.ts';
import { dangerField } from '../forms/danger-answers.ts';
import { askedVersionField, askField, seenByMe, someoneElse } from '../forms/report.ts';
import { dangerAnswers, dangerQuestions, dangerQuestionsOf } from '../model/danger-questions.ts';
import type { EarlierFix } from '../model/first-fix.ts';
import { extents, sinces, type Problem } from '../problems.ts';
import { rooms } from '../model/rooms.ts';
import { dangerAnswerInWords } from '../words.ts';
import type { Lease } from '../model/held-on-lease.ts';
import { leaseNote } from './lease-note.ts';
import { earlierFixWarning } from './recall-panel.ts';
import { fieldsOf } from './action-fields.ts';
import { choicesOf, column, formHeading, link, paragraph, postForm, type FormState } from './form-page.ts';

export interface DetailsFacts {
  readonly address: string;
  readonly path: string;
  readonly problem: Problem;
  /** The adviser has seen the open one and says that this is another. */
  readonly isNew: boolean;
  readonly people: readonly HouseholdPerson[];
  readonly emergencyHours: string;
  /** The job of this problem that closed here, if the report would be its recall. */
  readonly earlierFix: EarlierFix | undefined;
  readonly mayGoOn: boolean;
  /** A case of another kind in which this problem is open here, and where it is added to. */
  readonly openElsewhere: { readonly reference: string; readonly href: string } | undefined;
  readonly lease: Lease | undefined;
  /** What the landlord asks of this problem, where it asks anything. */
  readonly questions: QuestionSet | undefined;
}

/** The report itself, in the caller's words. */
export function detailsPage(facts: DetailsFacts, form: FormState): Html {
  const { address, path, problem, isNew, people } = facts;
  const field = fieldsOf(form);
  return column(html`${formHeading('What is wrong?', form.errors, `Report a repair at ${address}`)}
    ${insetText({ html: html`${problem.words}. ${link(path, 'Change')}` })}
    ${leaseNote(facts.lease)}
    ${earlierFixWarning(facts.earlierFix, facts.mayGoOn)}
    ${facts.openElsewhere !== undefined && insetText({ html: html`${facts.openElsewhere.reference} is open here for this already. If it is the same, ${link(facts.openElsewhere.href, `tell it to ${facts.openElsewhere.reference}`)} and report no repair. If it is another, go on.` })}
    ${problem.couldBe.length > 0 && warningText({ text: hazardWarning(problem) })}
    ${postForm(form, {
      action: `${path}/details`,
      verb: 'Report the repair',
      hidden: { problem: problem.id, ...(isNew ? { new: 'yes' } : {}), ...(facts.questions === undefined ? {} : { [askedVersionField]: String(facts.questions.version) }) },
      takesFiles: true,
      fields: html`
        ${field.radios('danger', 'Is anyone in danger now?', [
          { value: 'yes', text: 'Yes: it is an emergency', hint: `Attended and made safe within ${facts.emergencyHours}` },
          { value: 'no', text: 'No' },
        ])}
        ${dangerQuestionsOf(problem.id).map((question) => field.radios(dangerField(question), dangerQuestions[question], dangerAnswers.map((value) => ({ value, text: value === 'not-sure' ? 'Not sure, or they cannot say' : dangerAnswerInWords(value) }))))}
        ${questionsToAsk(facts.questions, form)}
        ${field.list('room', 'Room', rooms.map((room) => ({ value: room, text: room })), 'Choose the room')}
        ${field.radios('extent', 'How much of it?', extents.map((extent) => ({ value: extent, text: extent })))}
        ${field.radios('since', 'Since when?', sinces.map((since) => ({ value: since, text: since })))}
        ${field.words('words', 'What they told you', 'In their own words. The resident reads this on their page.')}
        ${field.photos('photos', 'Photos (optional)')}
        ${details({ summaryText: 'When a visit suits them (optional)', open: isAskedWhen(form), html: wishFields(form.body, form.errors) })}
        ${field.radios('reporter', 'Who is reporting it?', reporters(facts, form))}
        ${people.length > 0 && needs(facts, form)}`,
    })}`);
}

/** The landlord's own questions: which of them to ask turns on the answers before, so each but the first says when. */
function questionsToAsk(set: QuestionSet | undefined, form: FormState): Html | undefined {
  if (set === undefined) return undefined;
  const field = fieldsOf(form);
  const askedAfter = (number: number): string => set.questions.flatMap(({ answers }, index) => answers.filter(({ next }) => next === number).map(({ words }) => `“${words}” to question ${index + 1}`)).join(' or ');
  return html`${set.questions.map(({ words, answers }, index) => field.radios(askField(index + 1), `${index + 1}. ${words}`, [
    ...answers.map((answer, at) => ({ value: String(at + 1), text: answer.words })), { value: String(notSure), text: 'They are not sure' },
  ], index === 0 ? 'Ask if you can. It says what to bring, not how soon we come.' : `Only after the answer ${askedAfter(index + 1)}.`))}`;
}

/** What was said stays in sight, and so does what is wrong with it. */
const isAskedWhen = ({ body, errors }: FormState): boolean => wishFieldNames.some((name) => formList(body, name).length > 0) || errors['wishFrom'] !== undefined;

function hazardWarning(problem: Problem): string {
  const begins = `This could be a hazard (${hazardNames(problem)}). It will be marked so, and not booked as an ordinary job`;
  return dangerQuestionsOf(problem.id).length === 0 ? `${begins}.` : `${begins}, unless each question about danger has a clear no and nothing in their words tells of one.`;
}

function hazardNames({ couldBe }: Problem): string {
  return couldBe.map((id) => hazardKinds.find((kind) => kind.id === id)?.name.toLowerCase() ?? id).join(', ');
}

function reporters({ people }: DetailsFacts, form: FormState) {
  const field = fieldsOf(form);
  return [
    ...people.map(({ residentId, name, part }) => ({ value: residentId, text: name, hint: part })),
    {
      value: someoneElse,
      text: 'Someone else',
      reveals: html`${field.line('reporterName', 'Their name')}${field.line('reporterContact', 'Their phone number or email address')}`,
    },
    { value: seenByMe, text: 'I have seen it myself' },
  ];
}

function needs({ people }: DetailsFacts, form: FormState): Html {
  const shown = html`<ul class="govuk-list">${people.map(({ name, needsAnswer, needsConfirmedOn }) => html`<li>${name}: ${needsTag(needsAnswer, needsConfirmedOn)}</li>`)}</ul>`;
  return html`<h2 class="govuk-heading-m">What the household needs</h2>${shown}
    ${paragraph('Ask: is what we know still right? Does anyone need more time, help or another way to be reached?')}
    ${fieldsOf(form).radios('needs', 'Needs', choicesOf(['confirmed', 'not-asked']).map((choice) => (choice.value === 'confirmed'
      ? { value: 'confirmed', text: 'Confirmed with the caller today: still right' }
      : { value: 'not-asked', text: 'Not asked on this call' })))}`;
}
