import type { CaseFrameParts, CasePage, NextAction } from '../../casefile/index.ts';
import { longDate, type PlainDate } from '../../clock/index.ts';
import type { Photo } from '../../evidence/index.ts';
import { photoRow } from '../../evidence/index.ts';
import { tag, type Step } from '../../platform/govuk/index.ts';
import { html, nothing, type Html } from '../../platform/html/index.ts';
import type { RepairRecord } from '../decide/index.ts';
import { orderedWorkStands } from '../decide/orders.ts';
import { openVisit } from '../decide/visits.ts';
import { stages, type Repair, type Visit } from '../model.ts';
import { problemOf } from '../problems.ts';
import { partOfDayInWords, purposeInWords, stageInWords } from '../words.ts';
import type { RecallLine } from '../queries/first-fix.ts';
import { theirWords } from './action-fields.ts';
import { remediesSection } from './remedies.ts';
import type { RepairPolicy } from '../policy.ts';
import { nowhereToWrite } from './refusal-words.ts';
import { accessPanel } from './access-panel.ts';
import { standingMarks } from './standing-marks.ts';
import { cameBack, recallOnCase } from './recall-panel.ts';
import { link, paragraph, postForm, type FormState } from './form-page.ts';
import { unmarkedNote } from './unmarked-note.ts';

export interface RepairPageFacts {
  readonly page: CasePage;
  readonly record: RepairRecord;
  readonly followOnTo: string | undefined;
  readonly photos: readonly Photo[];
  /** What came back of this job. */
  readonly recalls: readonly RecallLine[];
  readonly policy: RepairPolicy;
  readonly actions: readonly NextAction[];
  /** Where this reader may withdraw the resident's link or send a new one. */
  readonly linkForms: LinkForms | undefined;
}

interface LinkForms extends Pick<FormState, 'csrfToken'> {
  /** We hold an address that a new one can go to. */
  readonly canSend: boolean;
}

/** What a repair puts into the page that every case has. */
export function repairFrame({ page, record, followOnTo, photos, recalls, policy, actions, linkForms }: RepairPageFacts): CaseFrameParts {
  const { repair } = record;
  return {
    page,
    actions,
    steps: ladder(repair, record.workOrderedDoneAt),
    warning: repair.hazard === 'possible' ? 'Possible hazard. It is not an ordinary job: it is inspected or made safe first, or a hazard case is opened, where two people decide whether it is a hazard.' : undefined,
    next: html`${marks(repair, followOnTo)}${recallOnCase(repair.recall, page.today)}${standingMarks(repair, policy.causes, page.today)}${whatIsNext(record, page.today)}`,
    sections: html`${remediesSection(repair.remedies, page.file.reference)}${photosSection(photos, page.file.reference)}`,
    panels: html`<section class="house-panel" aria-labelledby="report-heading"><h2 class="govuk-heading-m" id="report-heading">What we were told</h2>
      ${paragraph(problemOf(repair.problem)?.words ?? repair.problem)}${theirWords(repair)}${unmarkedNote(page, repair)}</section>
      ${accessPanel(repair, policy, page.today)}${cameBack(recalls, page.today)}
      ${linkForms !== undefined && linkPanel(page.file.reference, linkForms)}`,
  };
}

function linkPanel(reference: string, form: LinkForms): Html {
  const send = !form.canSend ? paragraph(`${nowhereToWrite} Whoever reported this left no mobile number or email that we may use, and it is of no one home. So no new link can be sent.`) : postForm(form, { action: `/repairs/${reference}/link/send`, verb: 'Send a new link', fields: nothing, look: 'secondary' });
  const withdraw = postForm(form, { action: `/repairs/${reference}/link/revoke`, verb: 'Withdraw the link', fields: nothing, look: 'warning' });
  return html`<section class="house-panel" aria-labelledby="link-heading"><h2 class="govuk-heading-m" id="link-heading">The resident’s link</h2>
    ${paragraph('With it they follow this repair and tell us whether it is fixed. A new link ends the one before.')}${send}${withdraw}</section>`;
}

const ladderStages = stages.filter((stage) => stage !== 'cancelled');

/**
 * Reported, Diagnosed, Booked, Fixed, Confirmed, Closed; a cancelled repair stops where it was. One that closed without a visit
 * of ours or an order was brought over closed: what came between is not on our record, and is not claimed.
 */
