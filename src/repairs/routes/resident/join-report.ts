import { caseContext, performOnCase, type Reference } from '../../../casefile/index.ts';
import { addWorkingDays, englandAndWales, longDate, type PlainDate } from '../../../clock/index.ts';
import { NotFound } from '../../../platform/database/index.ts';
import type { FileStore } from '../../../platform/files/index.ts';
import { redirect, type LandlordVisit, type Reply } from '../../../platform/http/index.ts';
import { dangerAnswersOf, diagnosisOfAnswers, firstContact, isEmergency, wishesOfAnswers } from '../../forms/resident/report-from-answers.ts';
import { performOnRepair, type Asking } from '../../perform.ts';
import { policyFrom } from '../../policy.ts';
import { keepPhotos } from './keep-photos.ts';
import type { OpenAlready } from './other-open-cases.ts';
import { showStep, type Reporting } from './report.ts';
import { addNote, askingOfReporter } from './reporter.ts';

/**
 * Adds this report to the one there is. Whoever adds gets no link to it and sees nothing of it: we know only what they
 * typed, and the other person's visits are their own affair.
 */
export async function joinTheirs(visit: LandlordVisit, reporting: Reporting, first: OpenAlready & { readonly store: FileStore }): Promise<Reply> {
  const { answers } = reporting;
  const { reference, other, store } = first;
  const asking = askingOfReporter(visit, answers, null);
  if (!(await addTo(first, asking, reporting))) return showStep(visit, 'repeat', reporting, { joining: 'It was closed just now. Choose that yours is another problem' });
  await addNote(asking, reference, answers, wishesOfAnswers(answers));
  await promiseToRing(asking, reference, answers.name);
  const errors = await keepPhotos({ asking, files: visit.files, store }, { caseId: await caseIdOf(visit, reference), reference, takenBy: asTheOther(answers.name), ...(other === undefined ? {} : { addTo: (photos) => other.addPhotos(asking, reference, photos) }) });
  if (errors !== undefined) return showStep(visit, 'check', reporting, { photos: errors });
  return redirect(`/l/${visit.landlord.slug}/report/added`);
}

/** Puts what they told on the case that is open. False where it was closed just now. */
async function addTo({ reference, other }: OpenAlready, asking: Asking, { answers, facts }: Reporting): Promise<boolean> {
  const { words, name } = answers;
  const contact = firstContact(answers);
  if (other !== undefined) return other.add(asking, reference, { words, isEmergency: isEmergency(answers), reporter: contact === null ? name : `${name} (${contact})` });
  return (await performOnRepair(asking, { reference }, { type: 'JoinReport', words, reporterName: name, reporterContact: contact, channel: 'web page', dangerAnswers: dangerAnswersOf(answers), diagnosis: diagnosisOfAnswers(answers, facts) })).ok;
}

/** Whatever name was typed, it is not the first person: what is theirs is not shown on that person's page. */
const asTheOther = (name: string): string => `${name}, who reported it too`;

/** A promise made to them by name, so that the first person's page does not show it. */
async function promiseToRing(asking: Asking, reference: Reference, name: string): Promise<void> {
  const dueOn = ringAddedBy(asking.landlord.settings, asking.today as PlainDate);
  const words = `We will contact ${name} about what they added, by ${longDate(dueOn, asking.today as PlainDate)}`;
  const done = await performOnCase(asking.tx, { reference }, { type: 'MakePromise', madeTo: asTheOther(name), words, dueOn }, caseContext(asking, asking.actor));
  if (!done.ok) throw new Error(`Our promise to ring could not be made: ${done.refusal}`);
}

/** The day by which we contact somebody who added to a report. */
export function ringAddedBy(settings: Readonly<Record<string, unknown>>, today: PlainDate): PlainDate {
  return addWorkingDays(today, policyFrom(settings).callBackWorkingDays, englandAndWales);
}

async function caseIdOf({ tx }: LandlordVisit, reference: Reference): Promise<string> {
  const rows = await tx.query<{ id: string }>('select id from cases where landlord_id = $1 and reference = $2', [tx.landlordId, reference]);
  const id = rows[0]?.id;
  if (id === undefined) throw new NotFound('repair');
  return id;
}
