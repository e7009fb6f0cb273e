import { dateInLondon, longDate, timeInLondon, type PlainDate } from '../../clock/index.ts';
import { insetText } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { isComplete, type HowFresh } from '../model.ts';

/** For the first lines of a file that is made before every case is counted: whoever opens it later has no page beside it. */
export function incompleteInWords(fresh: HowFresh): readonly (readonly [what: string, words: string])[] {
  if (isComplete(fresh) || (fresh.countedAt === null && fresh.soFar === null)) return [];
  const share = fresh.soFar === null ? '' : ` (${Math.min(99, Math.floor((fresh.soFar.counted / fresh.soFar.all) * 100))} in 100 cases so far)`;
  return [['Not complete', `Every case was still being counted when this file was made${share}: the figures are too low. Make it again once the page says that all are counted.`]];
}

/** How far the counting has come. */
export function freshness({ countedAt, isFirstCount, waiting }: HowFresh, today: PlainDate): Html {
  if (countedAt === null) return html`<p class="govuk-body-s">There is no case to count yet.</p>`;
  const at = `${timeInLondon(countedAt)} on ${longDate(dateInLondon(countedAt), today)}`;
  if (isFirstCount) return insetText({ text: `Every case is being counted: until that is done, these figures are too low. Last counted at ${at}.` });
  return html`<p class="govuk-body-s">Counted at ${at}. Changes are counted within a minute or two.${waiting > 0 && ` ${waiting === 1 ? '1 change waits' : `${waiting} changes wait`} to be counted.`}</p>`;
}