export function ladder({ stage, visits }: Pick<Repair, 'stage' | 'visits'>, workOrderedDoneAt: RepairRecord['workOrderedDoneAt'] = null): readonly Step[] {
  if (stage === 'cancelled') return [{ text: 'Reported', state: 'done' }, { text: 'Cancelled', state: 'now' }];
  if (stage === 'closed' && visits.length === 0 && workOrderedDoneAt === null) return [{ text: 'Reported', state: 'done' }, { text: 'Closed', state: 'done' }];
  // Only a repair that waits for one shows that rung.
  const rungs = ladderStages.filter((name) => name !== 'programmed' || stage === 'programmed');
  const at = rungs.indexOf(stage);
  return rungs.map((name, index) => ({
    text: stageInWords(name),
    state: index < at || stage === 'closed' ? 'done' : index === at ? 'now' : 'to-come',
  }));
}

function marks({ hazard, isEmergency, failedFixes, trade }: Repair, followOnTo: string | undefined): Html {
  const tags = [
    isEmergency && tag({ text: 'Reported as an emergency', classes: 'govuk-tag--red' }),
    hazard === 'possible' && tag({ text: 'Possible hazard', classes: 'govuk-tag--orange' }),
    hazard === 'own-case' && tag({ text: 'Has a hazard case', classes: 'govuk-tag--orange' }),
    hazard === 'not-a-hazard' && tag({ text: 'Found not to be a hazard', classes: 'govuk-tag--grey' }),
    failedFixes > 0 && tag({ text: `Not fixed before × ${failedFixes}`, classes: 'govuk-tag--red' }),
  ].filter((shown) => shown !== false);
  return html`${tags.length > 0 && html`<p class="govuk-body">${tags.map((shown) => html`${shown} `)}</p>`}
    ${followOnTo !== undefined && paragraph(html`Follow-on to ${link(`/repairs/${followOnTo}`, followOnTo)}.`)}
    ${trade !== null && paragraph(`Trade: ${trade}.`)}`;
}

function whatIsNext(record: RepairRecord, today: PlainDate): Html {
  const visit = openVisit(record.repair);
  if (visit !== undefined) return visitInWords(visit, today);
  return waitsForOthers(record, today) ?? paragraph(nextByStage[record.repair.stage]);
}

/** Somebody decided on the repair and no visit of ours is booked: whether one is wanted depends on what others do of it. */
function waitsForOthers(record: RepairRecord, today: PlainDate): Html | undefined {
  const { repair, spine, openOrders } = record;
  if (repair.stage !== 'diagnosed' && repair.stage !== 'booked') return undefined;
  const [followOn] = spine.openFollowOns;
  if (followOn !== undefined) return paragraph(html`More work comes first: ${link(`/repairs/${followOn}`, followOn)}.`);
  const [order] = openOrders;
  if (order !== undefined) return paragraph(html`Order ${order.number} (${order.trade}) ${order.state.kind === 'scheduled' ? `is to be done ${longDate(order.state.on, today)}` : 'is to be done'}. Once it is, say that all the work is done.`);
  return orderedWorkStands(record) ? paragraph('What was ordered is done. Say that all the work is done, or book a visit for what is left.') : undefined;
}

const nextByStage: Readonly<Record<Repair['stage'], string>> = {
  reported: 'Somebody decides how soon it must be done, and by which trade.',
  diagnosed: 'A visit is to be booked.',
  booked: 'A visit is to be booked.',
  programmed: 'Planned work will do this. If its date moves or passes, or it is dropped, this repair opens again by itself.',
  fixed: 'The resident is asked whether it is fixed.',
  confirmed: 'The resident says it is fixed. It can be closed once nothing on it is open.',
  closed: 'Nothing more. If the problem comes back, record the resident’s answer “not fixed”: the same repair opens again.',
  cancelled: 'Nothing more: it was cancelled.',
};

function visitInWords({ on, partOfDay, purpose, operativeName }: Visit, today: PlainDate): Html {
  return paragraph(html`<strong>Visit ${longDate(on, today)}, ${partOfDayInWords(partOfDay)}</strong><br>${operativeName} comes to ${purposeInWords(purpose)}.`);
}

function photosSection(photos: readonly Photo[], reference: string): Html {
  return html`<section id="photos" aria-labelledby="photos-heading"><h2 class="govuk-heading-m" id="photos-heading">Evidence</h2>
    ${photos.length === 0 ? paragraph('No photos yet.') : photoRow(photos, '/photos')}
    ${paragraph(html`${link(`/cases/${reference}/evidence/add`, 'Add photos, documents or recordings')} · ${link(`/cases/${reference}/evidence`, 'All evidence')} · ${link(`/cases/${reference}/messages`, 'All messages')}`)}</section>`;
}
