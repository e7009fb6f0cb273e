import { wishFieldNames } from '../../../appointments/index.ts';
import type { QuestionSet } from '../../../diagnosis/index.ts';
import { formList, formText } from '../../../platform/http/form-values.ts';
import type { FormBody } from '../../../platform/http/visit.ts';
import { everyDangerQuestion, type DangerQuestion } from '../../model/danger-questions.ts';
import { dangerField } from '../danger-answers.ts';

/** Every question of the public report. All answers travel with the form, so a page that comes back has lost nothing. */
export const answerFields = [
  'danger', 'postcode', 'place', 'problem', 'room', 'extent', 'since', ...everyDangerQuestion.map(dangerField<DangerQuestion>), 'detail', 'words', 'risk', 'name', 'mobile', 'email', 'phone', 'times', ...wishFieldNames, 'joining',
  // No question: the token under which the answers were kept, when they were.
  'kept',
] as const;
export type AnswerField = (typeof answerFields)[number];
export type Answers = Readonly<Record<AnswerField, string>>;

/** What was answered so far, as typed; '' where nothing was. */
export function answersFrom(body: FormBody): Answers {
  // Browsers send every new line as two characters; kept as one, a text does not grow on its way from page to page.
  const entries = answerFields.map((field) => [field, textOf(body, field).replaceAll('\r\n', '\n')]);
  const answers = Object.fromEntries(entries) as Answers;
  // A page of questions that was left with nothing new chosen says what had been chosen before.
  return answers.detail === '' ? { ...answers, detail: formText(body, detailBefore) } : answers;
}

/** What is ticked in several boxes travels on as one text. */
const textOf = (body: FormBody, field: AnswerField): string => (Array.isArray(body[field]) && field.startsWith('wish') ? formList(body, field).join(' ') : formText(body, field));

/** What had been answered of the landlord's own questions when one of them was shown, and how many answers stood before it. */
export const detailBefore = 'detailBefore';
export const detailAt = 'detailAt';

/** A box that people do not see and programs fill in. */
export const trapField = 'website';

export const dangers = ['no', 'danger', 'gas', 'fire'] as const;
export const risks = ['yes', 'no', 'not-said'] as const;
export const joinings = ['join', 'new'] as const;

/** The answer that one's address is not among those listed. */
export const notListed = 'not-listed';

/** A place people can report on: a home of ours, or a shared area near it. */
export interface PublicPlace {
  /** `home:` or `area:` and the id. */
  readonly value: string;
  readonly label: string;
}

/** What the database says of the answers so far. */
export interface ReportFacts {
  /** The places of ours at the postcode that was given. */
  readonly places: readonly PublicPlace[];
  /** A repair of the same problem is open at the same place. */
  readonly mayBeRepeat: boolean;
  /** What the landlord asks of this problem, where it asks anything. */
  readonly questions?: QuestionSet | undefined;
}

export function placeChosen(answers: Answers, { places }: ReportFacts): PublicPlace | undefined {
  return places.find(({ value }) => value === answers.place);
}

export const isSharedArea = ({ place }: Answers): boolean => place.startsWith('area:');
