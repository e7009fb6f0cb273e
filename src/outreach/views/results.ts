import { html, type Html } from '../../platform/html/index.ts';
import { foundSoFar } from '../decide/found.ts';
import { outcomes } from '../model.ts';
import type { CountedOutcomes } from '../queries/lists.ts';
import { outcomeInWords } from '../words.ts';

const inHundred = (share: number): string => {
  const value = share * 100;
  return value >= 9.95 || Number.isInteger(value) ? String(Math.round(value)) : value.toFixed(1);
};

/** What was found, of each hundred homes that answered, with its range. */
export function foundInWords(homes: number, counts: CountedOutcomes): string {
  const { answered, found, share } = foundSoFar(homes, counts);
  if (share === null) return 'Nobody has answered yet';
  return `${found} of ${answered} that answered: ${inHundred(share.share)} in 100 (${inHundred(share.low)} to ${inHundred(share.high)})`;
}

/** How many came to what, and how many are still to be asked. */
export function outcomesList(homes: number, counts: CountedOutcomes): Html {
  const left = homes - foundSoFar(homes, counts).settled;
  return html`<ul class="govuk-list">${outcomes.flatMap((outcome) => ((counts[outcome] ?? 0) === 0 ? [] : [html`<li>${outcomeInWords[outcome]}: <strong>${counts[outcome] ?? 0}</strong></li>`]))}<li>Still to be asked: <strong>${left}</strong></li></ul>`;
}
