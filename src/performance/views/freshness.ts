import { dateInLondon, longDate, timeInLondon, type PlainDate } from '../../clock/index.ts';
import { insetText } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import type { HowFresh } from '../queries/figures.ts';

/** How far the counting has come. */
export function freshness({ countedAt, isFirstCount, waiting }: HowFresh, today: PlainDate): Html {
  if (countedAt === null) return html`<p class="govuk-body-s">There is no case to count yet.</p>`;
  const at = `${timeInLondon(countedAt)} on ${longDate(dateInLondon(countedAt), today)}`;
  if (isFirstCount) return insetText({ text: `Every case is being counted: until that is done, these figures are too low. Last counted at ${at}.` });
  return html`<p class="govuk-body-s">Counted at ${at}. Changes are counted within a minute or two.${waiting > 0 && ` ${waiting === 1 ? '1 change waits' : `${waiting} changes wait`} to be counted.`}</p>`;
}
