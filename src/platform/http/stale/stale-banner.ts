import { errorSummary, insetText } from '../../govuk/index.ts';
import { html, raw, render, type Html } from '../../html/index.ts';
import type { FormBody } from '../visit.ts';
import type { Said } from './put-back.ts';

/** What is said where somebody else was quicker. Whoever reads it sends it again knowing so. */
export const changedMeanwhile = 'Somebody else changed this while you were writing. What you wrote is still here: look at what is there now, then send it once more.';

export interface StaleFacts {
  /** What was done meanwhile, where its record tells it. */
  readonly told: Html | undefined;
  readonly now: readonly Said[];
  /** What no box of the page takes any more. */
  readonly unplaced: FormBody;
  readonly hadFiles: boolean;
}

/** Above the page: that it changed, how, and what was written for which there is no box any more. */
export function staleBanner({ told, now, unplaced, hadFiles }: StaleFacts): Html {
  const words = wordsIn(unplaced);
  const parts = [
    told !== undefined && html`<h2 class="govuk-heading-s">What changed meanwhile</h2>${told}`,
    now.length > 0 && html`<h2 class="govuk-heading-s">What is there now, where you sent something else</h2><ul class="govuk-list govuk-list--bullet">${now.map(({ label, words: said }) => html`<li>${label}: ${said}</li>`)}</ul>`,
    words.length > 0 && html`<h2 class="govuk-heading-s">What you wrote, for which there is no box here now</h2>${words.map((each) => html`<blockquote class="govuk-inset-text house-as-written">${each}</blockquote>`)}`,
    hadFiles && html`<p class="govuk-body">Choose your photos or files again: a browser does not send them twice by itself.</p>`,
  ].filter((part) => part !== false);
  return html`${errorSummary({ titleText: 'Nothing was saved yet', errorList: [{ text: changedMeanwhile }] })}${parts.length > 0 && insetText({ html: html`${parts}`, classes: 'house-meanwhile' })}`;
}

/** Words that a person typed, not what a form knows of itself such as the id of a visit. */
function wordsIn(body: FormBody): string[] {
  return Object.entries(body).filter(([name]) => name !== '_csrf').flatMap(([, value]) => [value].flat()).filter((value): value is string => typeof value === 'string' && /\s|^[A-Z]/.test(value.trim()));
}

/** The page with this at its top, and in its title that something is wrong. */
export function withBanner(page: string, facts: StaleFacts): Html {
  const banner = render(staleBanner(facts));
  return raw(page.replace(/<main\b[^>]*>/, (main) => `${main}\n${banner}`).replace(/<title>(?!Error: )/, '<title>Error: '));
}
