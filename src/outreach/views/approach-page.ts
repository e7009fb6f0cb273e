import type { CaseFrameParts, CasePage, NextAction } from '../../casefile/index.ts';
import { countOf, longDateTime } from '../../clock/index.ts';
import { whenFields } from '../../hazards/index.ts';
import { insetText, tag, type Step } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { fieldsOf, link, paragraph, type FormState } from '../../repairs/index.ts';
import { results } from '../forms/record.ts';
import { channels, type Approach, type Way } from '../model.ts';
import { channelInWords, outcomeInWords, resultInWords, wayInWords } from '../words.ts';

export interface ApproachPageFacts {
  readonly page: CasePage;
  readonly approach: Approach;
  readonly outreach: { readonly name: string; readonly script: string; readonly way: Way };
  readonly actions: readonly NextAction[];
}

/** What one home of an outreach puts into the page that every case has. */
export function approachFrame({ page, approach, outreach, actions }: ApproachPageFacts): CaseFrameParts {
  return {
    page, actions, steps: ladder(approach), next: whatIsNext(approach),
    panels: html`<section class="house-panel" aria-labelledby="outreach-heading"><h2 class="govuk-heading-m" id="outreach-heading">Part of an outreach</h2>
${paragraph(html`${link(`/outreach/${approach.outreachId}`, outreach.name)}: ${wayInWords[outreach.way].toLowerCase()}`)}${approach.outcome === null && html`<h3 class="govuk-heading-s">What to say</h3>${insetText({ text: outreach.script })}`}</section>`,
  };
}

function ladder({ outcome, attempts }: Approach): readonly Step[] {
  return [{ text: 'Chosen', state: 'done' }, { text: 'Asked', state: outcome !== null || attempts > 0 ? 'done' : 'now' }, { text: outcome === null ? 'Answered' : outcomeInWords[outcome], state: outcome === null ? (attempts > 0 ? 'now' : 'to-come') : 'done' }];
}

function whatIsNext({ outcome, outcomeWords, settledAt, settledByName, foundReference, attempts }: Approach): Html {
  if (outcome === null) return paragraph(attempts === 0 ? 'Ask how the home is, and say here what came of it.' : `Asked ${countOf(attempts, 'time')} without an answer. Ask again, and say here what came of it.`);
  return html`<p class="govuk-body">${tag({ text: outcomeInWords[outcome], classes: outcome === 'damp found' ? 'govuk-tag--red' : 'govuk-tag--grey' })}</p>
${outcomeWords !== null && outcomeWords !== '' && paragraph(`“${outcomeWords}”`)}${foundReference !== null && paragraph(html`It is looked into as ${link(`/hazards/${foundReference}`, foundReference)}.`)}
<p class="govuk-body-s">${settledAt !== null && longDateTime(settledAt)}${settledByName !== null && `, ${settledByName}`}</p>`;
}

const resultHints: Readonly<Partial<Record<(typeof results)[number], string>>> = {
  'damp found': 'Opens a hazard with its clocks, counted from when we were told or saw it. Say below where it is and how bad.',
  'nobody answered': 'It stays on the list to be tried again.',
  'no answer': 'After at least three tries. Nothing is known of the home then.',
  'moved out': 'Nobody lives there any more.',
  'called off': 'It is not asked after all. Say why below.',
};

/** What came of asking one home. */
export function recordFields(form: FormState): Html {
  const fields = fieldsOf(form);
  return html`${fields.radios('result', 'What came of it?', results.map((value) => ({ value, text: resultInWords[value], ...(resultHints[value] === undefined ? {} : { hint: resultHints[value] ?? '' }) })))}
${fields.radios('how', 'How were they asked?', channels.map((value) => ({ value, text: channelInWords[value] })))}
${fields.words('words', 'What was said or seen', 'Needed for everything but “all is well” and “nobody answered”.')}
${whenFields(form, 'When was that?')}`;
}
