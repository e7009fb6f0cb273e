import { longDate, type PlainDate } from '../../clock/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { fieldsOf, paragraph, presenceField, readingFields, type FormState } from '../../repairs/index.ts';
import { nextRecheck } from '../decide/dry/schedule.ts';
import { checkResults, type CheckOccasion, type Watch } from '../model.ts';
import { occasionInWords, resultInWords } from '../words.ts';
import { recheckRule } from './dry.ts';
import { whenFields } from './fields.ts';

/** The look that is awaited: which it is, and the checks that are promised where it is watched. */
export interface AwaitedLook {
  readonly occasion: CheckOccasion;
  readonly watch: Watch | null;
  readonly today: PlainDate;
  /** The rule of the checks stands above the form already. */
  readonly isRuleSaid?: boolean;
  /** The resident can sign on the screen. */
  readonly canSign?: boolean;
}

/** The questions of a look whether it is dry, at a desk or on a phone. */
export function dryCheckFields(form: FormState, awaited: AwaitedLook): Html {
  const field = fieldsOf(form);
  const again = field.date('againOn', 'When does somebody try again?', 'Within four weeks. It is promised to the resident. Where that is after the winter, the check is made in the next.');
  return html`${paragraph(whichCheck(awaited))}${whenFields(form, 'When was it looked at?')}
    ${field.radios('result', 'What was found?', checkResults.map((value) => ({ value, text: resultInWords[value], ...(value === 'nobody in' ? { reveals: again } : {}) })))}
    ${field.words('words', 'What was looked at, and what was found', 'The building is looked at, never how people live.')}
    <h2 class="govuk-heading-m">What was measured</h2>${paragraph('At least the moisture of the wall that was damp. Leave it empty where nobody was in.')}${readingFields(field)}
    ${field.photos('photos', 'Photos (optional)')}${presenceField(field, awaited.canSign === true)}`;
}

function whichCheck({ occasion, watch, today, isRuleSaid }: AwaitedLook): string {
  const due = watch === null ? undefined : nextRecheck(watch.rechecks);
  const when = due === undefined ? '' : ` It counts from ${longDate(due.notBefore, today)} and is promised by ${longDate(due.dueOn, today)}.`;
  return `${occasionInWords[occasion]}: by somebody who did not do the work.${when}${isRuleSaid === true ? '' : ` ${recheckRule}`}`;
}
