import { dateInLondon, longDateWithYear } from '../../clock/index.ts';
import { insetText, summaryList } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { foundSoFar } from '../decide/found.ts';
import type { Outreach } from '../model.ts';
import type { CountedOutcomes } from '../queries/lists.ts';
import { wayInWords } from '../words.ts';
import { foundInWords, outcomesList } from './results.ts';

/** Fewer answers say more about chance. */
const fewAnswers = 20;

/** One outreach: what it found so far, and where its homes are. */
export function outreachPage(outreach: Outreach, counts: CountedOutcomes): Html {
  const { id, name, homes, way, chosenFrom, promisedOn, ownerName, startedAt, startedByName, script } = outreach;
  const { answered, found, settled } = foundSoFar(homes, counts);
  const row = (key: string, text: string) => ({ key: { text: key }, value: { text } });
  return html`<h1 class="govuk-heading-l"><span class="govuk-caption-l">Outreach</span>${name}</h1>
<p class="govuk-body"><strong>${answered === 0 ? '' : 'Damp found at '}${foundInWords(homes, counts)}.</strong>${answered > 0 && answered < fewAnswers && ' So few answers say little: the range shows how little.'} Of homes where nobody answered nothing is known, so they are not counted in it.</p>
${outcomesList(homes, counts)}
<p class="govuk-body"><a class="govuk-button" role="button" href="/outreach/${id}/homes">${settled < homes ? 'Ask the homes that are left' : 'All its homes'}</a></p>
<ul class="govuk-list house-actions"><li><a class="govuk-link" href="/outreach/${id}/homes?shown=found">Homes where damp was found (${found})</a></li><li><a class="govuk-link" href="/outreach/${id}/homes?shown=all">All ${homes} homes</a></li></ul>
${summaryList({ rows: [
    row('How homes are asked', wayInWords[way]), row('Where they came from', chosenFrom === '' ? 'Chosen one by one' : chosenFrom), row('Promised of each', `Asked by ${longDateWithYear(promisedOn)}`), row('Owner', ownerName),
    row('Begun', `${longDateWithYear(dateInLondon(startedAt))} by ${startedByName}`),
  ] })}
<h2 class="govuk-heading-m">What to say</h2>
${insetText({ text: script })}`;
}
