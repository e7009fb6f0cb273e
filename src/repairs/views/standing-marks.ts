import { dateInLondon, longDate, type PlainDate } from '../../clock/index.ts';
import { insetText, tag } from '../../platform/govuk/index.ts';
import { html, nothing, type Html } from '../../platform/html/index.ts';
import { causeInWords, needsCause, type RootCause } from '../model/causes.ts';
import type { Repair } from '../model.ts';
import type { WaitingRepair } from '../queries/programmes.ts';
import { link, paragraph } from './form-page.ts';

/** What stands on a repair beside its course, at the head of its page. */
export function standingMarks(repair: Repair, causes: readonly RootCause[], today: PlainDate): Html {
  const { temporaryFix, programme, materials, askedOperative } = repair;
  return html`${cancellationProposed(repair)}
    ${temporaryFix !== null && paragraph(html`${tag({ text: 'Mended for now', classes: 'govuk-tag--orange' })} Still to do, by ${longDate(temporaryFix.permanentBy, today)}: ${temporaryFix.permanent}.`)}
    ${programme !== null && paragraph(html`${tag({ text: 'Planned work', classes: 'govuk-tag--blue' })} ${link(`/programmes/${programme.programmeId}`, programme.name)}, by ${longDate(programme.promisedOn, today)}.`)}
    ${materials !== null && paragraph(`Materials: ${materials}`)}
    ${askedOperative !== null && paragraph(`${askedOperative.name} is asked to come back.`)}
    ${causeMark(repair, causes)}`;
}

function causeMark(repair: Repair, causes: readonly RootCause[]): Html {
  if (repair.cause !== null) return paragraph(`Cause: ${causeInWords(repair.cause, causes) ?? repair.cause}.`);
  return needsCause(repair) ? paragraph(html`${tag({ text: 'Cause not known', classes: 'govuk-tag--yellow' })} It cannot be closed before somebody has said why it happened.`) : nothing;
}

/** Somebody proposes to cancel it: what they say, for the one who decides. */
export function cancellationProposed({ cancellation }: Pick<Repair, 'cancellation'>): Html {
  if (cancellation === null) return nothing;
  const { by, at, reason, words } = cancellation;
  return insetText({ html: html`<strong>${by} proposes to cancel it: ${reason}.</strong> ${words} (${longDate(dateInLondon(at), dateInLondon(at))}). Somebody else decides.` });
}

/** Repairs that wait for a programme, on its page. */
export function waitingRepairs(repairs: readonly WaitingRepair[]): Html {
  return html`<h2 class="govuk-heading-m">Repairs that wait for it</h2>
    ${repairs.length === 0 ? paragraph('None.') : html`<ul class="govuk-list govuk-list--bullet">${repairs.map(({ reference, title, address }) => html`<li>${link(`/repairs/${reference}`, reference)} ${title}, ${address}</li>`)}</ul>`}
    ${repairs.length === 100 && paragraph('The first 100 are shown.')}`;
}
