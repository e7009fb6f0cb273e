import type { CasePage } from '../../casefile/index.ts';
import { dateInLondon, longDate, timeInLondon, type PlainDate } from '../../clock/index.ts';
import { details, panel, summaryList, warningText } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import type { Repair } from '../model.ts';
import { recallWarning } from './recall-panel.ts';
import { column, link, paragraph } from './form-page.ts';
import { unmarkedNote } from './unmarked-note.ts';

/** What to read back to the caller: the number, what we promised, what was sent, and what a possible hazard means. */
export function reportedPage(page: CasePage, repair: Repair): Html {
  const { file, ownerName, teamName, clocks, promises, today } = page;
  const open = clocks.filter(({ status, kind }) => status === 'open' && kind !== 'promise');
  return column(html`${panel({ titleText: 'Repair reported', html: html`Reference<br><strong>${file.reference}</strong>` })}
    ${repair.hazard === 'possible' && warningText({ text: 'This could be a hazard. It is not an ordinary job: somebody competent looks at it or makes it safe first, and the law’s clocks have started.' })}
    ${unmarkedNote(page, repair)}
    ${recallWarning(repair.recall)}
    ${repair.isEmergency && warningText({ text: 'It is an emergency: tell a planner now, so that somebody is sent.' })}
    ${summaryList({ rows: [
      { key: { text: 'What' }, value: { text: file.title } },
      { key: { text: 'Where' }, value: { text: page.place.address } },
      { key: { text: 'Owner' }, value: { text: `${ownerName} (${teamName})` } },
      { key: { text: 'We promised' }, value: { html: lines(promises.filter(({ outcome }) => outcome === null).map(({ words }) => html`${words}`)) } },
      { key: { text: 'Sent' }, value: { html: lines(sentWords(page)) } },
    ] })}
    <h2 class="govuk-heading-m">Clocks that have started</h2>
    ${open.length === 0 ? paragraph('None.') : open.map(({ duty, dueOn, dueAt, because }) => html`<p class="govuk-body govuk-!-margin-bottom-1"><strong>${duty}</strong>: by ${dueInWords(dueOn, dueAt, today)}</p>
      ${details({ summaryText: 'Why this date?', text: because })}`)}
    ${paragraph(link(`/repairs/${file.reference}`, `Go to ${file.reference}`))}
    ${paragraph(link('/report', 'Report another repair'))}`);
}

function lines(entries: readonly Html[]): Html {
  return html`${entries.length === 0 ? 'Nothing' : entries.map((entry, at) => html`${at > 0 && html`<br>`}${entry}`)}`;
}

/** The messages of the first minutes, as the timeline has them. */
function sentWords({ timeline }: CasePage): readonly Html[] {
  return timeline.events.filter(({ type }) => type === 'MessageQueued').map(({ data }) => html`${String(data['subject'])}, to ${String(data['to'])} by ${String(data['channel'])}`);
}

function dueInWords(dueOn: PlainDate | null, dueAt: CasePage['now'] | null, today: PlainDate): string {
  if (dueAt !== null) return `${longDate(dateInLondon(dueAt), today)}, ${timeInLondon(dueAt)}`;
  return dueOn === null ? '' : longDate(dueOn, today);
}
