import type { PlainDate } from '../../clock/index.ts';
import { photosOfCase } from '../../evidence/index.ts';
import { hazardsAround, registerInWords } from '../../homes/index.ts';
import type { StaffVisit } from '../../platform/http/index.ts';
import type { Html } from '../../platform/html/index.ts';
import { contactDetailsOf, instructionsFor } from '../../residents/index.ts';
import { recordView } from '../../staff/index.ts';
import { mayOnHazard, whoCan } from '../access.ts';
import { whyNot } from '../decide/why-not.ts';
import { questionsOf } from '../routes/actions/investigation.ts';
import { openHazard, type OpenHazard } from '../routes/open-hazard.ts';
import { carriedHazardPage } from '../views/carried-page.ts';
import { hazardRefusalInWords } from '../views/refusal-words.ts';

/** A hazard as it is carried to a place without signal. */
export interface CarriedHazard {
  readonly id: string;
  readonly reference: string;
  readonly address: string;
  readonly main: Html;
  readonly photoIds: readonly string[];
}

/** For whoever may see it. That it was taken along is written down as a look. */
export async function carriedHazard(visit: StaffVisit, reference: string): Promise<CarriedHazard> {
  const open = await openHazard(visit, reference);
  const { file } = open.record.spine;
  const { address } = open.place;
  const [door, around, askFor, photos] = await Promise.all([
    file.homeId === null ? { instructions: [], notYetAsked: false } : instructionsFor(visit.tx, file.homeId, visit.today), hazardsAround(visit.tx, file), whoToAskFor(visit, file.residentId), photosOfCase(visit.tx, file.id),
  ]);
  await recordView(visit.tx, visit, 'case', file.id);
  const photoIds = photos.map(({ id }) => id);
  const main = carriedHazardPage({
    reference: file.reference, address, hazard: open.record.hazard, door, register: registerInWords(around, visit.today as PlainDate), askFor, photoIds, questions: questionsOf(open), investigator: visit.actor.name, notNow: whyNotNow(open),
  });
  return { id: file.id, reference: file.reference, address, main, photoIds };
}

async function whoToAskFor({ tx }: StaffVisit, residentId: string | null) {
  const person = residentId === null ? undefined : await contactDetailsOf(tx, residentId);
  return person === undefined ? undefined : { name: person.name, phone: person.mobile ?? person.phone };
}

function whyNotNow({ record, context, asking, place }: OpenHazard): string | undefined {
  if (!mayOnHazard(asking.actor, 'RecordInvestigation', place.organisationIds)) return whoCan('RecordInvestigation');
  const refused = whyNot(record, 'RecordInvestigation', context);
  return refused === undefined ? undefined : hazardRefusalInWords(refused.refusal, refused.facts);
}
