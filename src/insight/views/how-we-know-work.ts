import { stackingTable } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { methods } from '../../statistics/methods.ts';
import { workMethods } from '../model/work.ts';

const means: Readonly<Record<(typeof workMethods)[number], string>> = {
  'cumulative-incidence': 'How much came back. A job is a repair reported as “damp or mould” or as water coming through, from the day on which it was first said to be done. It came back when, from the eighth day on, the resident or an inspection said that it was not fixed, or damp was reported or told of there again; sooner, it was not finished first time. A tenancy that ended or planned work that began ends the watch. Jobs of lately are watched for as long as there has been. Fewer than 20 jobs are not shown.',
  'observed-expected': 'Contractors beside jobs like theirs. Each job is expected to come back as often as all jobs of its trade and type of home by as many days, and as those that ended in the same half of the year (October to March, or April to September) where each half has 20 of them; what was seen is divided by what was expected, and drawn towards that of all. “Comes back more” is more than 80% sure to be above one and a quarter times what is expected, watch more than 50%. In 50 invented landlords whose eight contractors were alike none of 400 was marked or watched. Where two of the eight worked in winter only, and damp came back three times as often after winter work whoever did it, neither was marked in any of 50.',
};

/** How the page about finished work comes to its numbers. */
export function workMethodsSection(): Html {
  return html`<h2 class="govuk-heading-m" id="did-it-work">Did it work?</h2>
${stackingTable({
    caption: 'Methods for finished work', captionClasses: 'govuk-visually-hidden', firstCellIsHeader: true,
    head: [{ text: 'Method' }, { text: 'In plain English' }, { text: 'Version' }, { text: 'Source' }],
    rows: workMethods.map((name) => [{ text: name }, { text: means[name] }, { text: String(methods[name].version) }, { text: methods[name].source }]),
  })}
<p class="govuk-body">The share with another cause the second time is of jobs that came back and have a cause for both times. The share put on the people who live there is of jobs with a cause whose words blame them; the list of causes refuses such words.</p>`;
}
